/** Keeps the screen lit while `hold` is in force, where the browser can; taken again when the page is seen again. */
export class WakeLock {
    #held = null;
    #wanted = false;

    constructor() {
        document.addEventListener("visibilitychange", () => this.#take());
    }

    hold() {
        this.#wanted = true;
        this.#take();
    }

    release() {
        this.#wanted = false;
        this.#held?.release().catch(() => {});
        this.#held = null;
    }

    async #take() {
        if (!this.#wanted || document.hidden || !navigator.wakeLock || (this.#held && !this.#held.released)) return;
        try {
            this.#held = await navigator.wakeLock.request("screen");
            if (!this.#wanted) this.release();
        } catch {
            // A low battery may refuse it; the training goes on.
        }
    }
}
