import { button, el } from "../dom.js";
import { calmNotice, heading, unreadyNotice } from "./screen.js";

/** While a session's timeline is fetched; back to today with one press. @param {import("./screen.js").Context} context */
export function waitingScreen({ state, words, send }) {
    const element = el("section", { class: "centred" },
        heading(words.loading),
        state.offline ? calmNotice(words, false) : null,
        state.unready ? unreadyNotice(words) : null,
        button("second", words.back, () => send({ is: "finished" })));
    return { element };
}
