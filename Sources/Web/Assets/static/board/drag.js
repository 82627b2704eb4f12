// Moving an entry by mouse or pen, along one axis at a time. Fingers scroll
// the board; they use the panel.

import { beside, isSame, origin } from "./place.js";
import { move, say } from "./move.js";

// Pixels after which a press becomes a drag.
const slack = 6;

for (const entry of document.querySelectorAll(".entry[data-move]")) {
    const link = entry.querySelector("a");
    link.draggable = false;
    entry.addEventListener("pointerdown", (event) => {
        if (event.button === 0 && event.pointerType !== "touch") follow(entry, event);
    });
}

function follow(entry, start) {
    let drag = null;
    const moved = (event) => {
        const [x, y] = [event.clientX - start.clientX, event.clientY - start.clientY];
        if (!drag) {
            if (Math.hypot(x, y) < slack) return;
            drag = begin(entry, Math.abs(x) > Math.abs(y) ? "x" : "y", start);
        }
        event.preventDefault();
        drag.to(x, y, event);
    };
    const ended = (event) => {
        stop();
        if (drag) drag.drop(event.type === "pointerup");
    };
    const keyed = (event) => {
        if (event.key !== "Escape" || !drag) return;
        stop();
        drag.drop(false);
    };
    const stop = () => {
        removeEventListener("pointermove", moved);
        removeEventListener("pointerup", ended);
        removeEventListener("pointercancel", ended);
        removeEventListener("keydown", keyed);
    };
    addEventListener("pointermove", moved);
    addEventListener("pointerup", ended);
    addEventListener("pointercancel", ended);
    addEventListener("keydown", keyed);
}

function begin(entry, axis, start) {
    const from = origin(entry);
    let place = beside(from, axis, 0);
    entry.classList.add("grabbed");
    document.documentElement.classList.add("dragging");
    // The click that ends a drag opens nothing.
    const swallow = (event) => {
        event.preventDefault();
        event.stopPropagation();
    };
    entry.addEventListener("click", swallow, { capture: true, once: true });
    setTimeout(() => say("grabbed", entry.querySelector(".name").textContent));

    return {
        to(x, y, event) {
            entry.style.transform = axis === "x" ? `translateX(${x}px)` : `translateY(${y}px)`;
            place.cell.classList.remove("over");
            place = axis === "x" && from.isTimeline
                ? beside(from, axis, Math.round((x / from.row.querySelector(".lanes").clientWidth) * span(from.board) / 5))
                : nearest(from, axis, event, start);
            place.cell.classList.add("over");
        },
        drop(isKept) {
            entry.style.transform = "";
            entry.classList.remove("grabbed");
            document.documentElement.classList.remove("dragging");
            place.cell.classList.remove("over");
            setTimeout(() => entry.removeEventListener("click", swallow, { capture: true }));
            if (isKept && !isSame(from, place)) move(entry, from, place);
            else say("restored");
        },
    };
}

// Minutes that a timeline shows.
function span(board) {
    const style = getComputedStyle(board);
    return (Number(style.getPropertyValue("--to")) - Number(style.getPropertyValue("--from"))) * 60;
}

// The place of the axis that is under the pointer.
function nearest(from, axis, event, start) {
    let best = beside(from, axis, 0);
    let distance = Infinity;
    for (const steps of reach(from, axis)) {
        const place = beside(from, axis, steps);
        const box = place.cell.getBoundingClientRect();
        const away = axis === "x"
            ? Math.max(box.left - event.clientX, event.clientX - box.right)
            : Math.max(box.top - event.clientY, event.clientY - box.bottom);
        if (away < distance) [best, distance] = [place, away];
    }
    return best;
}

function* reach(from, axis) {
    const count = axis === "x" ? 7 : from.board.querySelectorAll("[data-resource]").length;
    for (let steps = -count; steps <= count; steps += 1) yield steps;
}
