/**
 * Questions to a session's timeline. Positions and durations are seconds from the beginning of the stream.
 * @typedef {{kind: "exercise", start: number, duration: number, index: number, count: number, exercise: string,
 *            name: string, instruction?: string, side: Side, set: number, sets: number, repetitions: number|null,
 *            seconds: number|null, round: number, rounds: number}} Round
 * @typedef {{kind: "rest", start: number, duration: number,
 *            next: {index: number, name: string, side: Side, set: number, sets: number}|null}} Rest
 * @typedef {{kind: "intro"|"closing", start: number, duration: number, exercise: string, name: string,
 *            instruction?: string}} Interlude  shown once, without a dose
 * @typedef {Round|Rest|Interlude} Entry
 * @typedef {"left"|"right"|null} Side  null for an exercise that has no sides; else a set is both, one after the other
 */

/** A decoded frame may lie a little before the joint that it was sought at. */
const grain = 0.05;

export const end = (entry) => entry.start + entry.duration;
const isSameTurn = (a, b) => a.kind === "exercise" && b.kind === "exercise"
    && a.index === b.index && a.set === b.set && a.side === b.side;

/** The number of the entry that plays at a position; the last one at the very end. */
export function entryNumber(entries, position) {
    const after = entries.findIndex((entry) => entry.start > position + grain);
    return after < 0 ? entries.length - 1 : Math.max(0, after - 1);
}

/** One piece an exercise, from its first round to the beginning of the next exercise: the parts of the progress bar. */
export function pieces(entries) {
    const found = [];
    for (const entry of entries) {
        const last = found.at(-1);
        if (entry.kind === "exercise" && entry.index !== last?.index) {
            found.push({ index: entry.index, name: entry.name, start: last ? entry.start : 0, end: end(entry) });
            if (last) last.end = entry.start;
        } else if (last) {
            last.end = end(entry);
        }
    }
    return found;
}

/** Where to go on after an interruption: at the beginning of the set, of its side, or of the rest that was playing. */
export function resumeAt(entries, position) {
    let number = entryNumber(entries, position);
    while (number > 0 && isSameTurn(entries[number - 1], entries[number])) number -= 1;
    return entries[number]?.start ?? 0;
}

/** The exercise to show for an entry: what comes before one belongs to it, and the closing to the last. */
export function shownIndex(entries, number) {
    const entry = entries[number];
    const index = entry.index ?? entry.next?.index;
    if (index !== undefined) return index;
    const all = entries.filter(({ kind }) => kind === "exercise");
    return (entry.kind === "closing" ? all.at(-1) : all[0])?.index ?? 0;
}
