// What script adds to the planner's pages: dragging, keys, the panel beside
// the board, news about planning, counts and printing. Each has a form that
// does the same without.

import "./board/drag.js";
import "./board/keys.js";
import "./board/job.js";
import "./board/panel.js";

for (const form of document.querySelectorAll("form[data-list]")) {
    const count = form.querySelector("[data-count]");
    const boxes = [...form.querySelectorAll("input[type=checkbox][name]")];
    const tell = () => {
        if (count) count.textContent = `(${boxes.filter((box) => box.checked).length})`;
    };
    form.addEventListener("change", tell);
    tell();
}

for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => print());
}

// Undo and redo by the keys that everybody knows.
addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    if (event.target.closest?.("input, textarea, select, dialog")) return;
    const key = event.key.toLowerCase();
    const name = key === "y" || (key === "z" && event.shiftKey) ? "redo" : key === "z" ? "undo" : null;
    const form = name && document.querySelector(`form[data-history=${name}]`);
    if (!form || form.querySelector("button").disabled) return;
    event.preventDefault();
    form.requestSubmit();
});
