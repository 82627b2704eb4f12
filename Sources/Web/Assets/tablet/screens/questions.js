import { button, el } from "../dom.js";
import { face } from "../faces.js";
import { heading } from "./screen.js";

/**
 * Eleven faces, 0 to 10; one press answers.
 * @param {import("./screen.js").Context} context
 */
export function questionScreen({ state, words, send }) {
    const kind = state.screen;
    const named = kind === "pain" ? words.painWords : words.effortWords;
    const answers = Array.from({ length: 11 }, (_, score) => answer(kind, score, named[score], words, send));
    const element = el("section", { class: `question ${kind}` },
        el("header", {}, heading(words[kind], { id: "question" }), el("p", { class: "soft" }, words.pressFace)),
        el("div", { class: "answers", role: "group", "aria-labelledby": "question" }, ...answers),
        el("footer", {},
            kind === "effort" ? button("quiet", words.back, () => send({ is: "back" })) : null,
            button("quiet", words.skip, () => send({ is: "answered", value: null }))));
    return { element };
}

function answer(kind, score, word, words, send) {
    const spoken = [words.ofTen(score), word].filter(Boolean).join(", ");
    const content = el("span", { class: "answer-content" },
        face(score, kind), el("span", { class: "score" }, String(score)), word ? el("span", { class: "word" }, word) : null);
    return button("answer", content, () => send({ is: "answered", value: score }), { "aria-label": spoken, "data-score": score });
}
