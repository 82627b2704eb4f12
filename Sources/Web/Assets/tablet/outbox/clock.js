import { uuid4 } from "./identifiers.js";

/** A sleeping tablet's monotonic clock may stand still; more than this much apart and the run is over. Milliseconds. */
const tolerance = 2000;

/**
 * The tablet's two clocks, and the boot id under which the monotonic one is trustworthy. A new page load is a new boot
 * id; so is a jump between the clocks (the tablet slept, or its wall clock was set), because the server reckons with
 * monotonic differences only within one boot id.
 */
export class BootClock {
    #wall;
    #monotonic;
    #apart;
    #bootId;

    constructor(wall = () => Date.now(), monotonic = () => performance.now()) {
        this.#wall = wall;
        this.#monotonic = monotonic;
        this.#begin(wall() - monotonic());
    }

    /** @returns {{time: number, bootId: string, monotonic: string}} `monotonic` in milliseconds, as decimal text */
    now() {
        const [time, monotonic] = [this.#wall(), this.#monotonic()];
        if (Math.abs(time - monotonic - this.#apart) > tolerance) this.#begin(time - monotonic);
        return { time, bootId: this.#bootId, monotonic: monotonic.toFixed(1) };
    }

    #begin(apart) {
        this.#apart = apart;
        this.#bootId = uuid4();
    }
}
