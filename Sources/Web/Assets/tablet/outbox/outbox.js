import { batch, keepaliveBytes, limitsFrom, patienceNote } from "./sending.js";
import { Dispatcher } from "./dispatcher.js";
import { Sequence } from "./sequence.js";
import { Shelf } from "./shelf.js";
import { uuid7 } from "./identifiers.js";

/** Events come in small bursts: wait this long for the next before sending. Milliseconds. */
const burst = 1500;
const limitsNote = "limits";

/**
 * The queue of events: each is sealed on disk at once, sent when it can be, and deleted when the server has answered
 * for it. Sending again is harmless, for the event keeps its id. Playback never waits for it.
 */
export class Outbox {
    #vault;
    #clock;
    #courier;
    #parts;
    #shelf;
    #sequence;
    #dispatcher;
    #timer = null;
    #notBefore = 0;
    #toldToWait = false;
    #sending = false;
    #wanted = false;
    #hurried = false;
    /** What an attempt that is under way carries. */
    #flying = [];
    #lastCall = Promise.resolve();
    /** Who wants to know what became of an event, by its id. @type {Map<string, (isTaken: boolean) => void>} */
    #awaited = new Map();
    #stopped = false;

    /**
     * @param {{vault: import("./vault.js").Vault|null, clock: import("./clock.js").BootClock,
     *          courier: import("./courier.js").Courier, random?: () => number, onUnpaired?: () => void,
     *          onTrouble?: (what: {code: string, message: string}) => void, onWaiting?: () => void}} parts
     *     without a vault, memory only; `onWaiting` when something could not be sent for now
     */
    constructor({ vault, clock, courier, random = Math.random, ...parts }) {
        this.#vault = vault;
        this.#clock = clock;
        this.#courier = courier;
        this.#parts = { onUnpaired: () => {}, onTrouble: () => {}, onWaiting: () => {}, ...parts };
        this.#shelf = new Shelf(vault);
        this.#sequence = new Sequence(vault);
        this.#dispatcher = new Dispatcher({ shelf: this.#shelf, courier, random });
    }

    /** Begins to send, and sends from now on whenever the network or the page comes back. */
    async open() {
        addEventListener("online", () => this.hurry());
        addEventListener("pagehide", () => this.#callLast());
        addEventListener("pageshow", () => this.hurry());
        // On the window, so that what others tell when the page is hidden goes along.
        addEventListener("visibilitychange", () => document.hidden ? this.#leave() : this.hurry());
        const published = await this.#vault?.note(limitsNote).catch(() => null);
        if (published) this.#dispatcher.limits = limitsFrom(published);
        await this.#sequence.open();
        this.hurry();
    }

    /** What waits, oldest first. @returns {Promise<object[]>} */
    async waiting() {
        return (await this.#shelf.texts()).map((text) => JSON.parse(text));
    }

    /** What the server has published. @param {object|undefined} limits */
    keepTo(limits) {
        if (!limits) return;
        this.#dispatcher.limits = limitsFrom(limits);
        this.#vault?.setNote(limitsNote, limits).catch(() => {});
    }

    /**
     * Takes in one event. Resolves with its id when it is on disk.
     * @param {{device: string, type: string, subject?: string|null, data: object}} what
     */
    async add({ device, type, subject, data }) {
        const { time, bootId, monotonic } = this.#clock.now();
        const numbered = this.#sequence.next(device);
        const event = {
            specversion: "1.0", id: uuid7(time), source: `/devices/${device}`, type, ...(subject ? { subject } : {}),
            time: new Date(time).toISOString(), bootid: bootId, monotonic,
            ...(numbered ? { sequence: String(numbered.number) } : {}), datacontenttype: "application/json", data,
        };
        const saved = this.#shelf.add(JSON.stringify(event), numbered?.note ?? null);
        this.#wake(burst);
        await saved;
        return event.id;
    }

    /** Resolves when the server has answered for an event: true if it took it in. Perhaps never. */
    arrival(id) {
        return new Promise((resolve) => this.#awaited.set(id, resolve));
    }

    /** The tablet is paired: what waits may go. What another device told goes too, for it is nobody else's to tell. */
    goOn() {
        if (!this.#stopped) return;
        this.#stopped = false;
        this.hurry();
    }

    /** Keeps everything, sends nothing, until `goOn`. */
    stop() {
        this.#stopped = true;
    }

    /** Sends now, unless the server has asked for patience. */
    hurry() {
        this.#hurried = true;
        this.#dispatcher.takeHeart();
        if (!this.#toldToWait) this.#notBefore = 0;
        this.#wake(0);
    }

    #wake(delay) {
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => this.#send(), Math.max(delay, this.#notBefore - performance.now()));
    }

    async #send() {
        this.#wanted = true;
        if (this.#sending) return;
        this.#sending = true;
        while (this.#wanted && !this.#stopped) {
            this.#wanted = this.#hurried = false;
            await this.#lastCall;
            await this.#attempt().catch(() => this.#pause({ after: burst, told: false }));
        }
        this.#sending = false;
    }

    async #attempt() {
        const outcome = await this.#dispatcher.send({
            onBatch: (records) => { this.#flying = records; },
            onSent: (records, receipt) => {
                this.#toldToWait = false;
                this.#announce(records, receipt);
            },
            onSetAside: (status) => this.#parts.onTrouble({ code: "outboxRefused", message: `An event was refused with ${status}.` }),
            mayGoOn: () => !this.#stopped,
        }).finally(() => { this.#flying = []; });
        const lost = this.#shelf.takeUnreadable();
        if (lost > 0) this.#parts.onTrouble({ code: "outboxUnreadable", message: `${lost} events could not be read again.` });
        if (outcome.is === "wait") return this.#pause(outcome);
        [this.#notBefore, this.#toldToWait] = [0, false];
        if (outcome.is !== "unpaired") return;
        this.stop();
        this.#parts.onUnpaired();
    }

    #pause({ after, told }) {
        // The network came back while the attempt was failing.
        if (this.#hurried && !told) return this.#wake(0);
        this.#notBefore = performance.now() + after;
        this.#toldToWait = told;
        if (told) this.#vault?.setNote(patienceNote, Date.now() + after).catch(() => {});
        this.#wanted = false;
        this.#wake(0);
        this.#parts.onWaiting();
    }

    #leave() {
        this.#callLast();
        if (performance.now() < this.#notBefore) this.#parts.onWaiting();
    }

    /**
     * The page may be about to end: a request that outlives it, with what fits of this page load's events that no other
     * attempt carries. An answer counts if the page is still there; else the next page load sends again.
     */
    #callLast() {
        if (this.#stopped || (this.#toldToWait && performance.now() < this.#notBefore)) return;
        const flying = new Set(this.#flying.flatMap(({ key, text }) => [key, text]));
        const left = this.#shelf.fresh.filter(({ key, text }) => !flying.has(text) && !(key !== null && flying.has(key)));
        const records = batch(left, { events: this.#dispatcher.limits.events, bytes: keepaliveBytes });
        if (records.length === 0 || records[0].bytes > keepaliveBytes) return;
        this.#lastCall = this.#courier.carryLast(records).then(({ status, body }) => {
            if (status === 0) return this.#parts.onWaiting();
            if (status !== 200 || body?.stored + body?.duplicate !== records.length) return;
            this.#announce(records, body);
            return this.#shelf.forget(records);
        });
    }

    #announce(records, { rejected = [] }) {
        const refused = new Set(rejected.map(({ id }) => id));
        for (const [id, tell] of this.#awaited) {
            if (!records.some(({ text }) => text.includes(id))) continue;
            this.#awaited.delete(id);
            tell(!refused.has(id));
        }
    }
}
