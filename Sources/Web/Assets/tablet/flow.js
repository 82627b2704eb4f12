/**
 * What the page shows next: a pure state machine. `next(state, happening)` returns the new state and the actions that
 * `main.js` carries out; it reads no clock (each happening says when, as `now`), touches no network and draws nothing.
 *
 * @typedef {"loading"|"pairing"|"today"|"session"|"pain"|"effort"|"test"|"thanks"} Screen
 * @typedef {{id: string, device: string, from: number, stopped: boolean, restored: boolean}} Training
 * @typedef {{screen: Screen, language: string, offline: boolean, code: string|null, today: object|null,
 *            bookmark: object|null, training: Training|null, pain: number|null, test: {id: string, device: string}|null,
 *            ended: Record<string, "done"|"partly">, help: "waiting"|"arrived"|null, caller: string|null,
 *            keeps: boolean, unready: boolean, still: boolean}} State
 *     `ended`: what the server may not have been told yet; `help`: what became of the last call for it, `caller`: the
 *     device that it was made on; `keeps`: whether something waits to be sent while the tablet is nobody's; `unready`:
 *     whether the server is still making the film; `still`: whether a film that was started is not moving
 */

/** After this long an unanswered question belongs to another day: 12 hours, in milliseconds. */
const staleAfter = 12 * 3_600_000;

/** How often somebody rises from a chair in thirty seconds: the test that needs nothing but a chair. */
const chairStand = { test: "chairStand30", unit: "repetitions" };

/** @returns {State} */
export function firstState(language) {
    return {
        screen: "loading", language, offline: false, code: null, today: null, bookmark: null, training: null, pain: null,
        test: null, ended: {}, help: null, caller: null, keeps: false, unready: false, still: true,
    };
}

/** @returns {{state: State, actions: object[]}} */
export function next(state, happening) {
    const step = steps[happening.is];
    return step ? step(state, happening) : to(state);
}

const to = (state, changes = {}, ...actions) => ({ state: { ...state, ...changes }, actions });
const emit = (state, type, data) => ({ do: "emit", type, subject: state.training.id, device: state.training.device, data });
const keep = (bookmark) => ({ do: "bookmark", bookmark });

const steps = {
    /** The page has been loaded; a bookmark tells what was going on before, `ended` what still waits to be sent. */
    opened(before, { bookmark, ended, caller, now }) {
        const state = { ...before, ended, caller, help: caller ? "waiting" : null };
        if (!bookmark) return to(state, {}, { do: "refresh" });
        const training = {
            id: bookmark.session, device: bookmark.device, from: bookmark.position,
            stopped: bookmark.stopped === true, restored: true,
        };
        if (bookmark.phase !== "questions") return to(state, { bookmark }, { do: "refresh" });
        const asked = { ...state, training, pain: bookmark.pain ?? null, language: bookmark.language ?? state.language };
        if (Math.abs(now - bookmark.at) < staleAfter) {
            return to(asked, { bookmark, screen: bookmark.pain === undefined ? "pain" : "effort" }, { do: "refresh" });
        }
        return to(state, {}, ...feedback(asked, null), keep(null), { do: "refresh" });
    },

    /** The disk has answered after all: what an earlier page load left there. */
    remembered(state, { bookmark, ended }) {
        return to(state, { bookmark: state.bookmark ?? bookmark, ended: { ...ended, ...state.ended } });
    },

    todayArrived(state, { today }) {
        const language = today.citizen?.language ?? state.language;
        // A tablet that was given to somebody else is another device.
        const help = state.caller === today.device.id ? state.help : null;
        const known = { ...state, today, language, help, offline: false, code: null };
        const orphaned = state.training?.restored && !today.sessions.some((session) => session.id === state.training.id);
        if (["pain", "effort"].includes(state.screen) && orphaned) {
            const answers = feedback(state, null);
            return to(known, { screen: "today", training: null, pain: null, bookmark: null }, ...answers, keep(null));
        }
        return to(known, { screen: ["loading", "pairing"].includes(state.screen) ? "today" : state.screen });
    },
    todayFailed(state) {
        return to(state, { offline: true, screen: state.screen === "loading" ? "today" : state.screen });
    },
    dayTurned(before) {
        const state = { ...before, help: null, ...(before.offline ? { today: null } : {}) };
        return state.screen === "session" && state.still ? steps.finished(state) : to(state);
    },

    unpaired(state) {
        if (state.screen === "pairing") return to(state);
        const blank = { screen: "pairing", code: null, today: null, bookmark: null, training: null, pain: null, test: null, help: null };
        // What was answered already is kept, to be sent when the tablet is paired again.
        const answers = ["pain", "effort"].includes(state.screen) ? feedback(state, null) : [];
        return to(state, { ...blank, offline: false }, ...answers, { do: "forget" }, { do: "pair" });
    },
    codeArrived(state, { code, keeps }) {
        return to(state, { code, keeps, offline: false });
    },
    codeFailed(state) {
        return to(state, { code: null, offline: true });
    },
    approved(state) {
        return to(state, { screen: "loading", code: null }, { do: "refresh" });
    },
    languageChosen(state, { language }) {
        return to(state, { language });
    },

    helpAsked(state, { session }) {
        const asked = { type: "trin.help.requested", subject: session, device: state.today.device.id, data: {} };
        return to(state, { help: "waiting", caller: asked.device }, { do: "callForHelp", ...asked });
    },
    helpArrived(state, { caller }) {
        return to(state, state.help && state.caller === caller ? { help: "arrived" } : {});
    },

    /** Somebody of the staff writes down what a functional test gave. */
    testPressed(state, { session }) {
        return to(state, { screen: "test", test: { id: session, device: state.today.device.id } });
    },
    testAnswered(state, { value }) {
        if (state.screen !== "test") return to(state);
        const { id, device } = state.test;
        const measured = { do: "emit", type: "trin.test.completed", subject: id, device, data: { ...chairStand, value } };
        const ended = { ...state.ended, [id]: "done" };
        return to(state, { screen: "thanks", test: null, ended }, measured, { do: "refresh" });
    },
    testLeft(state) {
        return to(state, { screen: "today", test: null });
    },

    startPressed(state, { session, from }) {
        const training = { id: session, device: state.today.device.id, from, stopped: false, restored: false };
        return to(state, { screen: "session", training, unready: false, still: true });
    },
    moved(state) {
        return to(state, { still: false });
    },
    stood(state) {
        return to(state, { still: true });
    },
    /** The film can begin: nothing else changes but what is drawn. */
    timelineArrived(state) {
        return to(state, { offline: false, unready: false });
    },
    filmUnready(state) {
        return to(state, { offline: false, unready: true });
    },
    /** The programme is another than when the film began; it goes on where it was. */
    timelineChanged(state) {
        const { training, bookmark } = state;
        const from = bookmark?.session === training.id ? bookmark.position : training.from;
        return to(state, { training: { ...training, from } });
    },
    ended(state, { position, now }) {
        if (state.screen !== "session") return to(state);
        return ask(state, "trin.session.completed", position, false, now);
    },
    stopped(state, { position, now }) {
        if (state.screen !== "session") return to(state);
        return ask(state, "trin.session.abandoned", position, true, now);
    },
    reached(state, { position, now }) {
        if (state.screen !== "session") return to(state);
        const bookmark = { ...mark(state), phase: "playing", position, at: now };
        return to(state, { bookmark }, keep(bookmark));
    },

    answered(state, { value, now }) {
        if (state.screen === "effort") return finish(state, value);
        if (state.screen !== "pain") return to(state);
        const bookmark = { ...mark(state), phase: "questions", pain: value, position: state.bookmark?.position ?? 0, at: now };
        return to(state, { screen: "effort", pain: value, bookmark }, keep(bookmark));
    },
    back(state) {
        return to(state, { screen: "pain" });
    },
    /** Nobody answers, or goes on: what was said is sent, and the tablet is ready for the next time. */
    idle(state) {
        if (state.screen === "session" && state.still) return steps.finished(state);
        if (["pain", "effort"].includes(state.screen)) return finish(state, null);
        if (state.screen === "test") return steps.testLeft(state);
        return state.screen === "thanks" ? steps.finished(state) : to(state);
    },
    finished(state) {
        return to(state, { screen: "today", training: null, pain: null }, { do: "refresh" });
    },
};

function mark(state) {
    const { id, device, stopped } = state.training;
    return { session: id, device, stopped, language: state.language };
}

function ask(state, type, position, stopped, now) {
    const training = { ...state.training, stopped };
    const asked = { ...state, training, screen: "pain", pain: null };
    const bookmark = { ...mark(asked), phase: "questions", position, at: now };
    const ended = { ...state.ended, [training.id]: stopped ? "partly" : "done" };
    return to(asked, { bookmark, ended }, emit(state, type, { position }), keep(bookmark));
}

/** Who stopped early may go on from there later the same day. */
function finish(state, effort) {
    const bookmark = state.training.stopped && state.bookmark ? { ...state.bookmark, phase: "playing", pain: undefined } : null;
    return to(state, { screen: "thanks", bookmark }, ...feedback(state, effort), keep(bookmark), { do: "refresh" });
}

function feedback(state, effort) {
    const data = {};
    if (state.pain !== null) data.pain = state.pain;
    if (effort !== null) data.effort = effort;
    return Object.keys(data).length === 0 ? [] : [emit(state, "trin.feedback.given", data)];
}
