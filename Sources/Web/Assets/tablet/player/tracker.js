import { end } from "./timeline.js";

/** A step of the playhead longer than this was a jump, not playing. Seconds; a busy tablet reports late. */
const longestStep = 5;
/** A round counts when this share of it was really played. */
const enough = 0.8;
/** The last frame of a stream lies a little before its duration. Seconds. */
const grain = 0.15;

/**
 * Turns the playhead's movement into the events of exercises and sets. What was jumped over does not count as done;
 * what lies before `from` was played earlier and is not told again.
 */
export class Tracker {
    #rounds;
    #from;
    #position;
    #started = new Set();
    #completed = new Set();

    /** @param {import("./timeline.js").Entry[]} entries @param {number} [from] seconds */
    constructor(entries, from = 0) {
        this.#rounds = entries.filter(({ kind }) => kind === "exercise").map((entry) => ({
            entry, played: 0, seen: entry.start, before: end(entry) <= from + grain, told: false,
        }));
        this.#from = from;
        this.#position = from;
    }

    /**
     * The playhead has come to a position.
     * @returns {{type: string, data: object}[]}
     */
    reached(position) {
        const before = this.#position;
        this.#position = position;
        if (position <= before || position - before > longestStep) return [];
        return this.#rounds.flatMap((round) => this.#play(round, before, position));
    }

    /** What remains to be told when the stream has ended: exercises that never were completed. */
    ended() {
        const rest = new Map(this.#rounds.filter(({ before, entry }) => !before && !this.#completed.has(entry.index))
            .map(({ entry }) => [entry.index, entry]));
        return [...rest.values()].map((entry) => ({ type: "trin.exercise.skipped", data: { ...named(entry), reason: "not played" } }));
    }

    #play(round, from, to) {
        const { entry } = round;
        const [low, high] = [Math.max(from, round.seen), Math.min(to, end(entry))];
        if (high > low) {
            round.played += high - low;
            round.seen = high;
        }
        const events = [];
        if (round.played > 0 && !this.#started.has(entry.index)) {
            this.#started.add(entry.index);
            if (this.#isAtBeginning(entry)) events.push({ type: "trin.exercise.started", data: named(entry) });
        }
        const isOver = to >= end(entry) - grain && round.played >= enough * entry.duration;
        if (!isOver || round.told) return events;
        round.told = true;
        return [...events, ...this.#finish(entry)];
    }

    #finish(entry) {
        const ofExercise = this.#rounds.filter((round) => round.entry.index === entry.index);
        const ofSet = ofExercise.filter((round) => round.entry.set === entry.set);
        const isDone = ({ told, before }) => told || before;
        if (!ofSet.every(isDone)) return [];
        const data = { ...named(entry), set: entry.set };
        if (entry.repetitions) data.repetitions = entry.repetitions;
        if (entry.seconds) data.seconds = entry.seconds;
        const events = [{ type: "trin.set.completed", data }];
        if (ofExercise.every(isDone)) {
            this.#completed.add(entry.index);
            events.push({ type: "trin.exercise.completed", data: named(entry) });
        }
        return events;
    }

    /** An exercise that was begun before the interruption has been told as started already. */
    #isAtBeginning(entry) {
        const first = this.#rounds.find((round) => round.entry.index === entry.index);
        return first.entry.start >= this.#from - grain;
    }
}

const named = ({ exercise, index }) => ({ exercise, index });
