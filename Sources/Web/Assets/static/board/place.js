// Where an entry lies on a board, and the same some steps away along one
// axis: across is the day, or the time on a day's timeline; down is the
// trainer, tablet or room.

const grain = 5;

const clock = (minutes) =>
    `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

export function origin(entry) {
    const board = entry.closest("[data-board]");
    const row = entry.closest("[data-resource]");
    const [hours, minutes] = entry.dataset.time.split(":").map(Number);
    return {
        board, row, field: board.dataset.field, isTimeline: "timeline" in board.dataset,
        date: entry.dataset.date, minutes: hours * 60 + minutes, resource: row.dataset.resource,
    };
}

// The place `steps` away, or the nearest that there is; with the element
// that takes the entry.
export function beside(from, axis, steps) {
    if (axis === "y") {
        const rows = [...from.board.querySelectorAll("[data-resource]")];
        const at = clamp(rows.indexOf(from.row) + steps, 0, rows.length - 1);
        return described(from, { row: rows[at], date: from.date, minutes: from.minutes });
    }
    if (from.isTimeline) {
        const minutes = clamp(Math.round(from.minutes / grain) * grain + steps * grain, 0, 24 * 60 - grain);
        return described(from, { row: from.row, date: from.date, minutes: steps ? minutes : from.minutes });
    }
    const cells = [...from.row.querySelectorAll("td[data-date]")];
    const at = clamp(cells.findIndex((cell) => cell.dataset.date === from.date) + steps, 0, cells.length - 1);
    return described(from, { row: from.row, date: cells[at].dataset.date, minutes: from.minutes });
}

function described(from, place) {
    const cell = from.isTimeline
        ? place.row.querySelector(".lanes")
        : place.row.querySelector(`td[data-date="${place.date}"]`);
    return { ...place, cell, time: clock(place.minutes), resource: place.row.dataset.resource };
}

export const isSame = (from, place) =>
    place.date === from.date && place.minutes === from.minutes && place.resource === from.resource;

// Such as “Bo Lind, tirsdag 24. nov., 10:00”.
export function words(place) {
    const name = (element) => element?.textContent.trim().replace(/\s+/g, " ") ?? "";
    const board = place.row.closest("[data-board]");
    const column = board.querySelectorAll("thead th")[place.cell.cellIndex];
    const day = column ? name(column.querySelector("a")) : name(board.querySelector("h2"));
    const row = place.row.querySelector("th, h3");
    return [name(row.querySelector("a") ?? row.firstChild), day, place.time].join(", ");
}

const clamp = (value, low, high) => Math.min(Math.max(value, low), high);
