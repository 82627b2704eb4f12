// The pages with videos: uploads by drop or by choice, and news about videos
// that are being prepared.

import { Upload, discard, unfinished } from "./tus.js";

const drop = document.getElementById("drop");
const list = document.getElementById("uploads");
const token = document.querySelector("meta[name=csrf-token]").content;
const text = drop.dataset;
const atOnce = 2;
const waiting = [];
let running = 0;

const fill = (pattern, value) => pattern.replace("{1}", value);
const clock = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.round(seconds) % 60).padStart(2, "0")}`;
const size = (bytes) => `${(bytes / 1e6).toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1 })} MB`;

// Choosing and dropping

const chosen = document.getElementById("files");
chosen.addEventListener("change", takeChosen);
// Somebody may have been quicker than this script.
if (chosen.files.length > 0) queueMicrotask(takeChosen);
for (const kind of ["dragenter", "dragover"]) {
    addEventListener(kind, (event) => {
        if (!event.dataTransfer?.types.includes("Files")) return;
        event.preventDefault();
        drop.classList.add("over");
    });
}
addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) drop.classList.remove("over");
});
addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    if (event.dataTransfer) take(event.dataTransfer.files);
});
addEventListener("beforeunload", (event) => {
    if (running > 0) event.preventDefault();
});

function takeChosen() {
    take(chosen.files);
    chosen.value = "";
}

function take(files) {
    for (const file of files) {
        for (const old of list.querySelectorAll("[data-unfinished]")) {
            if (old.dataset.unfinished === file.name) old.remove();
        }
        waiting.push({ file, row: addRow(file.name) });
    }
    next();
}

function next() {
    while (running < atOnce && waiting.length > 0) {
        const { file, row } = waiting.shift();
        if (row.isGone) continue;
        running += 1;
        send(file, row).finally(() => {
            running -= 1;
            next();
        });
    }
}

async function send(file, row) {
    let video = null;
    const meter = speedometer();
    const upload = new Upload(file, {
        endpoint: text.uploads,
        token,
        metadata: { exercise: text.exercise },
        events: {
            progress(sent, total) {
                row.bar.value = total ? (100 * sent) / total : 100;
                const left = meter(sent, total);
                row.say(`${text.textSending} · ${size(sent)} / ${size(total)}`
                    + (left === null ? "" : ` · ${fill(text.textLeft, clock(left))}`));
            },
            state(name, detail) {
                row.item.dataset.state = name;
                if (name === "paused") row.say(text.textPaused);
                if (name === "cancelled") row.close(text.textCancelled);
                if (name === "signedOut") signedOut(row);
                if (name === "refused") row.close(detail || text.textRefused);
                if (name === "sent") {
                    row.close(text.textSent);
                    video = detail;
                }
            },
        },
    });
    row.cancel.onclick = () => upload.cancel();
    await upload.start();
    if (video) watch(video, row);
}

function signedOut(row) {
    row.close(text.textSignedOut);
    // The page asks who is not signed in to do so, and comes back.
    const link = document.createElement("a");
    link.href = location.href;
    link.textContent = text.textSignIn;
    row.note.append(" ", link);
}

// Rows

function addRow(name) {
    const item = document.createElement("li");
    item.className = "card upload";
    const title = document.createElement("strong");
    title.textContent = name;
    const bar = document.createElement("progress");
    bar.max = 100;
    bar.value = 0;
    bar.setAttribute("aria-label", name);
    const note = document.createElement("small");
    note.textContent = text.textWaiting;
    const cancel = document.createElement("button");
    cancel.type = "button";
    cancel.className = "small";
    cancel.textContent = text.textCancel;
    item.append(title, cancel, bar, note);
    list.append(item);
    const row = { item, bar, note, cancel, isGone: false };
    row.say = (sentence) => { note.textContent = sentence; };
    row.close = (sentence) => {
        note.textContent = sentence;
        cancel.remove();
    };
    cancel.onclick = () => {
        row.isGone = true;
        item.remove();
    };
    return row;
}

for (const entry of unfinished()) {
    const row = addRow(entry.name);
    row.item.dataset.unfinished = entry.name;
    row.bar.remove();
    row.say(text.textUnfinished);
    row.cancel.onclick = () => {
        row.item.remove();
        discard(entry, token);
    };
}

// Seconds left at the mean speed of the last few seconds; null when unknown.
function speedometer() {
    const marks = [];
    return (sent, total) => {
        const now = performance.now();
        marks.push([now, sent]);
        while (marks.length > 2 && now - marks[0][0] > 8000) marks.shift();
        const seconds = (now - marks[0][0]) / 1000;
        const bytes = sent - marks[0][1];
        return seconds < 1 || bytes <= 0 || sent >= total ? null : ((total - sent) * seconds) / bytes;
    };
}

// News about videos

async function watch(video, view) {
    for (let pause = 1000; ; pause = Math.min(pause * 1.2, 5000)) {
        const news = await ask(video);
        if (news) {
            view.item.dataset.state = news.state;
            if (news.failure) return failed(news, view);
            if (news.state === "ready" && !news.isPartial) return ready(news, view);
            if (news.state === "ready" && view.card && !view.plays) return ready(news, view);
            tell(news, view);
        }
        await new Promise((resolve) => setTimeout(resolve, pause));
    }
}

function tell(news, view) {
    const percent = Math.round((news.progress ?? 0) * 100);
    view.bar.value = percent;
    if (news.waitsForRoom) return view.say(text.textRoom);
    const left = news.secondsLeft == null ? "" : ` · ${fill(text.textLeft, clock(news.secondsLeft))}`;
    view.say(`${news.isPartial ? text.textPlays : text.textProcessing} · ${percent} %${left}`);
    if (news.isPartial && !view.card) addLink(news, view);
}

async function ask(video) {
    try {
        const answer = await fetch(`${text.videos}/${video}`, { headers: { Accept: "application/json" } });
        return answer.ok ? await answer.json() : null;
    } catch {
        return null;
    }
}

function ready(news, view) {
    if (view.card && !isEdited()) return location.reload();
    view.bar.value = 100;
    view.say(text.textReady);
    addLink(news, view);
}

// Whether loading the page anew would lose what somebody has typed.
function isEdited() {
    const fields = document.querySelectorAll("form[method=post] :is(input, textarea)");
    return [...fields].some((field) => field.value !== field.defaultValue && field.type !== "range");
}

function addLink(news, view) {
    const link = document.createElement("a");
    link.href = view.card ? location.href : `${text.exercises}/${news.exercise}`;
    link.textContent = view.card ? text.textReload : text.textOpen;
    view.note.append(". ", link);
}

function failed(news, view) {
    if (view.card && !isEdited()) return location.reload();
    view.bar.remove();
    view.item.classList.add("failed");
    view.say(news.failure || text.textRefused);
}

for (const card of document.querySelectorAll("[data-video]")) {
    const note = card.querySelector("[data-note]");
    watch(card.dataset.video, {
        card, item: card, note, plays: "plays" in card.dataset, bar: card.querySelector("progress"),
        say: (sentence) => { note.textContent = sentence; },
    });
}
