"""The page's pure modules: what counts as done, what to send, what to show."""

import re

import pytest

ROUNDS = """[
    { kind: "exercise", start: 0, duration: 10, index: 0, count: 2, exercise: "a", set: 1, sets: 2, repetitions: 10, seconds: null },
    { kind: "exercise", start: 10, duration: 10, index: 0, count: 2, exercise: "a", set: 1, sets: 2, repetitions: 10, seconds: null },
    { kind: "rest", start: 20, duration: 5, next: { index: 0 } },
    { kind: "exercise", start: 25, duration: 10, index: 0, count: 2, exercise: "a", set: 2, sets: 2, repetitions: 10, seconds: null },
    { kind: "exercise", start: 35, duration: 10, index: 1, count: 2, exercise: "b", set: 1, sets: 1, repetitions: null, seconds: 10 },
]"""


@pytest.mark.parametrize("path, start, told", [
    ([(0, 45)], 0, ["a started", "a set 1", "a set 2", "a completed", "b started", "b set 1", "b completed"]),
    ([(0, 20), (35, 45)], 0, ["a started", "a set 1", "b started", "b set 1", "b completed", "a skipped"]),
    ([(0, 9), (19, 22)], 0, ["a started", "a skipped", "b skipped"]),
    ([(25, 45)], 25, ["a set 2", "a completed", "b started", "b set 1", "b completed"]),
    ([(0, 12), (8, 20)], 0, ["a started", "a set 1", "a skipped", "b skipped"]),
], ids=["to the end", "a jump over a set", "a jump within a set", "after an interruption", "a step back"])
def test_only_what_was_played_counts(tablet, path, start, told):
    tablet.open()
    script = """async ([path, start]) => {
        const { Tracker } = await import("/assets/tablet/player/tracker.js");
        const tracker = new Tracker(%s, start);
        const events = [];
        for (const [from, to] of path) {
            for (let at = from; at <= to; at += 0.25) events.push(...tracker.reached(at));
        }
        events.push(...tracker.ended());
        return events.map(({ type, data }) =>
            `${data.exercise} ${type === "trin.set.completed" ? "set " + data.set : type.split(".").at(-1)}`);
    }""" % ROUNDS
    assert tablet.page.evaluate(script, [path, start]) == told


@pytest.mark.parametrize("position, resumes", [(3, 0), (14, 0), (22, 20), (30, 25), (44, 35)])
def test_an_interruption_goes_on_at_the_beginning_of_its_set(tablet, position, resumes):
    tablet.open()
    script = "(p) => import('/assets/tablet/player/timeline.js').then((t) => t.resumeAt(%s, p))" % ROUNDS
    assert tablet.page.evaluate(script, position) == resumes


SIDES = """[
    { kind: "intro", start: 0, duration: 5, exercise: "hello", name: "Velkommen" },
    { kind: "exercise", start: 5, duration: 10, index: 0, count: 1, exercise: "a", side: "left", set: 1, sets: 1, repetitions: 8, seconds: null },
    { kind: "exercise", start: 15, duration: 10, index: 0, count: 1, exercise: "a", side: "right", set: 1, sets: 1, repetitions: 8, seconds: null },
    { kind: "closing", start: 25, duration: 5, exercise: "bye", name: "Farvel" },
]"""


@pytest.mark.parametrize("to, told", [(30, ["started", "completed 1", "completed"]), (16, ["started", "skipped"])])
def test_a_set_is_done_when_both_sides_are_and_greetings_do_not_count(tablet, to, told):
    tablet.open()
    script = """async (to) => {
        const { Tracker } = await import("/assets/tablet/player/tracker.js");
        const tracker = new Tracker(%s);
        const events = [];
        for (let at = 0; at <= to; at += 0.25) events.push(...tracker.reached(at));
        events.push(...tracker.ended());
        return events.map(({ type, data }) => [type.split(".").at(-1), data.set].filter(Boolean).join(" "));
    }""" % SIDES
    assert tablet.page.evaluate(script, to) == told


@pytest.mark.parametrize("position, resumes, shown, number", [(3, 0, 0, 0), (14, 5, 0, 1), (22, 15, 0, 2), (28, 25, 0, 3)])
def test_an_interruption_goes_on_at_the_beginning_of_its_side(tablet, position, resumes, shown, number):
    tablet.open()
    script = """async ([position, number]) => {
        const timeline = await import("/assets/tablet/player/timeline.js");
        const pieces = timeline.pieces(%s).map(({ index, start, end }) => [index, start, end]);
        return [timeline.resumeAt(%s, position), timeline.shownIndex(%s, number), pieces];
    }""" % (SIDES, SIDES, SIDES)
    assert tablet.page.evaluate(script, [position, number]) == [resumes, shown, [[0, 0, 30]]]


RECEIPT = {"stored": 1, "duplicate": 1, "rejected": [{"index": 2}]}


@pytest.mark.parametrize("answer, sent, verdict", [
    ({"status": 200, "body": RECEIPT}, 3, "forget"),
    ({"status": 200, "body": RECEIPT}, 4, "wait"),
    ({"status": 200, "body": None}, 1, "wait"),
    ({"status": 0, "body": None}, 1, "wait"),
    ({"status": 401, "body": None, "isOurs": True}, 1, "unpaired"),
    ({"status": 401, "body": None, "isOurs": False}, 1, "wait"),
    ({"status": 400, "body": None, "isOurs": True}, 2, "halve"),
    ({"status": 400, "body": None, "isOurs": True}, 1, "setAside"),
    ({"status": 400, "body": None, "isOurs": False}, 2, "wait"),
    ({"status": 413, "body": None, "isOurs": True}, 1, "setAside"),
    ({"status": 413, "body": None, "isOurs": False}, 2, "halve"),
    ({"status": 413, "body": None, "isOurs": False}, 1, "wait"),
    ({"status": 200, "body": RECEIPT}, 2, "wait"),
    ({"status": 200, "body": RECEIPT | {"erased": 1}}, 4, "forget"),
    ({"status": 400, "body": None, "gzip": True}, 2, "plain"),
    ({"status": 415, "body": None, "gzip": True}, 1, "plain"),
    ({"status": 415, "body": None}, 2, "wait"),
    ({"status": 429, "body": None}, 2, "wait"),
    ({"status": 503, "body": None}, 2, "wait"),
])
def test_only_a_full_receipt_lets_the_tablet_forget(tablet, answer, sent, verdict):
    tablet.open()
    script = """([answer, sent]) => import("/assets/tablet/outbox/sending.js")
        .then(({ verdict }) => verdict({ retryAfter: null, ...answer }, sent, 1, () => 0).is)"""
    assert tablet.page.evaluate(script, [answer, sent]) == verdict


@pytest.mark.parametrize("told, failures, chance, waits", [
    (None, 1, 0, 250), (None, 1, 0.5, 1000), (None, 4, 0.5, 8000), (None, 30, 0.5, 150_000), (3000, 4, 0, 3000),
    (3000, 4, 0.5, 5500), (10**12, 1, 0, 6 * 3_600_000),
])
def test_a_pause_is_by_chance_up_to_a_bound_and_never_shorter_than_asked_for(tablet, told, failures, chance, waits):
    tablet.open()
    script = """([told, failures, chance]) => import("/assets/tablet/outbox/sending.js").then(({ verdict }) =>
        verdict({ status: 503, body: null, retryAfter: told }, 1, failures, () => chance).after)"""
    assert tablet.page.evaluate(script, [told, failures, chance]) == waits


def test_an_event_that_was_refused_gets_another_chance_after_an_hour(tablet):
    tablet.open()
    script = """async () => {
        const { Shelf } = await import("/assets/tablet/outbox/shelf.js");
        let time = 0;
        const shelf = new Shelf(null, () => time);
        await shelf.add("one");
        await shelf.add("two");
        shelf.setAside((await shelf.next(9))[0]);
        const seen = [];
        for (time of [0, 3_599_000, 3_601_000]) {
            shelf.reconsider();
            seen.push((await shelf.texts()).join());
        }
        return seen;
    }"""
    assert tablet.page.evaluate(script) == ["two", "two", "one,two"]


@pytest.mark.parametrize("header, waits", [
    (None, None), ("", None), ("7", 7000), ("Sun, 22 Nov 2026 10:00:30 GMT", 30_000), ("Sun, 22 Nov 2026 09:00:00 GMT", 0), ("soon", None),
])
def test_a_server_may_ask_for_patience_in_seconds_or_until_a_date(tablet, header, waits):
    tablet.open()
    script = """(header) => import("/assets/tablet/outbox/sending.js")
        .then(({ retryAfter }) => retryAfter(header, Date.parse("Sun, 22 Nov 2026 10:00:00 GMT")))"""
    assert tablet.page.evaluate(script, header) == waits


@pytest.mark.parametrize("leap, same", [
    (0, True), (1500, True), (3_600_000, False), (30 * 86_400_000, False), (400 * 86_400_000, True), (-3_600_000, True),
], ids=["no leap", "a busy moment", "an hour asleep", "a month asleep", "set by a year", "set back"])
def test_a_sleep_ends_the_run_of_the_clock_and_setting_it_does_not(tablet, leap, same):
    tablet.open()
    script = """async (leap) => {
        const { BootClock } = await import("/assets/tablet/outbox/clock.js");
        let [wall, monotonic] = [2 * 10 ** 12, 0];
        const clock = new BootClock(() => wall, () => monotonic);
        const before = clock.now().bootId;
        [wall, monotonic] = [wall + 60_000 + leap, monotonic + 60_000];
        const after = clock.now().bootId;
        return [before === after, after === clock.now().bootId];
    }"""
    assert tablet.page.evaluate(script, leap) == [same, True]


TRAINING = {"screen": "session", "training": {"id": "s1", "device": "dev-1", "from": 0}}


@pytest.mark.parametrize("before, happening, after", [
    (TRAINING | {"still": True}, {"is": "dayTurned"}, {"screen": "today"}),
    (TRAINING | {"still": False}, {"is": "dayTurned"}, {"screen": "session"}),
    (TRAINING | {"still": False}, {"is": "idle"}, {"screen": "session"}),
    ({"help": "waiting", "caller": "dev-1"}, {"is": "helpArrived", "caller": "dev-1"}, {"help": "arrived"}),
    ({"help": "waiting", "caller": "dev-2"}, {"is": "helpArrived", "caller": "dev-1"}, {"help": "waiting"}),
    ({"bookmark": None}, {"is": "remembered", "bookmark": {"position": 4}, "ended": {}}, {"bookmark": {"position": 4}}),
    ({"bookmark": {"position": 9}}, {"is": "remembered", "bookmark": {"position": 4}, "ended": {}}, {"bookmark": {"position": 9}}),
], ids=["midnight in a pause", "midnight in a film", "a film that moves", "own call", "another's call", "late disk", "later bookmark"])
def test_what_the_page_shows_next_follows_from_what_it_knew(tablet, before, happening, after):
    tablet.open()
    script = """([before, happening]) => import("/assets/tablet/flow.js")
        .then(({ firstState, next }) => next({ ...firstState("da"), ...before }, happening).state)"""
    state = tablet.page.evaluate(script, [before, happening])
    assert {name: state[name] for name in after} == after


def test_identifiers_are_version_7_and_ordered_by_time(tablet):
    tablet.open()
    script = "import('/assets/tablet/outbox/identifiers.js').then(({ uuid7 }) => [uuid7(1732270000000), uuid7(1732270000001)])"
    first, second = tablet.page.evaluate(script)
    assert re.fullmatch(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", first)
    assert int(first.replace("-", "")[:12], 16) == 1732270000000 and first < second


def test_the_languages_say_the_same_things(tablet):
    tablet.open()
    script = "import('/assets/tablet/texts.js').then(({ texts }) => Object.values(texts).map((t) => Object.keys(t).sort()))"
    danish, *others = tablet.page.evaluate(script)
    assert all(other == danish for other in others)
