import { el } from "../dom.js";
import { pieces } from "../player/timeline.js";

/**
 * The bar of exercise pieces; `move` fills it up to a position.
 * @param {import("../player/timeline.js").Entry[]} entries
 */
export function progressBar(entries) {
    const parts = pieces(entries).map((piece) => {
        const fill = el("span", { class: "fill" });
        const element = el("span", { class: "piece" }, fill);
        element.style.flexGrow = String(piece.end - piece.start);
        return { piece, fill, element };
    });
    const element = el("div", {
        class: "pieces", role: "progressbar", "aria-valuemin": 0, "aria-valuemax": 100, "aria-valuenow": 0,
    }, ...parts.map((part) => part.element));
    const last = parts.at(-1)?.piece.end ?? 1;
    return {
        element,
        /** @param {number} position seconds @param {string} spoken */
        move(position, spoken) {
            for (const { piece, fill } of parts) {
                const share = (position - piece.start) / (piece.end - piece.start);
                fill.style.transform = `scaleX(${Math.min(1, Math.max(0, share)).toFixed(4)})`;
            }
            element.setAttribute("aria-valuenow", String(Math.round(100 * Math.min(1, position / last))));
            element.setAttribute("aria-valuetext", spoken);
        },
    };
}
