import { batch, limits, retryAfter, verdict } from "./sending.js";
import { uuid7 } from "./identifiers.js";

const address = "/ingest/v1/events";
/** Events come in small bursts: wait this long for the next before sending. Milliseconds. */
const burst = 1500;
const patience = 30_000;

/**
 * The queue of events: each is sealed on disk at once, sent when it can be, and deleted when the server has answered
 * for it. Sending again is harmless, for the event keeps its id. Playback never waits for it.
 *
 * @typedef {{event: object, text: string, bytes: number, saved: Promise<number|null>, aside: boolean}} Waiting
 */
export class Outbox {
    #vault;
    #clock;
    #parts;
    /** @type {Waiting[]} */
    #waiting = [];
    #failures = 0;
    #notBefore = 0;
    #toldToWait = false;
    #mostAtOnce = limits.events;
    #timer = null;
    #sending = false;
    #stopped = false;

    /**
     * @param {{vault: import("./vault.js").Vault|null, clock: import("./clock.js").BootClock, fetch: typeof fetch,
     *          random?: () => number, onUnpaired: () => void, onSent?: () => void}} parts without a vault, memory only
     */
    constructor({ vault, clock, ...parts }) {
        this.#vault = vault;
        this.#clock = clock;
        this.#parts = { random: Math.random, onSent: () => {}, ...parts };
    }

    get events() {
        return this.#waiting.map(({ event }) => event);
    }

    /** Takes up what an earlier page load left, and begins to send. */
    async open() {
        const kept = this.#vault ? await this.#vault.all() : [];
        const records = kept.map(({ key, text }) => waiting(JSON.parse(text), text, Promise.resolve(key)));
        this.#waiting.unshift(...records);
        addEventListener("online", () => this.hurry());
        addEventListener("pagehide", () => this.#lastCall());
        document.addEventListener("visibilitychange", () => this.hurry());
        this.hurry();
    }

    /**
     * Takes in one event. Resolves when it is on disk.
     * @param {{device: string, type: string, subject: string, data: object}} what
     */
    async add({ device, type, subject, data }) {
        const { time, bootId, monotonic } = this.#clock.now();
        const event = {
            specversion: "1.0", id: uuid7(time), source: `/devices/${device}`, type, subject,
            time: new Date(time).toISOString(), bootid: bootId, monotonic, datacontenttype: "application/json", data,
        };
        const text = JSON.stringify(event);
        const saved = (this.#vault?.append(text) ?? Promise.resolve(null)).catch(() => null);
        this.#waiting.push(waiting(event, text, saved));
        this.#wake(burst);
        await saved;
    }

    /** After pairing: the events of another device are none of this one's business. */
    async claim(device) {
        const foreign = this.#waiting.filter(({ event }) => event.source !== `/devices/${device}`);
        await this.#forget(foreign);
        if (!this.#stopped) return;
        this.#stopped = false;
        this.hurry();
    }

    /** Keeps everything, sends nothing, until `claim`. */
    stop() {
        this.#stopped = true;
    }

    /** Sends now, unless the server has asked for patience. */
    hurry() {
        this.#failures = 0;
        if (!this.#toldToWait) this.#notBefore = 0;
        this.#wake(0);
    }

    #wake(delay) {
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => this.#send(), Math.max(delay, this.#notBefore - performance.now()));
    }

    async #send() {
        if (this.#sending) return;
        this.#sending = true;
        try {
            if (!navigator.locks) await this.#drain();
            else await navigator.locks.request("trin-outbox", () => this.#drain());
        } finally {
            this.#sending = false;
        }
    }

    async #drain() {
        while (!this.#stopped) {
            const records = batch(this.#waiting.filter(({ aside }) => !aside), { ...limits, events: this.#mostAtOnce });
            if (records.length === 0) return;
            const answer = await this.#post(records, AbortSignal.timeout(patience));
            const judged = verdict(answer, records.length, this.#failures + 1, this.#parts.random);
            if (judged.is === "forget") {
                [this.#failures, this.#notBefore, this.#toldToWait] = [0, 0, false];
                this.#mostAtOnce = Math.min(limits.events, this.#mostAtOnce * 2);
                await this.#forget(records);
                this.#parts.onSent();
            } else if (judged.is === "halve") {
                this.#mostAtOnce = Math.floor(records.length / 2);
            } else if (judged.is === "setAside") {
                records[0].aside = true;
            } else if (judged.is === "unpaired") {
                this.stop();
                this.#parts.onUnpaired();
            } else {
                this.#failures += 1;
                this.#notBefore = performance.now() + judged.after;
                this.#toldToWait = judged.told;
                return this.#wake(0);
            }
        }
    }

    /** Each attempt is stamped anew, so that the server can tell how old the events are. */
    async #post(records, signal) {
        const { time, bootId, monotonic } = this.#clock.now();
        const body = `[${records.map(({ text }) => text).join(",")}]`;
        const bytes = records.reduce((sum, record) => sum + record.bytes + 1, 2);
        try {
            const response = await this.#parts.fetch(address, {
                method: "POST", body, signal, credentials: "same-origin", cache: "no-store", keepalive: bytes <= limits.keepalive,
                headers: {
                    "Content-Type": "application/cloudevents-batch+json", "Trin-Sent-At": new Date(time).toISOString(),
                    "Trin-Boot-Id": bootId, "Trin-Monotonic": monotonic,
                },
            });
            const answered = await response.json().catch(() => null);
            const pause = retryAfter(response.headers.get("Retry-After"), time);
            return { status: response.status, body: answered, retryAfter: pause };
        } catch {
            return { status: 0, body: null, retryAfter: null };
        }
    }

    /** The page may be about to end: a request that outlives it. What it carries stays here until a full answer comes. */
    #lastCall() {
        if (this.#stopped || this.#sending || performance.now() < this.#notBefore) return;
        const records = batch(this.#waiting.filter(({ aside }) => !aside), { ...limits, bytes: limits.keepalive });
        if (records.length > 0 && records[0].bytes < limits.keepalive) this.#post(records);
    }

    async #forget(records) {
        const gone = new Set(records);
        const keys = (await Promise.all(records.map(({ saved }) => saved))).filter((key) => key !== null);
        await this.#vault?.remove(keys).catch(() => {});
        this.#waiting = this.#waiting.filter((record) => !gone.has(record));
    }
}

/** @returns {Waiting} */
function waiting(event, text, saved) {
    return { event, text, bytes: new TextEncoder().encode(text).length, saved, aside: false };
}
