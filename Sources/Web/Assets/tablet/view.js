import { dayInWords, greeting } from "./calendar.js";
import { pairingScreen } from "./screens/pairing.js";
import { questionScreen } from "./screens/questions.js";
import { sessionScreen } from "./screens/session.js";
import { testScreen } from "./screens/test.js";
import { thanksScreen } from "./screens/thanks.js";
import { todayScreen } from "./screens/today.js";
import { waitingScreen } from "./screens/waiting.js";

/** A new screen takes no presses for this long: a trembling hand presses twice. Milliseconds. */
const settling = 450;

const screens = {
    loading: todayScreen, pairing: pairingScreen, today: todayScreen, waiting: waitingScreen, session: sessionScreen,
    pain: questionScreen, effort: questionScreen, test: testScreen, thanks: thanksScreen,
};

/** Draws the screen that a state asks for, and only when something on it has changed. */
export class View {
    #root;
    #shown = { name: null, key: null, screen: null };
    #latest = null;

    /** @param {HTMLElement} root */
    constructor(root) {
        this.#root = root;
        // Closing does not bubble, but can be heard on the way down. The answer comes first.
        root.addEventListener("close", () => setTimeout(() => this.show(this.#latest)), true);
    }

    /** @param {import("./screens/screen.js").Context & {timeline: object|null}} context */
    show(context) {
        const { state, words } = context;
        const name = state.screen === "session" && !context.timeline ? "waiting" : state.screen;
        const key = keyOf(name, context);
        this.#latest = context;
        if (key === this.#shown.key) return;
        const isNew = name !== this.#shown.name;
        // Nobody's question is taken away while it is read.
        if (!isNew && this.#root.querySelector("dialog[open]")) return;
        const focused = isNew ? null : nameOf(document.activeElement);
        this.#shown.screen?.close?.();
        // Known before it is built: a screen may speak up while it is being made.
        this.#shown = { name, key, screen: null };
        document.documentElement.lang = state.language;
        const screen = screens[name](context);
        this.#shown.screen = screen;
        this.#root.replaceChildren(screen.element);
        this.#root.dataset.screen = name;
        document.title = `${this.#root.querySelector("h1")?.textContent || words.todaysTraining} · Trin`;
        if (isNew) this.#arrive();
        else if (focused) [...this.#root.querySelectorAll("button")].find((one) => nameOf(one) === focused)?.focus();
    }

    #arrive() {
        this.#root.classList.add("settling");
        setTimeout(() => this.#root.classList.remove("settling"), settling);
        scrollTo(0, 0);
        this.#root.querySelector("h1")?.focus({ preventScroll: true });
    }
}

/** How a button is called, so that it is found again in another drawing; null for anything else. */
const nameOf = (element) => element?.tagName === "BUTTON" ? element.getAttribute("aria-label") ?? element.textContent : null;

/** What a screen shows, as text: the same text needs no new drawing. */
function keyOf(name, { state, words, now, timeline }) {
    const { language, offline, code, today, bookmark, training, test, ended, help, keeps, unready } = state;
    const parts = {
        loading: [offline], pairing: [code, offline, keeps], waiting: [offline, unready], session: [training?.id, timeline], pain: [], effort: [],
        test: [test?.id],
        thanks: [today?.next, today?.citizen, offline],
        today: [{ ...today, serverTime: 0 }, bookmark, ended, offline, help, dayInWords(words, now), greeting(words, now)],
    };
    return JSON.stringify([name, language, ...parts[name]]);
}
