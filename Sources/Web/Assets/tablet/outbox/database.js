/** The little of IndexedDB that the vault needs, as promises. */

/** @returns {Promise<IDBDatabase>} @param {(database: IDBDatabase) => void} make called where there is none yet */
export function connect(name, make) {
    const opening = indexedDB.open(name, 1);
    opening.onupgradeneeded = () => make(opening.result);
    return done(opening).then((database) => {
        database.onversionchange = () => database.close();
        return database;
    });
}

/** Whether the connection is gone, not the data: browsers close it when they run short or clear what they keep. */
export const isLost = (error) => ["InvalidStateError", "UnknownError", "AbortError"].includes(error?.name);

export function done(request) {
    return new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
    });
}

/** Resolves with `work`'s request's result when the whole transaction is on disk. */
export function change(database, names, work) {
    const transaction = database.transaction(names, "readwrite", { durability: "strict" });
    const request = work((name) => transaction.objectStore(name));
    return new Promise((resolve, reject) => {
        transaction.oncomplete = () => resolve(request?.result);
        transaction.onabort = transaction.onerror = () => reject(transaction.error ?? new DOMException("", "AbortError"));
    });
}
