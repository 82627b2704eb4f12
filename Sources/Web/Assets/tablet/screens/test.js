import { button, el } from "../dom.js";
import { heading } from "./screen.js";

/** Nobody rises oftener in thirty seconds. */
const mostDigits = 2;

/**
 * What a functional test gave, on keys for a thumb.
 * @param {import("./screen.js").Context} context
 */
export function testScreen({ words, send }) {
    let typed = "";
    const shown = el("output", { class: "typed", "aria-label": words.testQuestion }, "–");
    const save = button("main", words.save, () => typed && send({ is: "testAnswered", value: Number(typed) }));
    const show = (text) => {
        typed = text;
        shown.textContent = typed || "–";
        save.disabled = typed === "";
    };
    const type = (digit) => show(typed === "0" ? digit : (typed + digit).slice(0, mostDigits));
    const keys = [..."123456789"].map((digit) => button("key", digit, () => type(digit)));
    const erase = button("key quiet", "⌫", () => show(typed.slice(0, -1)), { "aria-label": words.erase });
    show("");
    const element = el("section", { class: "question test" },
        el("header", {}, heading(words.testQuestion), el("p", { class: "soft" }, words.testHow)),
        el("div", { class: "test-pad" },
            shown,
            el("div", { class: "keys", role: "group", "aria-label": words.testQuestion }, ...keys, erase,
                button("key", "0", () => type("0")))),
        el("footer", {}, button("quiet", words.back, () => send({ is: "testLeft" })), save));
    return { element };
}
