// Moving an entry by keys: space takes it, arrows move it along one axis,
// Enter drops it, Escape puts it back.

import { beside, isSame, origin, words } from "./place.js";
import { move, say } from "./move.js";

const steps = {
    ArrowLeft: ["x", -1], ArrowRight: ["x", 1], ArrowUp: ["y", -1], ArrowDown: ["y", 1],
};
let held = null;

addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const entry = document.activeElement?.closest?.(".entry[data-move]");
    if (!held && entry && event.key === " ") return act(event, () => take(entry));
    if (!held) return;
    if (event.key === "Escape") return act(event, () => release(false));
    if (event.key === "Enter" || event.key === " ") return act(event, () => release(true));
    if (event.key === "Tab") return release(false);
    const [axis, step] = steps[event.key] ?? [];
    if (axis) act(event, () => shift(axis, step * (event.shiftKey ? 6 : 1)));
}, { capture: true });

function act(event, work) {
    event.preventDefault();
    event.stopPropagation();
    work();
}

function take(entry) {
    const from = origin(entry);
    held = { entry, from, axis: null, steps: 0, place: beside(from, "x", 0) };
    entry.classList.add("grabbed");
    say("grabbed", entry.querySelector(".name").textContent);
}

// The other axis is free again when the entry is back where it was.
function shift(axis, count) {
    if (held.steps !== 0 && held.axis !== axis) return;
    const next = beside(held.from, axis, held.steps + count);
    if (isSame(held.place, next)) return;
    held.axis = axis;
    held.steps = isSame(held.from, next) ? 0 : held.steps + count;
    mark(next);
    say("over", words(next));
}

function mark(place) {
    held.place.cell.classList.remove("over");
    held.place = place;
    place.cell.classList.add("over");
    const here = held.entry.parentElement.getBoundingClientRect();
    const there = place.cell.getBoundingClientRect();
    const minutes = place.minutes - held.from.minutes;
    const style = getComputedStyle(held.from.board);
    const span = (Number(style.getPropertyValue("--to")) - Number(style.getPropertyValue("--from"))) * 60;
    const x = held.from.isTimeline ? (minutes / span) * there.width : there.left - here.left;
    held.entry.style.transform = held.axis === "x" ? `translateX(${x}px)` : `translateY(${there.top - here.top}px)`;
    place.cell.scrollIntoView({ block: "nearest", inline: "nearest" });
}

function release(isKept) {
    const { entry, from, place } = held;
    held = null;
    entry.style.transform = "";
    entry.classList.remove("grabbed");
    place.cell.classList.remove("over");
    if (isKept && !isSame(from, place)) move(entry, from, place);
    else say("restored");
}
