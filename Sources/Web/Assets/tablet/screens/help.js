import { button, el } from "../dom.js";

/**
 * A button that asks for help, and asks back before anybody is told: trembling hands press by mistake.
 * @param {import("./screen.js").Context} context @param {string|null} session whose training it is about
 * @returns {(HTMLElement|null)[]} the button, the question, and what was asked for before
 */
export function helpParts({ state, words, send }, session) {
    if (!state.today?.device || !state.today.citizen) return [];
    const dialog = el("dialog", { class: "question-dialog help-dialog", "aria-labelledby": "help-question" },
        el("h2", { id: "help-question" }, words.helpQuestion),
        el("p", {}, words.helpUrgent),
        el("div", { class: "choices" },
            button("main", words.helpYes, () => {
                dialog.close();
                send({ is: "helpAsked", session });
            }),
            button("second", words.helpNo, () => dialog.close())));
    return [button("quiet help", words.help, () => dialog.showModal()), dialog, helpNotice({ state, words })];
}

/** What became of it; never more than is known. */
function helpNotice({ state, words }) {
    if (!state.help) return null;
    return el("p", { class: "notice" }, el("strong", {}, helpNews(state, words)), el("span", {}, words.helpUrgent));
}

/** The same as one sentence. */
export const helpNews = ({ help }, words) => help === "arrived" ? words.helpArrived : words.helpWaits;
