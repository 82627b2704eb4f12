import { change, connect, done, isLost } from "./database.js";

/**
 * What waits in the browser, encrypted: pain and effort are health data. The AES-GCM key lives in IndexedDB as a
 * CryptoKey that no script can read out; records are numbered in the order in which they came.
 *
 * @typedef {{key: number, text: string, bytes: number}} Sealed  `bytes` of UTF-8
 */

/** Between two attempts to open a disk. Milliseconds. */
const [shortestPause, longestPause] = [1000, 60_000];
const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

const stores = { keys: "keys", events: "events", notes: "bookmark" };

export class Vault {
    #name;
    #database;
    #key;
    #opened = Promise.resolve();

    /** Throws where there is no IndexedDB or no WebCrypto (plain HTTP, private windows). */
    static async open(name = "trin-tablet") {
        const vault = new Vault(name);
        await vault.#connect();
        return vault;
    }

    /**
     * For a page that goes on without a disk: not open yet, if the disk refuses or takes longer. It is tried again until it
     * opens; until then everything that is asked of it is refused. @param {number} patience milliseconds
     */
    static async openPatiently(name, patience) {
        const vault = new Vault(name);
        const first = vault.#connect();
        vault.#opened = first.catch(() => vault.#tryAgain());
        await Promise.race([first.catch(() => {}), wait(patience)]);
        return vault;
    }

    constructor(name) {
        this.#name = name;
    }

    get name() {
        return this.#name;
    }

    get isOpen() {
        return this.#key !== undefined;
    }

    /** Resolves when it is open. Perhaps never. */
    get opened() {
        return this.#opened;
    }

    /**
     * Resolves with the record's number once it is on disk, and a note with it.
     * @param {string} text @param {{name: string, value: () => unknown}|null} [note] not encrypted; asked for its value when it is written
     */
    append(text, note = null) {
        return this.#steadily(async () => {
            const sealed = await this.#seal(text);
            return change(this.#database, [stores.events, stores.notes], (store) => {
                if (note) store(stores.notes).put(note.value(), note.name);
                return store(stores.events).add(sealed);
            });
        });
    }

    /**
     * The oldest records, in order, and the numbers of those that cannot be read any more.
     * @param {number} [most] @returns {Promise<{records: Sealed[], unreadable: number[]}>}
     */
    read(most) {
        return this.#steadily(async () => {
            const store = this.#database.transaction(stores.events).objectStore(stores.events);
            const [keys, boxes] = await Promise.all([done(store.getAllKeys(null, most)), done(store.getAll(null, most))]);
            const texts = await Promise.all(boxes.map((box) => this.#unseal(box)));
            const all = keys.map((key, i) => ({ key, text: texts[i], bytes: boxes[i].box?.byteLength - 16 }));
            return {
                records: all.filter(({ text }) => text !== null),
                unreadable: all.filter(({ text }) => text === null).map(({ key }) => key),
            };
        });
    }

    async remove(keys) {
        if (keys.length === 0) return;
        await this.#steadily(() => change(this.#database, [stores.events], (store) => {
            for (const key of keys) store(stores.events).delete(key);
        }));
    }

    /** Something small that is nobody's secret. */
    note(name) {
        return this.#steadily(() => done(this.#database.transaction(stores.notes).objectStore(stores.notes).get(name)));
    }

    setNote(name, value) {
        return this.#steadily(() => change(this.#database, [stores.notes], (store) => store(stores.notes).put(value, name)));
    }

    async bookmark() {
        const sealed = await this.note("bookmark");
        const text = sealed ? await this.#unseal(sealed) : null;
        return text === null ? null : JSON.parse(text);
    }

    setBookmark(bookmark) {
        return this.#steadily(async () => {
            const sealed = bookmark ? await this.#seal(JSON.stringify(bookmark)) : null;
            await change(this.#database, [stores.notes], (store) =>
                sealed ? store(stores.notes).put(sealed, "bookmark") : store(stores.notes).delete("bookmark"));
        });
    }

    /** Once more over a new connection if the old one is gone; sealed anew then, for the key may be another. */
    async #steadily(work) {
        if (!this.isOpen) throw new DOMException("The disk has not opened yet.", "NotReadableError");
        try {
            return await work();
        } catch (error) {
            if (!isLost(error)) throw error;
            await this.#connect();
            return work();
        }
    }

    async #tryAgain() {
        for (let pause = shortestPause; !this.isOpen; pause = Math.min(longestPause, pause * 2)) {
            await wait(pause);
            await this.#connect().catch(() => {});
        }
    }

    async #connect() {
        this.#database = await connect(this.#name, (database) => {
            database.createObjectStore(stores.keys);
            database.createObjectStore(stores.events, { autoIncrement: true });
            database.createObjectStore(stores.notes);
        });
        this.#key = await keyOf(this.#database);
    }

    async #seal(text) {
        const iv = crypto.getRandomValues(new Uint8Array(12));
        const box = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, this.#key, new TextEncoder().encode(text));
        return { iv, box };
    }

    async #unseal({ iv, box }) {
        try {
            return new TextDecoder().decode(await crypto.subtle.decrypt({ name: "AES-GCM", iv }, this.#key, box));
        } catch {
            return null;
        }
    }
}

/** The key, made at the first opening; of two tabs that make one at the same time, the first wins. */
async function keyOf(database) {
    const fresh = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
    let kept = fresh;
    await change(database, [stores.keys], (store) => {
        const asked = store(stores.keys).get("vault");
        asked.onsuccess = () => {
            if (asked.result) kept = asked.result;
            else store(stores.keys).add(fresh, "vault");
        };
        return asked;
    });
    return kept;
}
