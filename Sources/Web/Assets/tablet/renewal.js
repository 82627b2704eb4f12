/** How often a page that stays open for weeks asks for a new edition. Milliseconds. */
const lookEvery = 3_600_000;
const tryEvery = 60_000;
/** Nobody who has not touched the tablet for this long is about to. Milliseconds. */
const untouchedFor = 600_000;

/**
 * Lets a new edition of the page in. It is taken in aside by its own service worker, and shown when the page says that
 * nothing would be lost and nobody looks: the tablet is dark or has not been touched for a while.
 */
export class Renewal {
    #isCalm;
    #workers = navigator.serviceWorker;
    #registration = null;
    /** Whether the page is older than the worker that serves it. */
    #isOld = false;
    #touched = performance.now();
    #looked = performance.now();

    /** @param {() => boolean} isCalm whether the page could be loaded anew without loss */
    constructor(isCalm) {
        this.#isCalm = isCalm;
    }

    async begin() {
        if (!this.#workers) return;
        let before = this.#workers.controller;
        this.#workers.addEventListener("controllerchange", () => {
            if (before) this.#isOld = true;
            before = this.#workers.controller;
            this.#try();
        });
        for (const name of ["pointerdown", "keydown"]) addEventListener(name, () => { this.#touched = performance.now(); }, true);
        document.addEventListener("visibilitychange", () => this.#try());
        setInterval(() => this.#try(), tryEvery);
        this.#registration = await this.#workers.register(
            "/tablet/sw.js", { scope: "/tablet", type: "module", updateViaCache: "none" });
    }

    #try() {
        this.#look();
        if (!this.#isCalm() || document.querySelector("dialog[open]")) return;
        if (!document.hidden && performance.now() - this.#touched < untouchedFor) return;
        if (this.#isOld) return location.reload();
        this.#registration?.waiting?.postMessage("takeOver");
    }

    #look() {
        if (performance.now() - this.#looked < lookEvery) return;
        this.#looked = performance.now();
        this.#registration?.update().catch(() => {});
    }
}
