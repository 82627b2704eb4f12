/**
 * Keeps the shell, so that the page opens without a network and can send what waits. Always the network first, the
 * copy only when it fails; the citizen's data, films and events never come here.
 */

const cacheName = "trin-tablet-shell";
const page = "/tablet";
const assets = "/assets/tablet/";
/** A network that is there but does not answer should not keep the page shut. Milliseconds. */
const patience = 5000;

const shell = [
    "api.js", "calendar.js", "choose.js", "dom.js", "faces.js", "flow.js", "icons/trin-180.png", "icons/trin-192.png",
    "icons/trin-512.png", "icons/trin.svg", "main.js", "manifest.webmanifest", "outbox/clock.js", "outbox/identifiers.js",
    "outbox/outbox.js", "outbox/sending.js", "outbox/vault.js", "pairing.js", "player/player.js", "player/timeline.js",
    "player/tracker.js", "player/training.js", "screens/pairing.js", "screens/progress.js", "screens/questions.css",
    "screens/questions.js", "screens/screen.js", "screens/session.css", "screens/session.js", "screens/stop-dialog.js",
    "screens/thanks.js", "screens/today.css", "screens/today.js", "screens/waiting.js", "tablet.css", "texts.js", "view.js",
    "wake-lock.js",
];

self.addEventListener("install", (event) => {
    const requests = [page, ...shell.map((name) => assets + name)].map((url) => new Request(url, { cache: "reload" }));
    event.waitUntil(caches.open(cacheName).then((cache) => cache.addAll(requests)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
    event.waitUntil(self.clients.claim());
});

self.addEventListener("fetch", (event) => {
    const { pathname, origin } = new URL(event.request.url);
    const isShell = pathname === page || pathname.startsWith(assets);
    if (event.request.method !== "GET" || origin !== self.location.origin || !isShell) return;
    event.respondWith(networkFirst(event));
});

async function networkFirst(event) {
    const key = new URL(event.request.url).pathname;
    const fetching = fetch(event.request).then((response) => {
        if (response.ok && !response.redirected) event.waitUntil(keep(key, response.clone()));
        return response;
    });
    const kept = async () => (await caches.open(cacheName)).match(key);
    const tired = new Promise((resolve) => setTimeout(resolve, patience)).then(kept);
    const first = await Promise.race([fetching.catch(kept), tired]);
    return first ?? fetching;
}

async function keep(key, response) {
    await (await caches.open(cacheName)).put(key, response);
}
