import { Api } from "./api.js";
import { untilNextLook } from "./calendar.js";
import { choose } from "./choose.js";
import { firstState, next } from "./flow.js";
import { BootClock } from "./outbox/clock.js";
import { Courier } from "./outbox/courier.js";
import { Outbox } from "./outbox/outbox.js";
import { Vault } from "./outbox/vault.js";
import { pair } from "./pairing.js";
import { Renewal } from "./renewal.js";
import { pickLanguage, texts } from "./texts.js";
import { Condition } from "./reports/condition.js";
import { Faults } from "./reports/faults.js";
import { helpNews } from "./screens/help.js";
import { Timelines } from "./timelines.js";
import { View } from "./view.js";
import { WakeLock } from "./wake-lock.js";

/**
 * A question that nobody answers is closed after ten minutes, a word of thanks after one; a film that stands still is
 * put away after half an hour, and the screen may go dark before. Milliseconds.
 */
const idleAfter = { pain: 600_000, effort: 600_000, test: 600_000, thanks: 60_000, session: 1_800_000 };
const darkAfter = 300_000;
/** Some browsers' disks never answer; the training goes on without. Milliseconds. */
const diskPatience = 5000;
const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

const api = new Api((...request) => fetch(...request));
const timelines = new Timelines({ api, wait, wanted, send });
const view = new View(document.getElementById("screen"));
const said = document.getElementById("said");
const wakeLock = new WakeLock();
const vault = await Vault.openPatiently("trin-tablet", diskPatience);
const clock = new BootClock();
const outbox = new Outbox({
    vault, clock, courier: new Courier({ clock, fetch: (...request) => fetch(...request) }),
    onUnpaired: () => send({ is: "unpaired" }), onWaiting: () => sendWhenClosed(), onTrouble: (what) => faults.note(what),
});
const faults = new Faults((data) => tellOfDevice("trin.device.failed", data, state.training?.id));
const condition = new Condition({
    vault, waiting: async () => (await outbox.waiting()).length, tell: (data) => tellOfDevice("trin.device.reported", data),
});

let state = firstState(pickLanguage(navigator.languages));
/** How far the server's clock is ahead of the tablet's, which may be wrong. Milliseconds. */
let ahead = 0;
let look = null;
let failures = 0;
let idle = null;
/** By the wall clock: timers stand still while a tablet sleeps. Milliseconds. */
let idleAt = Infinity;
let dark = null;
let shownDay = new Date().toDateString();
/** What the disk is still asked to take: events, and bookmarks. */
let [told, kept] = [Promise.resolve(), Promise.resolve()];

const now = () => new Date(Date.now() + ahead);

function send(happening) {
    const before = state;
    const step = next(state, { ...happening, now: Date.now() });
    state = step.state;
    for (const action of step.actions) actions[action.do](action);
    draw();
    if (state.help && state.help !== before.help) said.textContent = helpNews(state, texts[state.language]);
    if (state.screen !== before.screen || state.still !== before.still) settle(state);
    if (state.screen === "session" && before.screen !== "session") timelines.hurry();
    if (state.screen === "today" || state.screen === "session") timelines.prepare();
}

const actions = {
    refresh: () => refresh(),
    pair: () => pair({
        api, send, wait, monotonic: () => performance.now(), onApproved: ({ limits }) => outbox.keepTo(limits),
        keeps: async () => (await outbox.waiting()).length > 0,
    }),
    emit({ device, type, subject, data }) {
        told = Promise.all([told, outbox.add({ device, type, subject, data })]).then(() => {});
    },
    async callForHelp({ device, type, subject, data }) {
        const id = await outbox.add({ device, type, subject, data });
        const arrival = outbox.arrival(id);
        outbox.hurry();
        if (await arrival) send({ is: "helpArrived", caller: device });
    },
    bookmark: ({ bookmark }) => keep(bookmark),
    forget() {
        outbox.stop();
        timelines.forget();
        keep(null);
    },
};

/** One after the other, and when what was told before is on disk: a bookmark holds answers until then. */
function keep(bookmark) {
    kept = Promise.all([kept, told]).then(() => vault.setBookmark(bookmark)).catch(() => {});
}

function draw() {
    const { training } = state;
    view.show({
        state, words: texts[state.language], now: now(), send, timeline: timelines.of(training?.id),
        report: (type, data) => outbox.add({ device: training.device, type, subject: training.id, data }),
        say: (text) => { said.textContent = text; },
        onTrouble: (attempt, error) => {
            timelines.inquire(training.id);
            if (attempt === 3) faults.note({ code: "playback", message: `The film did not go on (media error ${error ?? "none"}).` });
        },
    });
}

/** How long the screen stays as it is, and lit. */
function settle({ screen, still }) {
    clearTimeout(idle);
    clearTimeout(dark);
    const after = screen === "session" && !still ? undefined : idleAfter[screen];
    idleAt = after ? Date.now() + after : Infinity;
    if (after) idle = setTimeout(() => send({ is: "idle" }), after);
    if (screen !== "session") return wakeLock.release();
    wakeLock.hold();
    if (still) dark = setTimeout(() => wakeLock.release(), darkAfter);
}

/** Asks for today's plan, and again in a minute, at midnight, or when the page comes back; sooner after a failure. */
async function refresh() {
    clearTimeout(look);
    const answer = await api.today();
    clearTimeout(look);
    failures = answer.ok ? 0 : failures + 1;
    const soon = failures > 0 ? 1500 * 2 ** Math.min(failures, 10) : Infinity;
    look = setTimeout(refresh, Math.min(untilNextLook(now()), soon));
    if (now().toDateString() !== shownDay) send({ is: "dayTurned" });
    shownDay = now().toDateString();
    if (answer.status === 401) return send({ is: "unpaired" });
    if (!answer.ok) return state.screen === "pairing" ? null : send({ is: "todayFailed" });
    ahead = answer.body.serverTime - Date.now();
    outbox.goOn();
    send({ is: "todayArrived", today: answer.body });
    if (!vault.isOpen) faults.note({ code: "disk", message: "IndexedDB has not opened." });
    condition.look(Date.now());
}

/** About the tablet, if it is somebody's: its own device is the source. */
function tellOfDevice(type, data, subject = null) {
    const device = state.training?.device ?? state.today?.device.id;
    if (device) outbox.add({ device, type, subject, data });
}

/** The session that has been started, or the one that is offered. */
function wanted() {
    const isStarted = state.screen === "session";
    const session = isStarted ? state.training.id : offered()?.id;
    return { session, exercises: state.today?.sessions.find(({ id }) => id === session)?.exercises, isStarted };
}

function offered() {
    return state.today ? choose(state.today, state.bookmark, state.ended).session : null;
}

/**
 * Where the browser can, the service worker sends what waits when the network is back. A page that is looked at and has
 * a network does so itself, and in its own time.
 */
async function sendWhenClosed() {
    if (!document.hidden && navigator.onLine) return;
    const registration = await navigator.serviceWorker?.getRegistration("/tablet").catch(() => null);
    await registration?.sync?.register("trin-outbox").catch(() => {});
}

/** Who made a call for help before the page was loaded that has not arrived. @param {object[]} left */
function callerLeft(left) {
    const call = left.findLast(({ type }) => type === "trin.help.requested");
    if (!call) return null;
    const caller = call.source.replace("/devices/", "");
    outbox.arrival(call.id).then((isTaken) => isTaken && send({ is: "helpArrived", caller }));
    return caller;
}

function comeBack() {
    if (document.hidden) return;
    if (Date.now() >= idleAt) send({ is: "idle" });
    const isBusy = state.screen === "session" && !state.still;
    if (!isBusy && state.screen !== "pairing") refresh();
}

addEventListener("online", () => {
    timelines.hurry();
    comeBack();
});
document.addEventListener("visibilitychange", comeBack);
addEventListener("offline", () => state.screen === "today" && send({ is: "todayFailed" }));
new Renewal(() => vault.isOpen && !state.offline && !state.help && ["today", "pairing"].includes(state.screen)).begin().catch(() => {});
// A browser that is short of space would delete what waits first, unless it is asked not to.
navigator.storage?.persist?.().catch(() => {});

faults.listen();
draw();
await outbox.open().catch(() => {});
const kinds = {
    "trin.session.completed": "done", "trin.session.abandoned": "partly", "trin.test.completed": "done",
};
const endedOf = (left) => Object.fromEntries(
    left.filter(({ type }) => type in kinds).map(({ type, subject }) => [subject, kinds[type]]));
const isLate = !vault.isOpen;
const left = await outbox.waiting().catch(() => []);
send({ is: "opened", bookmark: await vault.bookmark().catch(() => null), ended: endedOf(left), caller: callerLeft(left) });
if (isLate) {
    await vault.opened;
    // Asking what waits also puts on the disk what it did not take before.
    send({ is: "remembered", ended: endedOf(await outbox.waiting()), bookmark: await vault.bookmark().catch(() => null) });
    if (state.bookmark) keep(state.bookmark);
    outbox.hurry();
}
