/**
 * What waits in the browser, encrypted: pain and effort are health data. The AES-GCM key lives in IndexedDB as a
 * CryptoKey that no script can read out; records are numbered in the order in which they came.
 */

const stores = { keys: "keys", events: "events", bookmark: "bookmark" };

export class Vault {
    #database;
    #key;

    /** Throws where there is no IndexedDB or no WebCrypto (plain HTTP, private windows). */
    static async open(name = "trin-tablet") {
        const opening = indexedDB.open(name, 1);
        opening.onupgradeneeded = () => {
            opening.result.createObjectStore(stores.keys);
            opening.result.createObjectStore(stores.events, { autoIncrement: true });
            opening.result.createObjectStore(stores.bookmark);
        };
        const database = await done(opening);
        database.onversionchange = () => database.close();
        return new Vault(database, await keyOf(database));
    }

    constructor(database, key) {
        this.#database = database;
        this.#key = key;
    }

    /** Resolves with the record's number once it is on disk. */
    async append(text) {
        const sealed = await this.#seal(text);
        return this.#change(stores.events, (store) => store.add(sealed));
    }

    /** All records in order; what cannot be read any more is deleted. @returns {Promise<{key: number, text: string}[]>} */
    async all() {
        const store = this.#database.transaction(stores.events).objectStore(stores.events);
        const [keys, sealed] = await Promise.all([done(store.getAllKeys()), done(store.getAll())]);
        const opened = await Promise.all(sealed.map((record) => this.#unseal(record)));
        await this.remove(keys.filter((_, i) => opened[i] === null));
        return keys.map((key, i) => ({ key, text: opened[i] })).filter(({ text }) => text !== null);
    }

    async remove(keys) {
        if (keys.length === 0) return;
        await this.#change(stores.events, (store) => keys.map((key) => store.delete(key)).at(-1));
    }

    async bookmark() {
        const sealed = await done(this.#database.transaction(stores.bookmark).objectStore(stores.bookmark).get("bookmark"));
        const text = sealed ? await this.#unseal(sealed) : null;
        return text === null ? null : JSON.parse(text);
    }

    async setBookmark(bookmark) {
        const sealed = bookmark ? await this.#seal(JSON.stringify(bookmark)) : null;
        await this.#change(stores.bookmark, (store) => sealed ? store.put(sealed, "bookmark") : store.delete("bookmark"));
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

    #change(name, work) {
        const transaction = this.#database.transaction(name, "readwrite", { durability: "strict" });
        const request = work(transaction.objectStore(name));
        return new Promise((resolve, reject) => {
            transaction.oncomplete = () => resolve(request.result);
            transaction.onabort = transaction.onerror = () => reject(transaction.error);
        });
    }
}

/** The key, made at the first opening; of two tabs that make one at the same time, the first wins. */
async function keyOf(database) {
    const fresh = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
    const store = database.transaction(stores.keys, "readwrite").objectStore(stores.keys);
    const known = await done(store.get("vault"));
    if (known) return known;
    await done(store.add(fresh, "vault"));
    return fresh;
}

function done(request) {
    return new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
    });
}
