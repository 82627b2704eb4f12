import { Meter } from "./meter.js";
import { Player } from "./player.js";
import { Tracker } from "./tracker.js";
import { entryNumber, resumeAt } from "./timeline.js";

/** A step of the playhead longer than this was a jump, not playing. Seconds. */
const longestStep = 5;

/**
 * One training from the first press to the last frame: joins the player to the tracker, reports what happens and tells
 * the screen what to show.
 */
export class Training {
    #timeline;
    #player;
    #tracker;
    #meter;
    #position = null;
    #report;
    #show;
    #number = -1;
    #isBegun = false;
    #isPaused = false;
    #isResumed;

    /**
     * @param {HTMLVideoElement} video
     * @param {{timeline: object, from: number, report: (type: string, data: object) => void,
     *          show: (what: object) => void}} parts `from` in seconds; `show` is told what the player tells, and
     *          `{is: "entry", number, entry}`
     */
    constructor(video, { timeline, from, report, show }) {
        const start = from > 0 ? resumeAt(timeline.entries, from) : 0;
        this.#timeline = timeline;
        this.#report = report;
        this.#show = show;
        this.#isResumed = start > 0;
        this.#tracker = new Tracker(timeline.entries, start);
        report("trin.session.opened", { position: start });
        this.#enter(start);
        this.#meter = new Meter(video);
        this.#player = new Player(video, { source: described(timeline), from: start, tell: (what) => this.#hear(what) });
    }

    get position() {
        return Math.round(this.#player.position * 10) / 10;
    }

    get isBegun() {
        return this.#isBegun;
    }

    get isPaused() {
        return this.#isPaused;
    }

    pause() {
        this.#player.pause();
    }

    resume() {
        this.#player.resume();
    }

    close() {
        this.summarise();
        this.#player.close();
    }

    /** Tells how the film has played since it was last told. */
    summarise() {
        const summary = this.#meter.take();
        if (summary) this.#report("trin.playback.summarised", summary);
    }

    #hear(what) {
        this.#meter.hear(what);
        if (what.is === "playing") this.#begin();
        if (what.is === "paused" && this.#isBegun && !this.#isPaused) {
            this.#report("trin.session.paused", { position: this.position });
        }
        if (what.is === "paused" && document.hidden) this.summarise();
        if (what.is === "paused" || what.is === "refused") this.#isPaused = true;
        if (what.is === "position") this.#reach(what.position);
        if (what.is === "ended") {
            this.#reach(this.#timeline.duration);
            this.#tell(this.#tracker.ended());
        }
        this.#show(what);
    }

    #begin() {
        if (!this.#isBegun) {
            const type = this.#isResumed ? "trin.session.resumed" : "trin.session.started";
            this.#report(type, { position: this.position });
        } else if (this.#isPaused) {
            this.#report("trin.session.resumed", { position: this.position });
        }
        this.#isBegun = true;
        this.#isPaused = false;
    }

    #reach(position) {
        const step = position - (this.#position ?? position);
        if (step > 0 && step < longestStep) this.#meter.played(step);
        this.#position = position;
        this.#tell(this.#tracker.reached(position));
        this.#enter(position);
    }

    #enter(position) {
        const number = entryNumber(this.#timeline.entries, position);
        if (number === this.#number) return;
        this.#number = number;
        this.#show({ is: "entry", number, entry: this.#timeline.entries[number] });
    }

    #tell(events) {
        for (const { type, data } of events) this.#report(type, data);
    }
}

/**
 * The stream's address with what CMCD (CTA-5004, version 1) says of a player that cannot describe each request: whose
 * playback it is, of what, and how it is streamed.
 */
function described({ stream, session }) {
    const keys = `cid="${session}",sf=h,sid="${session}",st=v`;
    return `${stream}${stream.includes("?") ? "&" : "?"}CMCD=${encodeURIComponent(keys)}`;
}
