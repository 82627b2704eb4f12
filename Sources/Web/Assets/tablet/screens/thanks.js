import { button, el } from "../dom.js";
import { whenInWords } from "../calendar.js";
import { heading } from "./screen.js";

/** @param {import("./screen.js").Context} context */
export function thanksScreen({ state, words, now, send }) {
    const name = state.today?.citizen?.givenName;
    const next = state.today?.next;
    const element = el("section", { class: "centred thanks" },
        heading(name ? words.thanks(name) : words.thanksNobody),
        el("p", { class: "lead" }, state.training?.stopped ? words.stoppingIsFine : words.trainedWell),
        next ? el("p", { class: "next" }, words.next(whenInWords(words, next, now))) : null,
        state.offline ? el("p", { class: "soft" }, words.kept) : null,
        button("main", words.finished, () => send({ is: "finished" })));
    return { element };
}
