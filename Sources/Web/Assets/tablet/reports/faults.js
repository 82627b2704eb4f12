/** A page that fails in a circle tells so this often and no more. */
const mostFaults = 10;
const longest = { message: 300, place: 120 };

/** Tells what goes wrong in the page, once each and not often; nothing that anybody said or is called. */
export class Faults {
    #tell;
    #told = new Set();

    /** @param {(data: {code: string, message?: string, place?: string}) => void} tell */
    constructor(tell) {
        this.#tell = tell;
    }

    listen() {
        addEventListener("error", ({ error, message, filename, lineno, colno }) => {
            // Pictures that do not load come here, too, without any of it.
            if (message) this.note({ code: "script", message: named(error) ?? message, place: placeOf(filename, lineno, colno) });
        });
        addEventListener("unhandledrejection", ({ reason }) => {
            this.note({ code: "promise", message: named(reason) ?? "Something was refused.", place: firstPlace(reason?.stack) });
        });
    }

    /** @param {{code: string, message?: string, place?: string|null}} fault */
    note({ code, message, place }) {
        const data = { code };
        if (message) data.message = plain(message).slice(0, longest.message);
        if (place) data.place = place.slice(0, longest.place);
        const key = JSON.stringify(data);
        if (this.#told.size >= mostFaults || this.#told.has(key)) return;
        this.#told.add(key);
        this.#tell(data);
    }
}

const named = (error) => error instanceof Error || error instanceof DOMException ? `${error.name}: ${error.message}` : null;

/** Without what stands in quotation marks and after question marks: it may be data. */
const plain = (text) => text.replace(/(["'“`])[^"'”`]*(["'”`])/g, "$1…$2").replace(/\?[^\s:]*/g, "");

function placeOf(file, line, column) {
    if (!file) return null;
    return `${new URL(file, location.href).pathname}:${line}:${column}`;
}

function firstPlace(stack) {
    const found = /(https?:\/\/[^\s)]+?):(\d+):(\d+)/.exec(stack ?? "");
    return found ? placeOf(found[1], found[2], found[3]) : null;
}
