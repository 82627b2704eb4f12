import { BootClock } from "/assets/tablet/outbox/clock.js";
import { Courier } from "/assets/tablet/outbox/courier.js";
import { Dispatcher } from "/assets/tablet/outbox/dispatcher.js";
import { isTooEarly, patienceNote } from "/assets/tablet/outbox/sending.js";
import { Shelf } from "/assets/tablet/outbox/shelf.js";
import { Vault } from "/assets/tablet/outbox/vault.js";

/**
 * Keeps the shell, so that the page opens without a network and can send what waits. Always the network first, the
 * copy only when it fails; the citizen's data and films never come here. And sends the events that wait on disk when the
 * network comes back after the page was closed.
 */

const cacheName = "trin-tablet-shell";
const page = "/tablet";
const assets = "/assets/tablet/";
/** A network that is there but does not answer should not keep the page shut. Milliseconds. */
const patience = 5000;
const mostAttempts = 5;

const shell = [
    "api.js", "calendar.js", "choose.js", "dom.js", "faces.js", "flow.js", "icons/trin-180.png", "icons/trin-192.png",
    "icons/trin-512.png", "icons/trin.svg", "main.js", "manifest.webmanifest", "outbox/clock.js", "outbox/courier.js",
    "outbox/database.js", "outbox/dispatcher.js", "outbox/identifiers.js", "outbox/outbox.js", "outbox/sending.js",
    "outbox/sequence.js", "outbox/shelf.js", "outbox/vault.js", "pairing.js", "player/meter.js", "player/player.js",
    "player/timeline.js", "player/tracker.js", "player/training.js", "reports/condition.js", "reports/faults.js",
    "screens/help.js", "screens/pairing.js", "screens/progress.js", "screens/questions.css", "screens/questions.js",
    "screens/screen.js", "screens/session.css", "screens/session.js", "screens/stop-dialog.js", "screens/test.css",
    "screens/test.js", "screens/thanks.js", "screens/today.css", "screens/today.js", "screens/waiting.js", "tablet.css", "texts.js", "timelines.js", "view.js",
    "wake-lock.js",
];

self.addEventListener("install", (event) => {
    const urls = [page, ...shell.map((name) => assets + name)];
    event.waitUntil(Promise.all(urls.map((url) => take(url))).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
    event.waitUntil(self.clients.claim());
});

self.addEventListener("sync", (event) => {
    if (event.tag === "trin-outbox") event.waitUntil(sendWhatWaits());
});

self.addEventListener("fetch", (event) => {
    const { pathname, origin } = new URL(event.request.url);
    const isShell = pathname === page || pathname.startsWith(assets);
    if (event.request.method !== "GET" || origin !== self.location.origin || !isShell) return;
    event.respondWith(networkFirst(event));
});

/** Throws while something still waits: the browser then tries again later, with pauses of its own. */
async function sendWhatWaits() {
    const vault = await Vault.open();
    if (isTooEarly(await vault.note(patienceNote), Date.now())) throw new Error("The server has asked for patience.");
    const courier = new Courier({ clock: new BootClock(), fetch: (...request) => fetch(...request) });
    const outcome = await new Dispatcher({ shelf: new Shelf(vault), courier }).send();
    if (outcome.is !== "wait") return;
    if (outcome.told) await vault.setNote(patienceNote, Date.now() + outcome.after);
    throw new Error("Events wait to be sent.");
}

async function networkFirst(event) {
    const key = new URL(event.request.url).pathname;
    const fetching = whole(event.request).then((response) => {
        if (response.ok && !response.redirected) event.waitUntil(keep(key, response.clone()));
        return response;
    });
    const kept = async () => (await caches.open(cacheName)).match(key);
    const tired = new Promise((resolve) => setTimeout(resolve, patience)).then(kept);
    const first = await Promise.race([fetching.catch(kept), tired]);
    return first ?? fetching;
}

/** An answer that breaks off half way is no answer. */
async function whole(request) {
    const response = await fetch(request);
    await response.clone().arrayBuffer();
    return response;
}

/** Tries more than once: of fifty files on a bad network one always fails. */
async function take(url) {
    for (let attempt = 1; ; attempt += 1) {
        try {
            const response = await whole(new Request(url, { cache: "reload" }));
            if (!response.ok) throw new TypeError(`${url} was answered with ${response.status}.`);
            return await keep(url, response);
        } catch (error) {
            if (attempt === mostAttempts) throw error;
            await new Promise((resolve) => setTimeout(resolve, attempt * 500));
        }
    }
}

async function keep(key, response) {
    await (await caches.open(cacheName)).put(key, response);
}
