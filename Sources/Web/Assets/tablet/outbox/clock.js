import { uuid4 } from "./identifiers.js";

/** How far apart the clocks may drift without anything having happened. Milliseconds. */
const tolerance = 2000;
/** A wall clock that goes on by more was set, not slept over; the server reckons with the same. Milliseconds. */
const longestSleep = 35 * 86_400_000;

/**
 * The tablet's two clocks, and the boot id under which the monotonic one is trustworthy.
 *
 * `performance.now()` stands still while a tablet sleeps in most browsers (W3C hr-time, issue 115). If the wall clock
 * has gone on by more, the tablet probably slept: the boot id ends, and the server places what happened before by the
 * wall clock. A wall clock that went back or leapt by months was set: the monotonic clock is right, and the boot id
 * stays. A wall clock that is set forward by less cannot be told from a sleep.
 */
export class BootClock {
    #wall;
    #monotonic;
    #apart;
    #bootId;

    constructor(wall = () => Date.now(), monotonic = () => performance.now()) {
        this.#wall = wall;
        this.#monotonic = monotonic;
        this.#apart = wall() - monotonic();
        this.#bootId = uuid4();
    }

    /** @returns {{time: number, bootId: string, monotonic: string}} `monotonic` in milliseconds, as decimal text */
    now() {
        const [time, monotonic] = [this.#wall(), this.#monotonic()];
        const leap = time - monotonic - this.#apart;
        // Against the last reading, so that slow drift never adds up to a sleep.
        this.#apart = time - monotonic;
        if (leap > tolerance && leap <= longestSleep) this.#bootId = uuid4();
        return { time, bootId: this.#bootId, monotonic: monotonic.toFixed(1) };
    }
}
