"""The queue of events, driven through its own module in the page."""

import pytest

from patience import eventually

OUTBOX = """async () => {
    const { Outbox } = await import("/assets/tablet/outbox/outbox.js");
    const { Vault } = await import("/assets/tablet/outbox/vault.js");
    const { BootClock } = await import("/assets/tablet/outbox/clock.js");
    const { Courier } = await import("/assets/tablet/outbox/courier.js");
    const clock = new BootClock();
    window.unpaired = 0;
    window.vault = await Vault.open("test");
    window.outbox = new Outbox({
        vault: window.vault, clock, courier: new Courier({ clock, fetch: (...a) => fetch(...a) }), random: () => 0,
        onUnpaired: () => { window.unpaired += 1; }, onTrouble: (what) => { window.trouble = what.code; },
    });
    await window.outbox.open();
}"""


def add(tablet, count, device="dev-1", size=0):
    """Adds events; `size` pads each with so many characters."""
    tablet.page.evaluate("""([count, device, size]) => Promise.all(Array.from({ length: count }, (_, n) =>
        outbox.add({ device, type: "trin.feedback.given", subject: "s1", data: { pain: n % 11, comment: "x".repeat(size) } })))""",
                         [count, device, size])


def waiting(tablet):
    return tablet.page.evaluate("outbox.waiting().then((events) => events.length)")


def ids(batch):
    return [event["id"] for event in batch["events"]]


def test_a_lost_answer_makes_the_same_events_come_again(paired, server):
    paired.page.evaluate(OUTBOX)
    server.lose_answers = 1
    add(paired, 3)
    eventually(lambda: waiting(paired) == 0)
    first, second = server.batches[:2]
    assert ids(first) == ids(second) and len(server.events) == 3
    assert first["headers"]["Trin-Sent-At"] != second["headers"]["Trin-Sent-At"]
    assert float(second["headers"]["Trin-Monotonic"]) > float(first["headers"]["Trin-Monotonic"])
    assert {event["bootid"] for event in second["events"]} == {second["headers"]["Trin-Boot-Id"]}


def test_a_busy_server_is_given_the_time_that_it_asks_for(paired, server):
    paired.page.evaluate(OUTBOX)
    server.ingest_answers = [(503, {"Retry-After": "3"})]
    add(paired, 1)
    eventually(lambda: len(server.batches) == 1)
    paired.page.evaluate("outbox.hurry()")
    eventually(lambda: waiting(paired) == 0)
    assert server.batches[1]["at"] - server.batches[0]["at"] >= 2_900


def test_without_a_pairing_events_are_kept_until_the_tablet_is_paired_again(paired, server):
    paired.page.evaluate(OUTBOX)
    server.ingest_answers = [401]
    add(paired, 2)
    eventually(lambda: paired.page.evaluate("window.unpaired") == 1)
    assert waiting(paired) == 2
    paired.page.evaluate("outbox.goOn()")
    eventually(lambda: waiting(paired) == 0)
    assert len(server.events) == 2


def test_a_request_that_is_too_large_is_halved_until_the_culprit_stands_alone(paired, server):
    paired.page.evaluate(OUTBOX)
    server.ingest_answers = [413, 413]  # 4 events, then 2, then 1
    add(paired, 4)
    eventually(lambda: waiting(paired) == 0)
    assert [len(batch["events"]) for batch in server.batches[:3]] == [4, 2, 1]
    assert len(server.events) == 4


def test_one_event_that_no_server_can_read_lets_the_others_pass(paired, server):
    paired.page.evaluate(OUTBOX)
    server.judge = lambda events: 400 if any(event["data"]["pain"] == 4 for event in events) else None
    add(paired, 9)
    eventually(lambda: waiting(paired) == 0)
    assert sorted(event["data"]["pain"] for event in server.events.values()) == [0, 1, 2, 3, 5, 6, 7, 8]
    assert paired.page.evaluate("window.trouble") == "outboxRefused"
    left = paired.page.evaluate("vault.read().then(({ records }) => records.map(({ text }) => JSON.parse(text).data.pain))")
    assert left == [4], "what the server has not dealt with stays on the disk"


def test_a_server_that_refuses_one_after_the_other_is_asked_slowly(paired, server):
    paired.page.evaluate(OUTBOX)
    server.judge = lambda events: 400
    add(paired, 6)
    eventually(lambda: len(server.batches) >= 7)
    alone = [batch["at"] for batch in server.batches if len(batch["events"]) == 1]
    # With the least of all pauses, for chance is 0 here.
    assert all(later - earlier >= 240 for earlier, later in zip(alone[1:], alone[2:]))


def test_a_portal_that_refuses_everything_is_not_believed(paired, server):
    paired.page.evaluate(OUTBOX)
    server.portal = 400
    add(paired, 6)
    eventually(lambda: server.portal_asked > 1)
    server.portal = 401
    asked = server.portal_asked
    eventually(lambda: server.portal_asked > asked + 1)
    assert paired.page.evaluate("window.unpaired") == 0 and server.batches == []
    server.portal = None
    eventually(lambda: len(server.events) == 6)


def test_a_last_request_that_never_returns_holds_up_nobody_for_ever(paired, server):
    paired.page.evaluate(OUTBOX.replace("fetch: (...a)", "patience: 1500, fetch: (...a)"))
    eventually(lambda: server.reports)
    server.swallow = 1
    paired.page.evaluate("""() => {
        outbox.add({ device: "dev-1", type: "trin.feedback.given", subject: "s1", data: { pain: 6 } });
        dispatchEvent(new PageTransitionEvent("pagehide"));
    }""")
    add(paired, 1)
    eventually(lambda: len(server.events) == 2, within=8)


def test_days_without_a_network_go_out_in_batches_within_the_limits(paired, server):
    paired.page.evaluate(OUTBOX)
    server.offline = True
    add(paired, 1200, size=1000)
    server.offline = False
    paired.page.evaluate("outbox.hurry()")
    eventually(lambda: waiting(paired) == 0, within=30)
    assert len(server.events) == 1200
    assert max(len(batch["events"]) for batch in server.batches) <= 1000
    assert max(batch["bytes"] for batch in server.batches) <= 900 * 1024
    assert all(batch["coding"] == "gzip" and batch["sent_bytes"] < batch["bytes"] / 5 for batch in server.batches)


def test_published_limits_are_kept_to_and_remembered(paired, server):
    paired.shell_is_kept()
    paired.page.evaluate(OUTBOX)
    server.offline = True
    paired.page.evaluate("outbox.keepTo({ events: 7, bodyBytes: 5000 })")
    add(paired, 20)
    add(paired, 10, size=1000)
    paired.page.reload()
    server.offline = False
    paired.page.evaluate(OUTBOX)
    eventually(lambda: waiting(paired) == 0)
    assert len(server.events) == 30
    assert max(len(batch["events"]) for batch in server.batches) == 7
    assert max(batch["bytes"] for batch in server.batches) <= 4500


def test_bytes_are_counted_as_they_are_sent(paired, server):
    paired.page.evaluate(OUTBOX)
    server.offline = True
    paired.page.evaluate("outbox.keepTo({ bodyBytes: 10_000 })")
    paired.page.evaluate("""() => Promise.all(Array.from({ length: 12 }, () => outbox.add({
        device: "dev-1", type: "trin.feedback.given", subject: "s1", data: { pain: 1, comment: "😀".repeat(500) } })))""")
    server.offline = False
    paired.page.evaluate("outbox.hurry()")
    eventually(lambda: waiting(paired) == 0)
    assert len(server.events) == 12 and max(batch["bytes"] for batch in server.batches) <= 9000


def test_what_does_not_understand_compression_gets_plain_text(paired, server):
    paired.page.evaluate(OUTBOX)
    server.ingest_answers = [415]
    add(paired, 3, size=1000)
    eventually(lambda: waiting(paired) == 0)
    assert [(batch["coding"], len(batch["events"])) for batch in server.batches] == [("gzip", 3), (None, 3)]


def test_events_are_numbered_without_holes_over_reloads(paired, server):
    paired.shell_is_kept()
    paired.page.evaluate(OUTBOX)
    server.offline = True
    add(paired, 3)
    paired.page.reload()
    paired.page.evaluate(OUTBOX)
    add(paired, 2)
    add(paired, 1, device="dev-2")
    server.offline = False
    paired.page.evaluate("outbox.hurry()")
    eventually(lambda: waiting(paired) == 0)
    numbers = sorted((event["source"], event["sequence"]) for event in server.events.values())
    assert numbers == [("/devices/dev-1", str(n)) for n in range(1, 6)] + [("/devices/dev-2", "1")]


def test_two_tabs_never_send_at_the_same_time(paired, server):
    other = paired.context.new_page()
    other.goto("/tablet")
    server.delay = 0.3
    for page in (paired.page, other):
        page.evaluate(OUTBOX)
    for page in (paired.page, other):
        page.evaluate("""() => Promise.all(Array.from({ length: 5 }, () => outbox.add({
            device: "dev-1", type: "trin.feedback.given", subject: "s1", data: { pain: 1 } })))""")
    eventually(lambda: len(server.events) == 10 and waiting(paired) == 0)
    assert server.most_at_once == 1
    assert sum(len(batch["events"]) for batch in server.batches) == 10, "each was sent by one of them only"


def test_a_page_that_ends_sends_what_it_has_just_heard(paired, server):
    paired.page.evaluate(OUTBOX)
    paired.page.evaluate("""() => {
        outbox.add({ device: "dev-1", type: "trin.feedback.given", subject: "s1", data: { pain: 6 } });
        location.href = "about:blank";
    }""")
    eventually(lambda: [event["data"] for event in server.events.values()] == [{"pain": 6}])


@pytest.mark.parametrize("failure", ["QuotaExceededError", "InvalidStateError"])
def test_a_disk_that_refuses_costs_nothing_while_the_page_is_there(paired, server, failure):
    paired.page.evaluate(OUTBOX)
    server.offline = True
    paired.page.evaluate("""(name) => {
        const add = IDBObjectStore.prototype.add;
        window.repair = () => { IDBObjectStore.prototype.add = add; };
        IDBObjectStore.prototype.add = () => { throw new DOMException("", name); };
    }""", failure)
    add(paired, 3)
    assert waiting(paired) == 3 and paired.page.evaluate("vault.read().then(({ records }) => records.length)") == 0
    paired.page.evaluate("window.repair()")
    assert waiting(paired) == 3 and paired.page.evaluate("vault.read().then(({ records }) => records.length)") == 3
    server.offline = False
    paired.page.evaluate("outbox.hurry()")
    eventually(lambda: waiting(paired) == 0)
    assert len(server.events) == 3


def test_storage_that_is_cleared_under_the_page_is_made_anew(paired, server):
    paired.shell_is_kept()
    paired.page.evaluate(OUTBOX)
    server.offline = True
    add(paired, 1)
    paired.page.evaluate("""async () => {
        for (const { name } of await indexedDB.databases()) {
            await new Promise((done) => { indexedDB.deleteDatabase(name).onsuccess = done; });
        }
    }""")
    add(paired, 2)
    paired.page.reload()
    server.offline = False
    paired.page.evaluate(OUTBOX)
    eventually(lambda: waiting(paired) == 0)
    assert len(server.events) == 2, "what was told after the clearing is there; a lost disk is a lost disk"


def test_events_are_sent_by_the_service_worker_after_the_page_was_closed(paired, server):
    paired.shell_is_kept()
    server.offline = True
    paired.page.evaluate("""async () => {
        const { Vault } = await import("/assets/tablet/outbox/vault.js");
        const vault = await Vault.open();
        await vault.append(JSON.stringify({ id: "e1", source: "/devices/dev-1", type: "trin.feedback.given", subject: "s1",
                                            data: { pain: 2 } }));
    }""")
    server.offline = False
    server.ingest_answers = [(503, {"Retry-After": "1"})]
    other = paired.context.new_page()
    other.goto("about:blank")
    paired.page.close()
    worker = paired.context.service_workers[0]
    sync = "self.dispatchEvent(new SyncEvent('sync', { tag: 'trin-outbox' }))"
    worker.evaluate(sync)
    eventually(lambda: server.batches)
    other.wait_for_timeout(300)
    worker.evaluate(sync)
    other.wait_for_timeout(3000)
    assert len(server.batches) == 1, "nobody asks again before the server's time"
    worker.evaluate(sync)
    eventually(lambda: server.data("feedback.given") == [{"pain": 2}])


def test_a_page_that_is_looked_at_leaves_nothing_to_the_service_worker(paired, server):
    paired.shell_is_kept()
    paired.page.evaluate("""() => {
        const register = SyncManager.prototype.register;
        window.registered = 0;
        SyncManager.prototype.register = function (tag) { window.registered += 1; return register.call(this, tag); };
    }""")
    eventually(lambda: server.reports)
    server.ingest_answers = [(503, {"Retry-After": "4"})]
    paired.press("Hjælp")
    paired.press("Ja, kontakt mig")
    eventually(lambda: server.batches)
    paired.page.wait_for_timeout(1500)
    assert paired.page.evaluate("registered") == 0
    paired.page.evaluate("""() => {
        Object.defineProperty(document, "hidden", { value: true });
        dispatchEvent(new Event("visibilitychange"));
    }""")
    eventually(lambda: paired.page.evaluate("registered") == 1)
    eventually(lambda: server.data("help.requested"))
    assert [batch["at"] - server.batches[0]["at"] >= 3_900 for batch in server.batches] == [False, True]


def test_a_disk_that_opens_late_keeps_what_was_told_before(paired, server):
    paired.context.add_init_script("""
        const open = IDBFactory.prototype.open;
        IDBFactory.prototype.open = function (...request) {
            if (!localStorage.works) throw new DOMException("", "UnknownError");
            return open.apply(this, request);
        };""")
    server.judge = lambda events: 503
    paired.page.reload()
    paired.screen("today")
    paired.press("Hjælp")
    paired.press("Ja, kontakt mig")
    paired.page.evaluate("localStorage.works = 1")
    kept = """import("/assets/tablet/outbox/vault.js").then(({ Vault }) => Vault.open()).then((vault) => vault.read())
        .then(({ records }) => records.map(({ text }) => JSON.parse(text).type))"""
    eventually(lambda: "trin.help.requested" in paired.page.evaluate(kept))
    paired.page.reload()
    eventually(lambda: "ikke sendt endnu" in paired.page.locator("main").inner_text())
    server.judge = lambda events: None
    eventually(lambda: "er sendt" in paired.page.locator("main").inner_text(), within=30)
    assert [failure["code"] for failure in server.data("device.failed")] == ["disk"]
    assert len(server.data("help.requested")) == 1


def test_nothing_that_waits_can_be_read_on_the_disk(paired, server):
    server.offline = True
    paired.page.evaluate(OUTBOX)
    add(paired, 1)
    found = paired.page.evaluate("""async () => {
        const request = indexedDB.open("test");
        const database = await new Promise((done) => { request.onsuccess = () => done(request.result); });
        const all = (name) => new Promise((done) => {
            const asked = database.transaction(name).objectStore(name).getAll();
            asked.onsuccess = () => done(asked.result);
        });
        const [record] = await all("events");
        const [key] = await all("keys");
        const readable = new TextDecoder().decode(record.box);
        return { fields: Object.keys(record).sort(), extractable: key.extractable, shows: readable.includes("pain"),
                 plain: localStorage.length + sessionStorage.length };
    }""")
    assert found == {"fields": ["box", "iv"], "extractable": False, "shows": False, "plain": 0}
