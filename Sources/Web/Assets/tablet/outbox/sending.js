/** The rules of sending, without a network: what goes into one request, and what its answer means. */

/** What one request may hold until the server has published its own limits; bytes before compression. */
export const defaults = { events: 1000, bytes: 900 * 1024 };
/** Browsers let all requests that outlive a page have 64 KiB together (Fetch, `keepalive`). */
export const keepaliveBytes = 60 * 1024;

const seconds = 1000;
const longestWait = 300 * seconds;
const hopeless = 900 * seconds;
/** Nobody's answer keeps a tablet silent for longer: a proxy may say anything. */
const longestObedience = 6 * 3600 * seconds;

/** The name of the vault's note until when the server has asked for patience, by the wall clock in milliseconds. */
export const patienceNote = "notBefore";

/** Whether it is too early to send. A clock that was set may have made a note that is far off: nobody keeps to that. */
export function isTooEarly(note, now) {
    return Number.isFinite(note) && now < note && note - now <= longestObedience + 5 * seconds;
}

/**
 * What to keep to: a tenth below what the server takes, for the brackets and commas around the events.
 * @param {{events?: number, bodyBytes?: number}|null|undefined} published
 */
export function limitsFrom(published) {
    const known = (value) => Number.isInteger(value) && value > 0;
    return {
        events: known(published?.events) ? published.events : defaults.events,
        bytes: known(published?.bodyBytes) ? Math.floor(published.bodyBytes * 0.9) : defaults.bytes,
    };
}

/**
 * The oldest records that fit into one request.
 * @template {{bytes: number}} R
 * @param {R[]} records in order of age
 * @param {{events: number, bytes: number}} limit
 * @returns {R[]} at least one, if there is any: a single oversized event is the server's to refuse
 */
export function batch(records, limit) {
    let [bytes, length] = [2, 0];
    for (const record of records) {
        bytes += record.bytes + 1;
        if (length >= limit.events || (bytes > limit.bytes && length > 0)) break;
        length += 1;
    }
    return records.slice(0, length);
}

/**
 * What to do after an attempt. Nothing is forgotten unless the server says that it has dealt with all that was sent.
 *  - `forget`: stored, duplicate or set aside by the server; the tablet may delete it
 *  - `unpaired`: stop and keep; pairing decides what becomes of it
 *  - `plain`: the same again without compression, which something on the way did not understand
 *  - `halve`: too large or unreadable as a whole; smaller requests find the event that is to blame
 *  - `setAside`: the one event is to blame; keep it for later, and let the others pass
 *  - `wait`: try the same again after `after` milliseconds; `told` if the server named the time
 * @param {{status: number, body: any, retryAfter: number|null, gzip: boolean, isOurs: boolean}} answer status 0: none
 *     came; `retryAfter` in milliseconds; `isOurs`: a refusal by our own server, and not by a portal on the way
 * @param {number} sent events in the request
 * @param {number} failures how many attempts in a row have failed, this one included
 * @param {() => number} random 0 ≤ x < 1
 */
export function verdict(answer, sent, failures, random) {
    if (answer.status === 200 && accountsFor(answer.body, sent)) return { is: "forget" };
    if (answer.isOurs && answer.status === 401) return { is: "unpaired" };
    if (answer.gzip && (answer.status === 400 || answer.status === 415)) return { is: "plain" };
    // What stands in front of the server may take less than it.
    if (answer.status === 413 && sent > 1) return { is: "halve" };
    if (answer.isOurs && (answer.status === 400 || answer.status === 413)) return { is: sent > 1 ? "halve" : "setAside" };
    const refused = answer.status > 401 && answer.status < 500 && ![408, 425, 429].includes(answer.status);
    return { is: "wait", after: pause(answer, refused, failures, random), told: answer.retryAfter !== null };
}

/**
 * Anything up to twice the last pause ("full jitter"): tablets that lost the network together come back one by one.
 * After a time that the server named, since all have been told the same, a little later.
 */
export function pause({ retryAfter }, refused, failures, random) {
    const most = refused ? hopeless : Math.min(longestWait, 2 ** Math.min(failures, 10) * seconds);
    if (retryAfter === null) return Math.max(seconds / 4, random() * most);
    return Math.min(longestObedience, retryAfter) + random() * Math.min(most, 5 * seconds);
}

/** Every event that was sent is named by a receipt that a server of ours made: nothing else lets one go. */
function accountsFor(body, sent) {
    if (!body || !Number.isInteger(body.stored) || !Number.isInteger(body.duplicate)) return false;
    const others = [body.rejected, body.erased].map((some) => Array.isArray(some) ? some.length : Number(some) || 0);
    return body.stored + body.duplicate + others[0] + others[1] === sent;
}

/**
 * `Retry-After`, seconds or an HTTP date, in milliseconds.
 * @param {string|null} header
 * @param {number} now by the clock that the date was written by: the answer's own `Date`, if it has one
 */
export function retryAfter(header, now) {
    if (header === null || header.trim() === "") return null;
    const number = Number(header);
    if (Number.isFinite(number)) return Math.max(0, number * seconds);
    const date = Date.parse(header);
    return Number.isNaN(date) ? null : Math.max(0, date - now);
}
