import { button, el } from "../dom.js";

/**
 * Asks gently, once. Escape, which is also a tablet's key to go back, means: go on. A press beside the question does nothing.
 * @param {{words: object, yes: () => void, no: () => void}} parts
 * @returns {HTMLDialogElement}
 */
export function stopDialog({ words, yes, no }) {
    let answer = no;
    const choose = (chosen) => () => {
        answer = chosen;
        dialog.close();
    };
    const dialog = el("dialog", { class: "question-dialog stop-dialog", "aria-labelledby": "stop-question", onclose: () => answer() },
        el("h2", { id: "stop-question" }, words.stopToday),
        el("div", { class: "choices" },
            button("main", words.noContinue, choose(no)),
            button("second", words.yesStop, choose(yes))));
    dialog.addEventListener("close", () => { answer = no; });
    return dialog;
}
