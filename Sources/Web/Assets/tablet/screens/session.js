import { button, el } from "../dom.js";
import { end, shownIndex } from "../player/timeline.js";
import { Training } from "../player/training.js";
import { progressBar } from "./progress.js";
import { heading } from "./screen.js";
import { stopDialog } from "./stop-dialog.js";

const hls = "application/vnd.apple.mpegurl";

/**
 * The stage: where one is, the film, and two buttons.
 * @param {import("./screen.js").Context & {timeline: object, report: (type: string, data: object) => void,
 *          say: (text: string) => void, onTrouble: (attempt: number, error: number|null) => void}} context
 * @returns {import("./screen.js").Screen}
 */
export function sessionScreen({ state, words, send, timeline, report, say, onTrouble }) {
    const video = film(timeline, state.language);
    if (video.canPlayType(hls) === "") return { element: withoutPlayer({ words, send }) };
    const strip = {
        where: el("p", { class: "where" }), name: heading(""), dose: el("p", { class: "dose" }),
        side: el("p", { class: "side" }), left: el("p", { class: "left", "aria-hidden": "true" }), instruction: el("p", { class: "instruction" }),
    };
    const header = el("header", {},
        el("div", {}, strip.where, strip.name, strip.dose), strip.side, strip.instruction, strip.left);
    const overlay = el("p", { class: "overlay", role: "status", hidden: true });
    const bar = progressBar(timeline.entries);
    const toggle = button("main", words.pause, () => training.isPaused ? training.resume() : training.pause());
    const stop = button("second", words.stop, () => askToStop());
    const dialog = stopDialog({ words, yes: () => leave("stopped"), no: () => training.resume() });
    const element = el("section", { class: "session" },
        header, el("div", { class: "stage" }, video, overlay), bar.element, el("footer", {}, toggle, stop), dialog);

    let isTroubled = false;
    let isMoving = false;
    let current = null;
    let spoken = "";

    function askToStop() {
        training.pause();
        dialog.showModal();
    }

    function leave(is) {
        if (is === "stopped" && !training.isBegun) return send({ is: "finished" });
        send({ is, position: is === "ended" ? timeline.duration : training.position });
    }

    function enter({ number, entry }) {
        current = entry;
        const shown = stripOf(entry, words);
        header.classList.toggle("resting", entry.kind === "rest");
        for (const part of ["where", "name", "side", "dose", "instruction"]) strip[part].textContent = shown[part];
        strip.left.textContent = "";
        spoken = `${words.exerciseOf(shownIndex(timeline.entries, number) + 1, total(timeline.entries))}`;
        say([shown.where, shown.name, shown.side, shown.dose].filter(Boolean).join(". "));
        if (number > 0) send({ is: "reached", position: entry.start });
    }

    function move(position) {
        bar.move(position, spoken);
        if (current.kind === "rest") strip.left.textContent = String(Math.max(0, Math.ceil(end(current) - position)));
    }

    function cover(text) {
        overlay.hidden = text === null;
        if (overlay.textContent !== text) overlay.textContent = text ?? "";
    }

    function moving(moves) {
        if (moves === isMoving) return;
        isMoving = moves;
        send({ is: moves ? "moved" : "stood" });
    }

    function pausing(isPaused) {
        toggle.textContent = isPaused ? words.resume : words.pause;
        element.classList.toggle("paused", isPaused);
    }

    const shows = {
        entry: enter,
        position: ({ position }) => {
            isTroubled = false;
            if (!training.isPaused) cover(null);
            move(position);
            if (!training.isPaused) moving(true);
        },
        playing: () => {
            pausing(false);
            if (!isTroubled) cover(null);
        },
        paused: () => {
            pausing(true);
            cover(words.paused);
            moving(false);
        },
        refused: () => {
            pausing(true);
            cover(words.ready);
            moving(false);
        },
        waiting: () => isTroubled ? null : cover(words.fetching),
        trouble: ({ attempt, error }) => {
            isTroubled = true;
            cover(attempt < 2 && navigator.onLine ? words.retrying : `${words.offline}. ${words.offlineCalm}`);
            onTrouble(attempt, error);
            moving(false);
        },
        ended: () => leave("ended"),
    };

    const from = state.training.from;
    cover(words.fetching);
    const training = new Training(video, { timeline, from, report, show: (what) => shows[what.is]?.(what) });
    return { element, close: () => training.close() };
}

/** A browser too old for streams. */
function withoutPlayer({ words, send }) {
    return el("section", { class: "centred" },
        heading(words.noPlayer), button("second", words.back, () => send({ is: "finished" })));
}

const total = (entries) => entries.find(({ kind }) => kind === "exercise")?.count ?? 0;

/** The film with its captions, shown from the start in the citizen's language. */
function film({ captions }, language) {
    const tracks = captions.map(({ language: srclang, label, source }) =>
        el("track", { kind: "captions", src: source, srclang, label, default: srclang === language }));
    const attributes = { playsinline: true, preload: "auto", disablepictureinpicture: true, disableremoteplayback: true };
    const video = el("video", { ...attributes, tabindex: -1 }, ...tracks);
    video.addEventListener("loadedmetadata", () => {
        for (const track of video.textTracks) track.mode = track.language === language ? "showing" : "disabled";
    });
    return video;
}

function stripOf(entry, words) {
    if (entry.kind === "rest") {
        const { next } = entry;
        const side = words.sides[next?.side] ?? "";
        const set = next && next.sets > 1 ? words.setOf(next.set, next.sets) : "";
        return {
            where: words.rest, name: next ? words.thenComes(next.name) : "", side, dose: set, instruction: "",
        };
    }
    if (entry.kind !== "exercise") {
        const { name, instruction } = entry;
        return { where: words[entry.kind], name, side: "", dose: "", instruction: instruction ?? "" };
    }
    const dose = [
        entry.sets > 1 ? words.setOf(entry.set, entry.sets) : null,
        entry.repetitions ? words.repetitions(entry.repetitions) : null,
        entry.seconds ? words.seconds(entry.seconds) : null,
    ];
    return {
        where: words.exerciseOf(entry.index + 1, entry.count), name: entry.name, side: words.sides[entry.side] ?? "",
        dose: dose.filter(Boolean).join(" · "), instruction: entry.instruction ?? "",
    };
}
