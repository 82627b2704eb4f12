// Asks the server to move a session, and says what came of it.

import { words } from "./place.js";
import { show } from "./panel.js";

const news = document.getElementById("board-news");
const token = document.querySelector("meta[name=csrf-token]").content;

export function say(name, value = "") {
    if (news) news.textContent = news.dataset[name].replace("{1}", value);
}

// Puts the entry where it was when the server refuses, and opens its panel,
// which says why and what else there is.
export async function move(entry, from, place) {
    const home = { parent: entry.parentElement, next: entry.nextSibling };
    place.cell.querySelector(".lane")?.append(entry) ?? place.cell.append(entry);
    entry.setAttribute("aria-busy", "true");
    const body = { date: place.date, time: place.time };
    if (place.resource !== from.resource) body[from.field] = place.resource || null;
    try {
        const answer = await fetch(entry.dataset.move, {
            method: "POST", headers: { "Content-Type": "application/json", "X-CSRF-Token": token, Accept: "application/json" },
            body: JSON.stringify(body),
        });
        if (answer.ok) {
            say("dropped", words(place));
            sessionStorage.setItem("board-focus", entry.dataset.entry);
            return location.reload();
        }
        restore(entry, home);
        say("refused");
        const query = new URLSearchParams({ date: place.date, time: place.time });
        query.set(from.field, place.resource);
        await show(withQuery(entry.querySelector("a").href, query));
    } catch {
        restore(entry, home);
        say("offline");
    }
}

function restore(entry, home) {
    entry.removeAttribute("aria-busy");
    home.parent.insertBefore(entry, home.next);
    entry.querySelector("a").focus();
}

function withQuery(address, more) {
    const url = new URL(address);
    for (const [name, value] of more) url.searchParams.set(name, value);
    return url.href;
}

// The focus goes on where it was before the board was loaded anew.
const kept = sessionStorage.getItem("board-focus");
sessionStorage.removeItem("board-focus");
if (kept) document.querySelector(`[data-entry="${CSS.escape(kept)}"] a`)?.focus({ preventScroll: true });
