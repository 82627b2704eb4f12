/** No movement for this long while playing: say so; for longer: begin again at the same place. Milliseconds. */
const noticeAfter = 1500;
const reloadAfter = 10_000;
const pauses = [1000, 2000, 4000, 8000, 15_000];

/**
 * Plays one stream in a `<video>` element and does not give up: after an error or a standstill it loads the stream
 * again at the same position, with growing pauses, and at once when the network comes back.
 *
 * It tells `{is: "playing"}`, `{is: "paused"}`, `{is: "position", position}`, `{is: "waiting"}`, `{is: "trouble",
 * attempt}`, `{is: "refused"}` (the browser wants a press first) and `{is: "ended"}`; for measuring, also `{is: "starved"}`
 * as soon as pictures are missing, and `{is: "reloading"}`.
 */
export class Player {
    #video;
    #source;
    #tell;
    #position;
    #wanted = true;
    #reloading = false;
    #attempt = 0;
    #movedAt = performance.now();
    #retry = null;
    #closing = new AbortController();

    /** @param {HTMLVideoElement} video @param {{source: string, from: number, tell: (what: object) => void}} parts */
    constructor(video, { source, from, tell }) {
        this.#video = video;
        this.#source = source;
        this.#position = from;
        this.#tell = tell;
        this.#listen();
        this.#load();
    }

    get position() {
        return this.#position;
    }

    pause() {
        this.#video.pause();
        this.#halt();
    }

    resume() {
        this.#wanted = true;
        this.#movedAt = performance.now();
        if (this.#video.error || this.#reloading) this.#load();
        else this.#play();
    }

    close() {
        this.#closing.abort();
        clearTimeout(this.#retry);
        this.#video.pause();
        this.#video.removeAttribute("src");
        this.#video.load();
    }

    #listen() {
        const on = (target, name, act) => target.addEventListener(name, act, { signal: this.#closing.signal });
        on(this.#video, "loadedmetadata", () => this.#arrive());
        on(this.#video, "playing", () => this.#tell({ is: "playing" }));
        on(this.#video, "timeupdate", () => this.#move());
        on(this.#video, "waiting", () => this.#wanted && !this.#video.seeking && this.#tell({ is: "starved" }));
        on(this.#video, "error", () => this.#trouble());
        on(this.#video, "ended", () => this.#tell({ is: "ended" }));
        on(this.#video, "pause", () => {
            if (!this.#reloading && !this.#video.ended && !this.#video.error) this.#halt();
        });
        on(window, "online", () => (this.#reloading || this.#video.error) && this.#load());
        on(document, "visibilitychange", () => document.hidden && this.pause());
        const watch = setInterval(() => this.#watch(), 500);
        this.#closing.signal.addEventListener("abort", () => clearInterval(watch));
    }

    /** Paused by a press, by the system, or because the page is out of sight. */
    #halt() {
        if (!this.#wanted) return;
        this.#wanted = false;
        this.#tell({ is: "paused" });
    }

    #load() {
        clearTimeout(this.#retry);
        this.#retry = null;
        this.#reloading = true;
        this.#movedAt = performance.now();
        this.#tell({ is: "reloading" });
        this.#video.src = this.#source;
        this.#video.load();
        if (this.#wanted) this.#play();
    }

    /** The stream is known: go to where we were, for a reload always begins at the start. */
    #arrive() {
        if (this.#position > 0.1) this.#video.currentTime = this.#position;
        this.#reloading = false;
        if (this.#wanted) this.#play();
    }

    #play() {
        this.#video.play().catch((reason) => {
            if (reason.name !== "NotAllowedError") return;
            this.#wanted = false;
            this.#tell({ is: "refused" });
        });
    }

    #move() {
        const { currentTime, seeking } = this.#video;
        if (this.#reloading || seeking || currentTime === this.#position) return;
        this.#position = currentTime;
        this.#movedAt = performance.now();
        this.#attempt = 0;
        this.#tell({ is: "position", position: currentTime });
    }

    #watch() {
        if (!this.#wanted || this.#video.ended || this.#retry !== null) return;
        const still = performance.now() - this.#movedAt;
        if (still > reloadAfter) this.#trouble();
        else if (still > noticeAfter) this.#tell({ is: "waiting" });
    }

    #trouble() {
        if (this.#retry !== null) return;
        this.#reloading = true;
        this.#attempt += 1;
        this.#tell({ is: "trouble", attempt: this.#attempt, error: this.#video.error?.code ?? null });
        const pause = pauses[Math.min(this.#attempt, pauses.length) - 1];
        this.#retry = setTimeout(() => this.#load(), pause);
    }
}
