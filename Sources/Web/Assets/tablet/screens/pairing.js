import { button, el } from "../dom.js";
import { texts } from "../texts.js";
import { calmNotice, heading } from "./screen.js";

/** The code that staff type in, as large as it gets. @param {import("./screen.js").Context} context */
export function pairingScreen({ state, words, send }) {
    const languages = Object.entries(texts).map(([language, { name }]) =>
        button("quiet", name, () => send({ is: "languageChosen", language }), {
            lang: language, "aria-pressed": String(language === state.language),
        }));
    const element = el("section", { class: "centred pairing" },
        heading(words.welcome),
        el("p", { class: "lead" }, words.askForCode),
        state.code ? code(state.code) : el("p", { class: "code empty", role: "status" }, words.fetchingCode),
        state.offline ? calmNotice(words, false) : el("p", { class: "soft" }, words.codeWaits),
        state.keeps ? el("p", { class: "soft" }, words.keptHere) : null,
        el("div", { class: "languages", role: "group", "aria-label": words.chooseLanguage }, ...languages));
    return { element };
}

/** Letters one by one for a screen reader, in two groups for the eye. */
function code(text) {
    const groups = text.split("-").map((group) => el("span", { "aria-hidden": "true" }, group));
    const spelt = el("span", { class: "unseen" }, text.split("-").map((group) => [...group].join(" ")).join(", "));
    return el("p", { class: "code" }, ...groups, spelt);
}
