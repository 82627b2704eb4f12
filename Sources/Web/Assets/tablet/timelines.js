/** Between two questions for a timeline, and the longest that a server may ask for. Milliseconds. */
const [shortPause, longestPause] = [3000, 30_000];

const isGone = (status) => [403, 404, 410].includes(status);
const isSameFilm = (one, other) =>
    JSON.stringify([one.duration, one.entries]) === JSON.stringify([other.duration, other.entries]);

/** Has the timeline at hand of what is offered or plays, so that a press can start the film at once. */
export class Timelines {
    #api;
    #wait;
    #wanted;
    #send;
    /** @type {{key: string, timeline: object}|null} */
    #fetched = null;
    #isAsking = false;
    #cutPause = () => {};

    /**
     * @param {{api: import("./api.js").Api, wait: (ms: number) => Promise<void>, send: (happening: object) => void,
     *          wanted: () => {session: string|undefined, exercises: object[]|undefined, isStarted: boolean}}} parts
     *     `wanted`: the session that is offered, or has been started
     */
    constructor({ api, wait, wanted, send }) {
        this.#api = api;
        this.#wait = wait;
        this.#wanted = wanted;
        this.#send = send;
    }

    /** @returns {object|null} */
    of(session) {
        return session && this.#fetched?.timeline.session === session ? this.#fetched.timeline : null;
    }

    forget() {
        this.#fetched = null;
    }

    /** Somebody pressed start, or the network has come back: there is no reason to pause any longer. */
    hurry() {
        this.#cutPause();
    }

    /** Fetches what is wanted unless it is there; what was started is asked for until it comes. */
    async prepare() {
        const { session, exercises, isStarted } = this.#wanted();
        const key = JSON.stringify([session, exercises]);
        if (!session || this.#fetched?.key === key || this.#isAsking) return;
        // A film that runs keeps its timeline, whatever becomes of the programme.
        if (isStarted && this.of(session)) return;
        this.#fetched = null;
        this.#isAsking = true;
        const answer = await this.#api.timeline(session);
        if (answer.ok) this.#fetched = { key, timeline: answer.body };
        else if (!this.#tellWhyNot(answer, session)) await this.#pause(answer);
        this.#isAsking = false;
        if (!this.#wanted().isStarted) return;
        if (answer.ok) this.#send({ is: "timelineArrived" });
        else this.prepare();
    }

    /** The film will not play: perhaps the tablet has been unpaired, or the session is gone or another by now. */
    async inquire(session) {
        const answer = await this.#api.timeline(session);
        if (answer.status === 401) return this.#send({ is: "unpaired" });
        if (!this.#isStarted(session)) return;
        if (isGone(answer.status)) return this.#send({ is: "finished" });
        const known = this.of(session);
        if (!answer.ok || !known || isSameFilm(answer.body, known)) return;
        this.#fetched = { ...this.#fetched, timeline: answer.body };
        this.#send({ is: "timelineChanged" });
    }

    /** @returns {boolean} whether there is nothing to wait for */
    #tellWhyNot({ status }, session) {
        if (status === 401) this.#send({ is: "unpaired" });
        if (!this.#isStarted(session)) return status === 401;
        if (isGone(status)) this.#send({ is: "finished" });
        else this.#send({ is: status === 409 ? "filmUnready" : "todayFailed" });
        return isGone(status);
    }

    #isStarted(session) {
        const wanted = this.#wanted();
        return wanted.isStarted && wanted.session === session;
    }

    #pause({ retryAfter }) {
        const cut = new Promise((resolve) => { this.#cutPause = resolve; });
        return Promise.race([cut, this.#wait(retryAfter ? Math.min(retryAfter * 1000, longestPause) : shortPause)]);
    }
}
