import { BootClock } from "/assets/tablet/outbox/clock.js";
import { Courier } from "/assets/tablet/outbox/courier.js";
import { Dispatcher } from "/assets/tablet/outbox/dispatcher.js";
import { isTooEarly, patienceNote } from "/assets/tablet/outbox/sending.js";
import { Shelf } from "/assets/tablet/outbox/shelf.js";
import { Vault } from "/assets/tablet/outbox/vault.js";

/**
 * Keeps the shell, so that the page opens without a network and can send what waits. A worker serves one edition of it,
 * out of a cache of its own that is whole before the worker counts as installed: modules of two editions would not fit
 * each other, and the page would stay empty. The citizen's data and films never come here. And sends the events that
 * wait on disk when the network comes back after the page was closed.
 */

/** The files of this edition with their digests: the server writes them here when it sends this script. */
const edition = { version: "", files: {} };
const family = "trin-tablet-shell";
const cacheName = `${family}-${edition.version}`;
const mostAttempts = 5;
let isLost = false;

self.addEventListener("install", (event) => {
    event.waitUntil(Promise.all(Object.entries(edition.files).map(([path, digest]) => take(path, digest))));
});

self.addEventListener("activate", (event) => {
    event.waitUntil(Promise.all([removeOthers(), self.clients.claim()]));
});

/** A page has a moment at which nobody would notice that it is loaded anew. */
self.addEventListener("message", (event) => {
    if (event.data === "takeOver") event.waitUntil(takeOver());
});

self.addEventListener("sync", (event) => {
    if (event.tag === "trin-outbox") event.waitUntil(sendWhatWaits());
});

self.addEventListener("fetch", (event) => {
    const { pathname, origin } = new URL(event.request.url);
    if (event.request.method !== "GET" || origin !== self.location.origin || !(pathname in edition.files)) return;
    event.respondWith(answer(event.request, pathname));
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

/** Where the disk has lost the page, all of it comes from the network; else nothing of another edition does. */
async function answer(request, path) {
    const copy = await kept(path).catch(() => null);
    if (request.mode === "navigate") isLost = !copy;
    if (isLost) return fetch(request);
    return copy ?? fetch(new Request(path, { integrity: edition.files[path] }));
}

async function kept(path) {
    const cache = await caches.open(cacheName);
    return cache.match(path, { ignoreVary: true });
}

/**
 * Tries more than once: of fifty files on a bad network one always fails. What an earlier attempt to install has kept
 * stays, so that each gets further. The digest keeps out what is cut short, or of a server that changed meanwhile.
 */
async function take(path, digest) {
    const cache = await caches.open(cacheName);
    for (let attempt = 1; !(await kept(path)); attempt += 1) {
        try {
            // The browser's own copy may do if the server says that it is the same; once.
            const copies = attempt === 1 ? "no-cache" : "reload";
            await cache.add(new Request(path, { cache: copies, integrity: digest, redirect: "error" }));
        } catch (error) {
            if (attempt === mostAttempts) throw error;
            await new Promise((resolve) => setTimeout(resolve, attempt * 500));
        }
    }
}

/** Another page may be half way through loading the edition before: then the browser waits until all are closed. */
async function takeOver() {
    const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
    const tablets = pages.filter(({ url }) => new URL(url).pathname.startsWith("/tablet"));
    if (tablets.length === 1) await self.skipWaiting();
}

async function removeOthers() {
    const names = (await caches.keys()).filter((name) => name.startsWith(family) && name !== cacheName);
    await Promise.all(names.map((name) => caches.delete(name)));
}
