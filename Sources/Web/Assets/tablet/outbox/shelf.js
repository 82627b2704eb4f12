import { keepaliveBytes } from "./sending.js";

/** Some browsers' disks never answer; sending goes on without them. Milliseconds. */
const diskPatience = 10_000;
/** For so long an event that was refused is passed over. Milliseconds. */
const asideFor = 3_600_000;

/**
 * The events that wait: on disk in the vault, and in memory those of this page load, for what a disk refuses and for
 * the last request of a page, which has no time to read a disk.
 *
 * @typedef {{key: number|null, text: string, bytes: number}} Waiting  without a key: in memory only, or not yet on disk
 */
export class Shelf {
    #vault;
    /** @type {Waiting[]} */
    #fresh = [];
    /** @type {Set<Promise<void>>} */
    #saving = new Set();
    #now;
    /** What to pass over, by key or record, and since when. @type {Map<number|Waiting, number>} */
    #aside = new Map();
    #unreadable = 0;

    /** @param {import("./vault.js").Vault|null} vault @param {() => number} [now] milliseconds */
    constructor(vault, now = () => performance.now()) {
        this.#vault = vault;
        this.#now = now;
    }

    /** What of this page load may not have arrived, readable at once. */
    get fresh() {
        return this.#fresh.filter((record) => !this.#isAside(record));
    }

    /** Resolves when the event is on disk, or when it turned out that the disk does not take it. */
    add(text, note = null) {
        const record = { key: null, text, bytes: new TextEncoder().encode(text).length };
        this.#fresh.push(record);
        return this.#save(record, note);
    }

    /** The oldest events, those on disk first. @param {number} most @returns {Promise<Waiting[]>} */
    async next(most) {
        await Promise.all(this.#saving);
        // The disk may take now what it refused before.
        await Promise.all(this.#unsaved.map((record) => this.#save(record)));
        const sought = most + this.#aside.size;
        const kept = await this.#read(sought);
        if (kept === null) return this.fresh.slice(0, most);
        if (kept.length < sought) this.#dropSentByOthers(kept);
        return [...kept, ...this.#unsaved].filter((record) => !this.#isAside(record)).slice(0, most);
    }

    /** Everything that waits, as text. */
    async texts() {
        return (await this.next(Number.MAX_SAFE_INTEGER)).map(({ text }) => text);
    }

    /** Deletes what has been dealt with. */
    async forget(records) {
        const keys = new Set(records.map(({ key }) => key).filter((key) => key !== null));
        const gone = new Set(records);
        this.#fresh = this.#fresh.filter((record) => !gone.has(record) && !keys.has(record.key));
        // What cannot be deleted now comes again at the next page load, and counts once.
        await this.#timely(this.#vault?.remove([...keys])).catch(() => keys.forEach((key) => this.#aside.set(key, this.#now())));
    }

    setAside(record) {
        this.#aside.set(record.key ?? record, this.#now());
    }

    /** What was set aside more than an hour ago is among the next again. */
    reconsider() {
        for (const [what, since] of this.#aside) {
            if (this.#now() - since > asideFor) this.#aside.delete(what);
        }
    }

    /** How many events were deleted because nobody can read them any more, since it was last asked. */
    takeUnreadable() {
        const count = this.#unreadable;
        this.#unreadable = 0;
        return count;
    }

    get #unsaved() {
        return this.#fresh.filter(({ key }) => key === null);
    }

    #isAside(record) {
        return this.#aside.has(record) || this.#aside.has(record.key);
    }

    #save(record, note = null) {
        if (!this.#vault) return Promise.resolve();
        const appending = this.#vault.append(record.text, note).then((key) => { record.key = key; });
        const saving = this.#timely(appending).catch(() => {}).then(() => {
            this.#saving.delete(saving);
            this.#trim();
        });
        this.#saving.add(saving);
        return saving;
    }

    /** @returns {Promise<Waiting[]|null>} null: the disk does not answer */
    async #read(most) {
        if (!this.#vault) return [];
        try {
            const count = most < 2 ** 32 ? most : undefined;
            const { records, unreadable } = await this.#timely(this.#vault.read(count));
            this.#unreadable += unreadable.length;
            await this.#timely(this.#vault.remove(unreadable));
            return records;
        } catch {
            return null;
        }
    }

    #dropSentByOthers(kept) {
        const keys = new Set(kept.map(({ key }) => key));
        this.#fresh = this.#fresh.filter(({ key }) => key === null || keys.has(key));
    }

    /** Of what is on disk, memory keeps only what the last request of the page could carry. */
    #trim() {
        let bytes = 0;
        this.#fresh = this.#fresh.reverse().filter((record) => {
            bytes += record.bytes + 1;
            return bytes <= keepaliveBytes || record.key === null;
        }).reverse();
    }

    #timely(work) {
        let timer;
        const late = new Promise((_, reject) => {
            timer = setTimeout(() => reject(new DOMException("The disk does not answer.", "TimeoutError")), diskPatience);
        });
        return Promise.race([Promise.resolve(work), late]).finally(() => clearTimeout(timer));
    }
}
