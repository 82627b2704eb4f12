// Shows who trains now as soon as the server says that it changed.

const shown = document.getElementById("live");
// Milliseconds, and up to as much again: many pages may have lost one server
// together.
const pause = 10_000;

async function refresh() {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
    // To sign in, or to read why not.
    if (answer.redirected || [401, 403, 404].includes(answer.status)) return location.reload();
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const news = page.getElementById("live");
    if (news) renew(news);
}

// Only what differs, so that only the news is read aloud and the focus stays.
function renew(news) {
    const focused = document.activeElement;
    replace(shown.querySelector("header"), news.querySelector("header"));
    renewRows(shown.querySelector("ol"), news.querySelector("ol"));
    shown.querySelector(".empty")?.remove();
    shown.append(...news.querySelectorAll(".empty"));
    if (focused !== document.activeElement) focused.focus({ preventScroll: true });
}

function renewRows(list, news) {
    const old = new Map([...list.children].map((row) => [addressOf(row), row]));
    const rows = [...news.children].map((row) => merged(old.get(addressOf(row)), row));
    for (const row of old.values()) if (!rows.includes(row)) row.remove();
    rows.forEach((row, place) => {
        if (list.children[place] !== row) list.insertBefore(row, list.children[place] ?? null);
    });
}

const addressOf = (row) => row.querySelector("a").href;

function merged(old, row) {
    if (!old || old.childElementCount !== row.childElementCount) return row;
    [...row.children].forEach((part, place) => replace(old.children[place], part));
    return old;
}

function replace(old, part) {
    if (!old.isEqualNode(part)) old.replaceWith(part);
}

// The first event tells the state, also after a break. The browser asks again
// by itself after a break, but never after a refusal.
function listen() {
    const events = new EventSource(shown.dataset.stream);
    events.addEventListener("training", () => refresh().catch(() => {}));
    events.addEventListener("error", () => {
        if (events.readyState !== EventSource.CLOSED) return;
        setTimeout(() => {
            refresh().catch(() => {});
            listen();
        }, pause * (1 + Math.random()));
    });
}

listen();
