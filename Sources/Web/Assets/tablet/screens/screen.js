import { el } from "../dom.js";

/**
 * What every screen is made with.
 * @typedef {{state: import("../flow.js").State, words: object, now: Date, send: (happening: object) => void}} Context
 * @typedef {{element: HTMLElement, close?: () => void}} Screen
 */

/** The one heading of a screen; it takes the focus, so that a screen reader says where one is. */
export function heading(text, attributes = {}) {
    return el("h1", { tabindex: -1, ...attributes }, text);
}

/** A calm line for when there is no network. */
export function calmNotice(words, keptSomething) {
    return el("p", { class: "notice" },
        el("strong", {}, words.offline), el("span", {}, keptSomething ? words.kept : words.offlineCalm));
}

/** The server is still making the film. */
export function unreadyNotice(words) {
    return el("p", { class: "notice" }, el("strong", {}, words.unready), el("span", {}, words.unreadyCalm));
}
