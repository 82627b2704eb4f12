/** A pause in the pictures that nobody sees. Milliseconds. */
const unnoticed = 100;

/**
 * Measures how a stream plays, in the words of CMCD (CTA-5004): the time to the first picture, how often and how long
 * pictures were missing, the mean bit rate of what was played, and pictures that were dropped.
 */
export class Meter {
    #video;
    #now;
    #wantedAt;
    #startupTime = null;
    #isStarted = false;
    #stalledAt = null;
    #stalls = 0;
    #stallTime = 0;
    #seconds = 0;
    /** What the video element had counted at the last summary; a reload makes it count from 0 again. */
    #counted = { bits: 0, dropped: 0 };
    #before = { bits: 0, dropped: 0 };

    /** @param {HTMLVideoElement} video @param {() => number} [now] milliseconds */
    constructor(video, now = () => performance.now()) {
        this.#video = video;
        this.#now = now;
        this.#wantedAt = now();
    }

    /** What the player tells. @param {{is: string}} what */
    hear({ is }) {
        if (is === "playing") this.#play();
        if (is === "starved" || is === "trouble") this.#stall();
        if (is === "position") this.#goOn();
        if (is === "paused" || is === "refused") this.#rest();
        if (is === "reloading") this.#keepCounts();
    }

    /** So many seconds of the film were played. */
    played(seconds) {
        this.#seconds += seconds;
    }

    /** From the start or the last summary to now; null when there is nothing to tell. */
    take() {
        this.#goOn();
        this.#keepCounts();
        const { bits, dropped } = this.#before;
        const summary = { stalls: this.#stalls, stallTime: Math.round(this.#stallTime), droppedFrames: dropped };
        if (this.#startupTime !== null) summary.startupTime = Math.round(this.#startupTime);
        if (bits > 0 && this.#seconds > 1) summary.bitRate = Math.round(bits / this.#seconds / 1000);
        const isWorthIt = this.#isStarted || this.#stalls > 0;
        [this.#startupTime, this.#stalls, this.#stallTime, this.#seconds] = [null, 0, 0, 0];
        this.#before = { bits: 0, dropped: 0 };
        return isWorthIt ? summary : null;
    }

    #play() {
        if (!this.#isStarted) this.#startupTime = this.#now() - this.#wantedAt;
        this.#isStarted = true;
    }

    #stall() {
        if (this.#isStarted) this.#stalledAt ??= this.#now();
    }

    #goOn() {
        if (this.#stalledAt === null) return;
        const still = this.#now() - this.#stalledAt;
        this.#stalledAt = null;
        if (still < unnoticed) return;
        this.#stalls += 1;
        this.#stallTime += still;
    }

    /** Whoever pauses is not waiting; before the first picture, the way to it begins again. */
    #rest() {
        this.#goOn();
        if (!this.#isStarted) this.#wantedAt = this.#now();
    }

    #keepCounts() {
        const bytes = (this.#video.webkitVideoDecodedByteCount ?? 0) + (this.#video.webkitAudioDecodedByteCount ?? 0);
        const counts = { bits: bytes * 8, dropped: this.#video.getVideoPlaybackQuality?.().droppedVideoFrames ?? 0 };
        for (const name of ["bits", "dropped"]) {
            const since = counts[name] >= this.#counted[name] ? counts[name] - this.#counted[name] : counts[name];
            this.#before[name] += since;
        }
        this.#counted = counts;
    }
}
