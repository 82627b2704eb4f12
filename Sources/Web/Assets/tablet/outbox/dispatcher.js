import { batch, limitsFrom, pause, verdict } from "./sending.js";

/**
 * Sends what waits on a shelf, batch by batch, until nothing waits or the server cannot be had. One at a time in all
 * tabs and the service worker of a browser: a Web Lock is held meanwhile.
 */
export class Dispatcher {
    #shelf;
    #courier;
    #random;
    #limits = limitsFrom(null);
    #mostAtOnce = this.#limits.events;
    #failures = 0;
    #asideInARow = 0;

    /** @param {{shelf: import("./shelf.js").Shelf, courier: import("./courier.js").Courier, random?: () => number}} parts */
    constructor({ shelf, courier, random = Math.random }) {
        this.#shelf = shelf;
        this.#courier = courier;
        this.#random = random;
    }

    get limits() {
        return this.#limits;
    }

    set limits(limits) {
        this.#limits = limits;
        this.#mostAtOnce = limits.events;
    }

    /** The next failure counts as the first, and what was set aside long ago gets another chance. */
    takeHeart() {
        this.#failures = 0;
        this.#shelf.reconsider();
    }

    /**
     * @param {{onBatch?: (records: object[]) => void, onSent?: (records: object[], receipt: object) => void, onSetAside?: (status: number) => void,
     *          mayGoOn?: () => boolean}} [hooks]
     * @returns {Promise<{is: "done"|"unpaired"} | {is: "wait", after: number, told: boolean}>}
     */
    send(hooks = {}) {
        if (!globalThis.navigator?.locks) return this.#drain(hooks);
        return navigator.locks.request("trin-outbox", () => this.#drain(hooks));
    }

    async #drain({ onBatch = () => {}, onSent = () => {}, onSetAside = () => {}, mayGoOn = () => true }) {
        while (mayGoOn()) {
            const most = Math.min(this.#mostAtOnce, this.#limits.events);
            const records = batch(await this.#shelf.next(most), { ...this.#limits, events: most });
            if (records.length === 0) break;
            onBatch(records);
            const answer = await this.#courier.carry(records);
            const judged = verdict(answer, records.length, this.#failures + 1, this.#random);
            if (judged.is === "forget") {
                this.#failures = this.#asideInARow = 0;
                this.#mostAtOnce = Math.min(this.#limits.events, this.#mostAtOnce * 2);
                await this.#shelf.forget(records);
                onSent(records, answer.body);
            } else if (judged.is === "plain") {
                this.#courier.stopCompressing();
            } else if (judged.is === "halve") {
                this.#mostAtOnce = Math.ceil(records.length / 2);
            } else if (judged.is === "setAside") {
                this.#shelf.setAside(records[0]);
                onSetAside(answer.status);
                this.#asideInARow += 1;
                // Whoever refuses one after the other would refuse all of them.
                if (this.#asideInARow > 1) return this.#wait(answer);
            } else {
                if (judged.is === "wait") this.#failures += 1;
                return judged;
            }
        }
        return { is: "done" };
    }

    #wait(answer) {
        this.#failures += 1;
        return { is: "wait", after: pause(answer, false, this.#failures, this.#random), told: answer.retryAfter !== null };
    }
}
