import { Api } from "./api.js";
import { untilNextLook } from "./calendar.js";
import { choose } from "./choose.js";
import { firstState, next } from "./flow.js";
import { BootClock } from "./outbox/clock.js";
import { Outbox } from "./outbox/outbox.js";
import { Vault } from "./outbox/vault.js";
import { pair } from "./pairing.js";
import { pickLanguage, texts } from "./texts.js";
import { View } from "./view.js";
import { WakeLock } from "./wake-lock.js";

/** A question that nobody answers is closed after ten minutes, a word of thanks after one. Milliseconds. */
const idleAfter = { pain: 600_000, effort: 600_000, thanks: 60_000 };
const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

const api = new Api((...request) => fetch(...request));
const view = new View(document.getElementById("screen"));
const said = document.getElementById("said");
const wakeLock = new WakeLock();
const vault = await Vault.open().catch(() => null);
const outbox = new Outbox({
    vault, clock: new BootClock(), fetch: (...request) => fetch(...request), onUnpaired: () => send({ is: "unpaired" }),
});

let state = firstState(pickLanguage(navigator.languages));
/** How far the server's clock is ahead of the tablet's, which may be wrong. Milliseconds. */
let ahead = 0;
let look = null;
let idle = null;
let shownDay = new Date().toDateString();
/** @type {{key: string, timeline: object}|null} */
let fetched = null;
let isPreparing = false;

const now = () => new Date(Date.now() + ahead);

function send(happening) {
    const before = state;
    const step = next(state, { ...happening, now: Date.now() });
    state = step.state;
    for (const action of step.actions) actions[action.do](action);
    draw();
    if (state.screen !== before.screen) enter(state.screen);
    if (state.screen === "today" || state.screen === "session") prepare();
}

const actions = {
    refresh: () => refresh(),
    pair: () => pair({ api, send, wait, monotonic: () => performance.now() }),
    emit: ({ device, type, subject, data }) => outbox.add({ device, type, subject, data }),
    bookmark: ({ bookmark }) => vault?.setBookmark(bookmark).catch(() => {}),
    forget() {
        outbox.stop();
        fetched = null;
        vault?.setBookmark(null).catch(() => {});
    },
};

function draw() {
    const { training } = state;
    const timeline = fetched && training && fetched.timeline.session === training.id ? fetched.timeline : null;
    view.show({
        state, words: texts[state.language], now: now(), send, timeline,
        report: (type, data) => outbox.add({ device: training.device, type, subject: training.id, data }),
        say: (text) => { said.textContent = text; },
        onTrouble: (attempt) => { if (attempt > 1) inquire(training.id); },
    });
}

function enter(screen) {
    clearTimeout(idle);
    if (idleAfter[screen]) idle = setTimeout(() => send({ is: "idle" }), idleAfter[screen]);
    if (screen === "session") wakeLock.hold();
    else wakeLock.release();
}

/** Asks for today's plan, and again in a minute, at midnight, or when the page comes back. */
async function refresh() {
    clearTimeout(look);
    const answer = await api.today();
    clearTimeout(look);
    look = setTimeout(refresh, untilNextLook(now()));
    if (now().toDateString() !== shownDay) send({ is: "dayTurned" });
    shownDay = now().toDateString();
    if (answer.status === 401) return send({ is: "unpaired" });
    if (!answer.ok) return state.screen === "pairing" ? null : send({ is: "todayFailed" });
    ahead = answer.body.serverTime - Date.now();
    await outbox.claim(answer.body.device.id);
    send({ is: "todayArrived", today: answer.body });
}

/** Fetches the timeline before it is needed, so that a press can start the film at once. */
async function prepare() {
    const session = state.screen === "session" ? state.training.id : offered()?.id;
    const key = JSON.stringify([session, state.today?.sessions.find(({ id }) => id === session)?.exercises]);
    if (!session || fetched?.key === key || isPreparing) return;
    isPreparing = true;
    const answer = await api.timeline(session);
    isPreparing = false;
    if (answer.status === 401) return send({ is: "unpaired" });
    if (answer.ok) fetched = { key, timeline: answer.body };
    if (state.screen !== "session") return;
    if (answer.ok) return send({ is: "timelineArrived" });
    if (answer.status >= 400 && answer.status < 500 && answer.status !== 429) return send({ is: "finished" });
    send({ is: "todayFailed" });
    await wait(3000);
    if (state.screen === "session") prepare();
}

function offered() {
    return state.today ? choose(state.today, state.bookmark, state.ended).session : null;
}

/** The film will not play: perhaps the tablet has been unpaired, or the session is gone. */
async function inquire(session) {
    const answer = await api.timeline(session);
    if (answer.status === 401) send({ is: "unpaired" });
    if ((answer.status === 404 || answer.status === 403) && state.screen === "session") send({ is: "finished" });
}

function comeBack() {
    if (!document.hidden && state.screen !== "session" && state.screen !== "pairing") refresh();
}

addEventListener("online", comeBack);
document.addEventListener("visibilitychange", comeBack);
addEventListener("offline", () => state.screen === "today" && send({ is: "todayFailed" }));
navigator.serviceWorker?.register("/tablet/sw.js", { scope: "/tablet", updateViaCache: "none" }).catch(() => {});

draw();
await outbox.open().catch(() => {});
const kinds = { "trin.session.completed": "done", "trin.session.abandoned": "partly" };
const ended = Object.fromEntries(
    outbox.events.filter(({ type }) => type in kinds).map(({ type, subject }) => [subject, kinds[type]]));
send({ is: "opened", bookmark: await vault?.bookmark().catch(() => null), ended });
