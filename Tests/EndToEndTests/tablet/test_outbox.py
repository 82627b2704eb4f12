"""The queue of events, driven through its own module in the page."""

from patience import eventually

OUTBOX = """async () => {
    const { Outbox } = await import("/assets/tablet/outbox/outbox.js");
    const { Vault } = await import("/assets/tablet/outbox/vault.js");
    const { BootClock } = await import("/assets/tablet/outbox/clock.js");
    window.unpaired = 0;
    window.outbox = new Outbox({
        vault: await Vault.open("test"), clock: new BootClock(), fetch: (...a) => fetch(...a), random: () => 0,
        onUnpaired: () => { window.unpaired += 1; },
    });
    await window.outbox.open();
}"""


def add(tablet, count, device="dev-1", size=0):
    """Adds events; `size` pads each with so many characters."""
    tablet.page.evaluate("""([count, device, size]) => Promise.all(Array.from({ length: count }, (_, n) =>
        outbox.add({ device, type: "trin.feedback.given", subject: "s1", data: { pain: n % 11, comment: "x".repeat(size) } })))""",
                         [count, device, size])


def waiting(tablet):
    return tablet.page.evaluate("outbox.events.length")


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


def test_without_a_pairing_events_are_kept_until_the_same_device_returns(paired, server):
    paired.page.evaluate(OUTBOX)
    server.ingest_answers = [401]
    add(paired, 2)
    eventually(lambda: paired.page.evaluate("window.unpaired") == 1)
    assert waiting(paired) == 2
    paired.page.evaluate("outbox.claim('dev-1')")
    eventually(lambda: waiting(paired) == 0)
    assert len(server.events) == 2


def test_the_events_of_another_device_are_wiped(paired, server):
    paired.page.evaluate(OUTBOX)
    server.ingest_answers = [401]
    add(paired, 2, device="another")
    eventually(lambda: paired.page.evaluate("window.unpaired") == 1)
    paired.page.evaluate("outbox.claim('dev-1')")
    assert waiting(paired) == 0
    kept = "import('/assets/tablet/outbox/vault.js').then(({ Vault }) => Vault.open('test')).then((v) => v.all())"
    assert paired.page.evaluate(kept) == []
    assert server.events == {}


def test_a_request_that_is_too_large_is_halved_until_the_culprit_stands_alone(paired, server):
    paired.page.evaluate(OUTBOX)
    server.ingest_answers = [413, 413]  # 4 events, then 2, then 1
    add(paired, 4)
    eventually(lambda: waiting(paired) == 0)
    assert [len(batch["events"]) for batch in server.batches[:3]] == [4, 2, 1]
    assert len(server.events) == 4


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
