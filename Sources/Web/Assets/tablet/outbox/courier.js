import { keepaliveBytes, retryAfter } from "./sending.js";

const address = "/ingest/v1/events";
/** Longer than any healthy answer takes. Milliseconds. */
const longEnough = 30_000;
/** Below this, compression costs more than it saves. Bytes. */
const worthwhile = 1024;

/** Carries one batch to the server and brings the answer back, whatever it is. */
export class Courier {
    #clock;
    #fetch;
    #patience;
    #compresses = typeof CompressionStream === "function";

    /** @param {{clock: import("./clock.js").BootClock, fetch: typeof fetch, patience?: number}} parts `patience` in milliseconds */
    constructor({ clock, fetch, patience = longEnough }) {
        this.#clock = clock;
        this.#fetch = fetch;
        this.#patience = patience;
    }

    /** From now on without compression. */
    stopCompressing() {
        this.#compresses = false;
    }

    /** @param {import("./shelf.js").Waiting[]} records */
    async carry(records) {
        const body = written(records);
        const packed = this.#compresses && bytesOf(records) >= worthwhile ? await gzip(body).catch(() => null) : null;
        const bytes = packed?.byteLength ?? bytesOf(records);
        const coding = packed ? { "Content-Encoding": "gzip" } : {};
        return this.#post(packed ?? body, coding, { keepalive: bytes <= keepaliveBytes });
    }

    /** The page may be about to end: sets out before this returns, and outlives the page. */
    carryLast(records) {
        return this.#post(written(records), {}, { keepalive: true });
    }

    /** Each attempt is stamped anew, so that the server can tell how old the events are. */
    async #post(body, coding, options) {
        const { time, bootId, monotonic } = this.#clock.now();
        const gzip = "Content-Encoding" in coding;
        try {
            const response = await this.#fetch(address, {
                method: "POST", body, credentials: "same-origin", cache: "no-store", signal: AbortSignal.timeout(this.#patience),
                ...options,
                headers: {
                    "Content-Type": "application/cloudevents-batch+json", "Trin-Sent-At": new Date(time).toISOString(),
                    "Trin-Boot-Id": bootId, "Trin-Monotonic": monotonic, ...coding,
                },
            });
            const answered = await response.json().catch(() => null);
            const written = Date.parse(response.headers.get("Date") ?? "");
            const pause = retryAfter(response.headers.get("Retry-After"), Number.isNaN(written) ? time : written);
            const isOurs = (response.headers.get("Content-Type") ?? "").startsWith("application/problem+json");
            return { status: response.status, body: answered, retryAfter: pause, gzip, isOurs };
        } catch {
            return { status: 0, body: null, retryAfter: null, gzip, isOurs: false };
        }
    }
}

const written = (records) => `[${records.map(({ text }) => text).join(",")}]`;
const bytesOf = (records) => records.reduce((sum, { bytes }) => sum + bytes + 1, 2);

function gzip(text) {
    return new Response(new Blob([text]).stream().pipeThrough(new CompressionStream("gzip"))).arrayBuffer();
}
