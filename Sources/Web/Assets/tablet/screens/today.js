import { button, el } from "../dom.js";
import { dayInWords, greeting, whenInWords } from "../calendar.js";
import { choose } from "../choose.js";
import { helpParts } from "./help.js";
import { calmNotice, heading, unreadyNotice } from "./screen.js";

/** More pictures than this would be too small to see. */
const mostPictures = 8;

/** The day at a glance, and one button. @param {import("./screen.js").Context} context */
export function todayScreen(context) {
    const { state, words } = context;
    if (!state.today) return { element: withoutPlan(context) };
    const choice = choose(state.today, state.bookmark, state.ended);
    const element = choice.kind === "train" ? trainingToday(context, choice) : quietDay(context, choice.kind);
    if (state.offline) element.append(calmNotice(words, false));
    return { element };
}

/** Opened without a network: nothing is known, and what was done is safe. */
function withoutPlan({ state, words }) {
    if (!state.offline) return el("section", { class: "centred" }, heading(words.loading));
    return el("section", { class: "centred" },
        heading(words.offline),
        el("p", { class: "lead" }, words.offlineCalm),
        Object.keys(state.ended).length > 0 ? el("p", { class: "soft" }, words.kept) : null);
}

function trainingToday(context, { session, from, manner }) {
    const { state, words, now, send } = context;
    const label = { new: words.start, begun: words.goOn, partly: words.again }[manner];
    const before = { new: null, begun: words.begunBefore, partly: words.partlyBefore }[manner];
    // Without a duration while a film of it is still being prepared.
    const isReady = Boolean(session.duration);
    const minutes = isReady ? words.minutes(Math.max(1, Math.round(session.duration / 60))) : null;
    const [help, dialog, notice] = helpParts(context, session.id);
    const facts = [words.clock(session.time), words.exercises(session.exercises.length), minutes].filter(Boolean);
    return el("section", { class: "today" },
        el("header", {},
            heading(`${greeting(words, now)}, ${state.today.citizen.givenName}`),
            el("p", { class: "date" }, words.today(dayInWords(words, now)))),
        el("div", { class: "plan" },
            el("p", { class: "label" }, words.todaysTraining),
            el("h2", {}, session.title),
            el("p", { class: "facts" }, ...facts.map((fact) => el("span", {}, fact))),
            before ? el("p", { class: "before" }, before) : null,
            pictures(session.exercises)),
        notice,
        isReady ? null : unreadyNotice(words),
        testButton(context),
        el("div", { class: "presses" },
            isReady ? button("main", label, () => send({ is: "startPressed", session: session.id, from })) : null, help, dialog));
}

/** A functional test that somebody of the staff makes today, until it has a number. */
function testButton({ state, words, send }) {
    const test = state.today.tests?.find(({ id, state: how }) => how !== "done" && !state.ended[id]);
    if (!test) return null;
    const label = [el("strong", {}, words.test), el("span", {}, `${words.clock(test.time)} · ${words.testBy}`)];
    return button("second test", el("span", { class: "test-label" }, ...label), () => send({ is: "testPressed", session: test.id }));
}

function pictures(exercises) {
    const shown = exercises.slice(0, mostPictures);
    return el("ol", { class: "pictures", "data-count": shown.length }, ...shown.map(({ name, poster }, i) => {
        const number = el("span", { class: "number", "aria-hidden": "true" }, String(i + 1));
        const picture = poster ? el("img", { src: poster, alt: "", onerror: (event) => event.target.remove() }) : null;
        return el("li", {}, el("span", { class: "frame" }, picture, number), el("span", { class: "name" }, name));
    }));
}

/** Nothing to do: done already, a day off, or a tablet that is nobody's. */
function quietDay(context, kind) {
    const { state, words, now } = context;
    const { citizen, next } = state.today;
    const when = next ? el("p", { class: "next" }, words.next(whenInWords(words, next, now))) : null;
    const says = {
        done: [words.wellDone(citizen?.givenName), words.trainedToday],
        none: [words.noneToday, words.restWell],
        nobody: [words.nobody, words.nobodyYet],
    }[kind];
    const hello = citizen ? `${greeting(words, now)}, ${citizen.givenName}. ` : "";
    return el("section", { class: `centred quiet-day ${kind}` },
        el("p", { class: "date" }, hello + words.today(dayInWords(words, now)) + "."),
        heading(says[0]), el("p", { class: "lead" }, says[1]), kind === "nobody" ? null : when, testButton(context),
        ...helpParts(context, null));
}
