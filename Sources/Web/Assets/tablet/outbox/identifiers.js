/** Identifiers by RFC 9562. */

const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
const dashed = (text) => text.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");

/**
 * A version 7 identifier: 48 bits of time, then chance.
 * @param {number} time milliseconds since 1970
 */
export function uuid7(time, fill = (bytes) => crypto.getRandomValues(bytes)) {
    const bytes = fill(new Uint8Array(16));
    for (let i = 0, rest = time; i < 6; i += 1, rest = Math.floor(rest / 256)) bytes[5 - i] = rest % 256;
    return marked(bytes, 7);
}

/** A version 4 identifier; `crypto.randomUUID` is missing on plain HTTP. */
export function uuid4(fill = (bytes) => crypto.getRandomValues(bytes)) {
    return marked(fill(new Uint8Array(16)), 4);
}

function marked(bytes, version) {
    bytes[6] = (bytes[6] & 0x0f) | (version << 4);
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    return dashed(hex(bytes));
}
