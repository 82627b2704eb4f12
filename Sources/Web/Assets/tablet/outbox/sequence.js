const noteName = "sequences";
/** A page that was just left may still be letting go of its lock. Milliseconds. */
const patience = 1000;

/**
 * Numbers a device's events without holes, over page loads and days, so that the server can say which ones never came.
 * Only one tab numbers, the one that holds the lock; what other tabs tell goes without a number.
 */
export class Sequence {
    #vault;
    #isOurs = false;
    /** @type {Record<string, number>} the last number given, by device */
    #last = {};

    /** @param {import("./vault.js").Vault|null} vault without one nothing is numbered: the next page load would begin anew */
    constructor(vault) {
        this.#vault = vault;
    }

    /** Resolves when the numbers are ours, or soon, while another tab has them or the disk does not answer. */
    async open() {
        if (!this.#vault) return;
        const taken = navigator.locks ? new Promise((resolve) => {
            navigator.locks.request(`${this.#vault.name} sequences`, async () => {
                await this.#take();
                resolve();
                await new Promise(() => {});
            }).catch(resolve);
        }) : this.#take();
        await Promise.race([taken, new Promise((resolve) => setTimeout(resolve, patience))]);
    }

    /**
     * The next number of a device, and the note to keep with the event; null if another tab numbers.
     * @returns {{number: number, note: {name: string, value: () => object}}|null}
     */
    next(device) {
        if (!this.#isOurs) return null;
        const number = (this.#last[device] ?? 0) + 1;
        this.#last[device] = number;
        return { number, note: { name: noteName, value: () => this.#last } };
    }

    async #take() {
        await this.#vault.opened;
        try {
            this.#last = { ...await this.#vault.note(noteName) };
            this.#isOurs = true;
        } catch {
            // Without its numbers the tablet tells the same, and the server cannot see holes.
        }
    }
}
