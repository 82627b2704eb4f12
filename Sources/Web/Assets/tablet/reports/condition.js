const hour = 3_600_000;
/** How often a tablet tells how it is, and the least time between two tellings when the page is opened. Milliseconds. */
const [daily, atOpening] = [24 * hour, hour];
const patience = 3000;
const noteName = "reported";

/**
 * Tells how the tablet is when the page has been opened, and every day from then on: battery, storage, the version of
 * the page, and how much waits to be sent. A browser that does not say is not asked twice.
 */
export class Condition {
    #vault;
    #waiting;
    #tell;
    #last = null;
    #isOpening = true;
    #isBusy = false;

    /**
     * @param {{vault: import("../outbox/vault.js").Vault, waiting: () => Promise<number>,
     *          tell: (data: object) => void}} parts
     */
    constructor({ vault, waiting, tell }) {
        this.#vault = vault;
        this.#waiting = waiting;
        this.#tell = tell;
    }

    /** To be called now and then while the tablet is paired. @param {number} now by the wall clock, in milliseconds */
    async look(now) {
        if (this.#isBusy) return;
        this.#isBusy = true;
        try {
            const last = this.#last ?? await this.#vault.note(noteName).catch(() => null);
            const pause = this.#isOpening ? atOpening : daily;
            // A clock that was set back should not silence the tablet.
            if (last && now >= last && now - last < pause) return;
            this.#tell(await this.#gather());
            this.#last = now;
            await this.#vault.setNote(noteName, now);
        } catch {
            // A tablet that cannot say how it is trains all the same.
        } finally {
            this.#isOpening = false;
            this.#isBusy = false;
        }
    }

    async #gather() {
        const [battery, storage, version] = await Promise.all([
            quietly(navigator.getBattery?.()), quietly(navigator.storage?.estimate?.()), quietly(shellVersion()),
        ]);
        const data = { waiting: await this.#waiting() };
        if (battery) Object.assign(data, { battery: Math.round(battery.level * 100) / 100, charging: battery.charging });
        if (storage) data.storageFree = Math.max(0, Math.round(storage.quota - storage.usage));
        if (version) data.version = version;
        return data;
    }
}

/** Null where the browser refuses, or does not answer. */
function quietly(asked) {
    const late = new Promise((resolve) => setTimeout(resolve, patience, null));
    return Promise.race([Promise.resolve(asked).catch(() => null), late]);
}

/** What the server calls the edition that the service worker keeps; another file, another name. */
async function shellVersion() {
    const family = "trin-tablet-shell-";
    const name = (await caches.keys()).find((name) => name.startsWith(family));
    return name ? name.slice(family.length) : null;
}
