import { svg } from "./dom.js";

/** Green, yellow, red: only a help, for the mouth, the eyes and the number say the same. */
const colours = [[0, [142, 199, 142]], [0.5, [246, 208, 106]], [1, [233, 121, 92]]];
const ink = "#2b211a";

const between = (from, to, t) => Math.round((from + (to - from) * t) * 100) / 100;

function colour(t) {
    const upper = colours.findIndex(([stop]) => stop >= t);
    if (upper <= 0) return `rgb(${colours[0][1].join(" ")})`;
    const [[low, from], [high, to]] = [colours[upper - 1], colours[upper]];
    return `rgb(${from.map((part, i) => Math.round(between(part, to[i], (t - low) / (high - low)))).join(" ")})`;
}

/**
 * A face for a score from 0 (content) to 10: mouth, eyes, brows and colour change smoothly with it.
 * @param {number} score 0…10
 * @param {"pain"|"effort"} kind effort blushes and sweats, pain furrows
 * @returns {SVGElement}
 */
export function face(score, kind) {
    const t = score / 10;
    const parts = [svg("circle", { cx: 50, cy: 50, r: 46, fill: colour(t), stroke: ink, "stroke-width": 3 })];
    if (kind === "effort" && t > 0.3) parts.push(...cheeks(t));
    parts.push(...eyes(t), ...brows(t, kind), ...mouth(t, kind));
    if (kind === "effort") parts.push(...sweat(t));
    return svg("svg", { viewBox: "0 0 100 100", class: "face", "aria-hidden": "true", focusable: "false" }, ...parts);
}

function eyes(t) {
    const height = between(7, 2, t);
    return [33, 67].map((x) => svg("ellipse", { cx: x, cy: between(40, 43, t), rx: 5.5, ry: height, fill: ink }));
}

/** Pain draws the brows up towards the middle, strain draws them down to the nose. */
function brows(t, kind) {
    const [outer, inner] = kind === "pain" ? [between(25, 36, t), between(25, 23, t)] : [between(25, 27, t), between(24, 36, t)];
    const line = { fill: "none", stroke: ink, "stroke-width": between(3, 4.5, t), "stroke-linecap": "round" };
    return [
        svg("path", { d: `M22 ${outer} Q32 ${between(20, 28, t)} 42 ${inner}`, ...line }),
        svg("path", { d: `M78 ${outer} Q68 ${between(20, 28, t)} 58 ${inner}`, ...line }),
    ];
}

/** From a smile over a straight line to a frown; the strongest pain and effort open the mouth. */
function mouth(t, kind) {
    const [corner, middle] = [between(62, 76, t), between(88, 58, t)];
    const half = between(24, 19, t);
    const line = { stroke: ink, "stroke-width": 4.5, "stroke-linecap": "round", "stroke-linejoin": "round" };
    const upper = `M${50 - half} ${corner} Q50 ${middle} ${50 + half} ${corner}`;
    const open = Math.max(0, t - 0.6) * (kind === "pain" ? 26 : 30);
    if (open === 0) return [svg("path", { d: upper, fill: "none", ...line })];
    const shape = `${upper} Q50 ${between(middle, corner, 0.45) + open} ${50 - half} ${corner} Z`;
    return [svg("path", { d: shape, fill: "#fff6ea", ...line })];
}

function cheeks(t) {
    const blush = { fill: "#d4452f", opacity: between(0, 0.5, t), rx: 9, ry: 6 };
    return [22, 78].map((x) => svg("ellipse", { cx: x, cy: 57, ...blush }));
}

/** One drop from 4, two from 6, three from 8. */
function sweat(t) {
    const places = [[82, 16, 1], [14, 20, 0.85], [93, 36, 0.75]];
    return places.slice(0, Math.max(0, Math.floor((t * 10 - 2) / 2))).map(([x, y, scale]) =>
        svg("path", {
            d: "M0 -10 C5 -2 7 1 7 5 A7 7 0 1 1 -7 5 C-7 1 -5 -2 0 -10 Z",
            transform: `translate(${x} ${y}) scale(${scale})`, fill: "#6db3d8", stroke: ink, "stroke-width": 2,
        }));
}
