/** The rules of sending, without a network: what goes into one request, and what its answer means. */

export const limits = { events: 1000, bytes: 900 * 1024, keepalive: 60 * 1024 };

const seconds = 1000;
const longestWait = 300 * seconds;
const hopeless = 900 * seconds;

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
 *  - `halve`: too large or unreadable as a whole; smaller requests find the event that is to blame
 *  - `setAside`: the one event is to blame; keep it for the next page load, and let the others pass
 *  - `wait`: try the same again after `after` milliseconds
 * @param {{status: number, body: any, retryAfter: number|null}} answer status 0: none came; `retryAfter` in milliseconds
 * @param {number} sent events in the request
 * @param {number} failures how many attempts in a row have failed, this one included
 * @param {() => number} random 0 ≤ x < 1
 */
export function verdict(answer, sent, failures, random) {
    if (answer.status === 200 && accountsFor(answer.body, sent)) return { is: "forget" };
    if (answer.status === 401) return { is: "unpaired" };
    if (answer.status === 400 || answer.status === 413) return { is: sent > 1 ? "halve" : "setAside" };
    const refused = answer.status > 401 && answer.status < 500 && ![408, 425, 429].includes(answer.status);
    const pause = refused ? hopeless : Math.min(longestWait, 2 ** Math.min(failures, 10) * seconds);
    return { is: "wait", after: Math.max(answer.retryAfter ?? 0, pause * (0.5 + random() / 2)), told: answer.retryAfter !== null };
}

function accountsFor(body, sent) {
    if (!body || !Number.isInteger(body.stored) || !Number.isInteger(body.duplicate)) return false;
    const rejected = Array.isArray(body.rejected) ? body.rejected.length : 0;
    return body.stored + body.duplicate + rejected >= sent;
}

/**
 * `Retry-After`, seconds or an HTTP date, as milliseconds from `now`.
 * @param {string|null} header
 */
export function retryAfter(header, now) {
    if (header === null || header.trim() === "") return null;
    const number = Number(header);
    if (Number.isFinite(number)) return Math.max(0, number * seconds);
    const date = Date.parse(header);
    return Number.isNaN(date) ? null : Math.max(0, date - now);
}
