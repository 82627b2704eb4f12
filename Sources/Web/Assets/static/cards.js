// The cards of the library: three muted seconds when somebody points at a
// card, and the picture under the pointer when it moves along it.

const calm = matchMedia("(prefers-reduced-motion: reduce)");

for (const picture of document.querySelectorAll(".card .picture")) {
    const card = picture.closest(".card");
    const byMouse = (act) => (event) => { if (event.pointerType === "mouse") act(event); };
    card.addEventListener("pointerleave", () => stop(picture));
    if (picture.dataset.strip) card.addEventListener("pointermove", byMouse((event) => scrub(picture, event)));
    if (!picture.dataset.preview) continue;
    card.addEventListener("pointerenter", byMouse(() => play(picture)));
    card.addEventListener("focusin", () => play(picture));
    card.addEventListener("focusout", () => stop(picture));
}

function play(picture) {
    if (calm.matches || picture.querySelector("video")) return;
    const film = document.createElement("video");
    Object.assign(film, { src: picture.dataset.preview, muted: true, loop: true, playsInline: true });
    film.addEventListener("error", () => film.remove());
    picture.append(film);
    film.play().catch(() => film.remove());
}

function stop(picture) {
    picture.querySelector("video")?.remove();
    picture.querySelector(".frame")?.remove();
}

// The preview plays until somebody moves along the picture's lower edge.
function scrub(picture, event) {
    const box = picture.getBoundingClientRect();
    const isOnEdge = event.clientY > box.bottom - box.height / 4 && event.clientY < box.bottom;
    let frame = picture.querySelector(".frame");
    if (!isOnEdge) return frame?.remove();
    picture.querySelector("video")?.remove();
    if (!frame) {
        frame = picture.appendChild(document.createElement("span"));
        frame.className = "frame";
    }
    const at = Math.max(0, Math.min(0.999, (event.clientX - box.left) / box.width));
    showPicture(frame, picture.dataset, Math.floor(at * picture.dataset.count));
}

// Shows one picture of a strip as the ground of an element, as large as that.
export function showPicture(element, strip, index) {
    const columns = Number(strip.columns);
    const rows = Math.ceil(Number(strip.count) / columns);
    const [column, row] = [index % columns, Math.floor(index / columns)];
    element.style.backgroundImage = `url("${strip.strip}")`;
    element.style.backgroundSize = `${columns * 100}% ${rows * 100}%`;
    const part = (place, count) => (count > 1 ? (100 * place) / (count - 1) : 0);
    element.style.backgroundPosition = `${part(column, columns)}% ${part(row, rows)}%`;
}
