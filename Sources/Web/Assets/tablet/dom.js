/** The little that the screens need to make elements: no markup from text, so nothing can be injected. */

const svgNamespace = "http://www.w3.org/2000/svg";

/**
 * An element with attributes and children. `on…` attributes are listeners; `null`, `undefined` and `false` are left out.
 * @param {string} tag
 * @param {Record<string, unknown>} [attributes]
 * @param {...(Node | string | null | undefined)} children
 * @returns {HTMLElement}
 */
export function el(tag, attributes = {}, ...children) {
    return furnish(document.createElement(tag), attributes, children);
}

/** The same for SVG. @returns {SVGElement} */
export function svg(tag, attributes = {}, ...children) {
    return furnish(document.createElementNS(svgNamespace, tag), attributes, children);
}

/** A button whose press is one call. @returns {HTMLButtonElement} */
export function button(look, label, press, attributes = {}) {
    return el("button", { type: "button", class: look, onclick: press, ...attributes }, label);
}

function furnish(element, attributes, children) {
    for (const [name, value] of Object.entries(attributes)) {
        if (value === null || value === undefined || value === false) continue;
        if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
        else element.setAttribute(name, value === true ? "" : String(value));
    }
    element.append(...children.filter((child) => child !== null && child !== undefined));
    return element;
}
