// Where a video begins and ends, and its poster: two handles above the strip
// of small pictures, with the video itself as the preview. Without this
// script the same form takes seconds.

import { showPicture } from "./cards.js";

const cut = document.getElementById("cut");
if (cut) prepare(cut);

function prepare(cut) {
    const film = document.getElementById("player");
    const strip = document.getElementById("strip");
    const duration = Number(cut.dataset.duration);
    const shortest = 0.5;
    const fields = { start: document.getElementById("cut-start"), end: document.getElementById("cut-end") };
    const handles = {
        start: document.getElementById("cut-start-handle"), end: document.getElementById("cut-end-handle"),
    };
    const poster = document.getElementById("cut-poster");
    const round = (seconds) => Math.round(seconds * 100) / 100;

    function show() {
        const [start, end] = [Number(fields.start.value), Number(fields.end.value)];
        handles.start.value = start;
        handles.end.value = end;
        for (const name of ["start", "end"]) handles[name].setAttribute("aria-valuetext", `${fields[name].value} s`);
        const kept = strip.querySelector(".kept");
        kept.style.left = `${(100 * start) / duration}%`;
        kept.style.right = `${100 - (100 * end) / duration}%`;
        const mark = strip.querySelector(".poster-mark");
        mark.hidden = poster.value === "";
        mark.style.left = `${(100 * Number(poster.value)) / duration}%`;
    }

    // One end cannot pass the other.
    function place(name, seconds) {
        const value = name === "start"
            ? Math.max(0, Math.min(seconds, Number(fields.end.value) - shortest))
            : Math.min(duration, Math.max(seconds, Number(fields.start.value) + shortest));
        fields[name].value = round(value);
        show();
        if (film) {
            film.pause();
            film.currentTime = Math.min(value, duration - 0.05);
        }
    }

    for (const name of ["start", "end"]) {
        handles[name].addEventListener("input", () => place(name, Number(handles[name].value)));
        fields[name].addEventListener("change", () => place(name, Number(fields[name].value)));
    }
    poster.addEventListener("input", show);
    cut.querySelector("form").addEventListener("reset", () => queueMicrotask(show));

    const use = document.getElementById("cut-use-picture");
    const play = document.getElementById("cut-play");
    if (film) {
        use.hidden = play.hidden = false;
        use.addEventListener("click", () => {
            const [start, end] = [Number(fields.start.value), Number(fields.end.value)];
            poster.value = round(Math.max(start, Math.min(film.currentTime, end)));
            show();
        });
        play.addEventListener("click", () => {
            film.currentTime = Number(fields.start.value);
            film.play();
            const watch = () => {
                if (film.paused) return film.removeEventListener("timeupdate", watch);
                if (film.currentTime >= Number(fields.end.value)) film.pause();
            };
            film.addEventListener("timeupdate", watch);
        });
    }

    const frames = strip.querySelector(".frames");
    if (cut.dataset.strip) {
        const shown = 10;
        for (let place = 0; place < shown; place += 1) {
            const frame = frames.appendChild(document.createElement("span"));
            const at = ((place + 0.5) / shown) * duration;
            const index = Math.min(cut.dataset.count - 1, Math.floor(at / cut.dataset.interval));
            showPicture(frame, cut.dataset, index);
        }
    }
    strip.hidden = false;
    show();
}
