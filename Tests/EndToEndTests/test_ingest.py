"""What was acknowledged is stored, once, whatever is killed."""

import sqlite3
import threading
import time

import requests

from device_client import DeviceClient
from staff_client import StaffClient


def test_a_server_killed_while_it_stores_keeps_what_it_acknowledged_exactly_once(trin, tablet):
    device, session = tablet
    acknowledged, unanswered = [], []
    for kill in range(4):
        stop = threading.Event()

        def send_until_killed():
            while not stop.is_set():
                batch = [device.event("session.paused", session, position=float(n)) for n in range(20)]
                try:
                    answer = device.send(batch)
                except requests.RequestException:
                    unanswered.append(batch)
                    return
                assert answer.status_code == 200, answer.text
                assert answer.json()["stored"] == 20
                acknowledged.append(batch)

        senders = [threading.Thread(target=send_until_killed) for _ in range(3)]
        for sender in senders:
            sender.start()
        time.sleep(0.5 + 0.17 * kill)
        trin.kill()
        stop.set()
        for sender in senders:
            sender.join()
        trin.start()

    assert len(acknowledged) > 20 and unanswered, "the kills must hit requests that are under way"
    for batch in acknowledged:
        assert device.send(batch).json()["duplicate"] == 20, "an acknowledged event is lost"
    for batch in unanswered:
        receipt = device.send(batch).json()
        assert receipt["stored"] + receipt["duplicate"] == 20
    trin.stop()
    with sqlite3.connect(f"file:{trin.data / 'trin.sqlite'}?mode=ro", uri=True) as database:
        ids = [row[0] for row in database.execute("SELECT event_id FROM events")]
    sent = {event["id"] for batch in acknowledged + unanswered for event in batch}
    assert len(ids) == len(set(ids)) and set(ids) == sent


def test_a_bad_event_fails_alone_and_its_batch_may_come_again(trin, tablet):
    device, session = tablet
    good = device.event("session.started", session, position=0.0)
    bad = device.event("feedback.given", session, pain=11)
    foreign = device.event("session.started", session, position=0.0) | {"source": "/devices/another"}
    first = device.send([good, bad, "no event", foreign]).json()
    assert first["stored"] == 1 and [event["index"] for event in first["rejected"]] == [1, 2, 3]
    assert all(event["code"] and event["detail"] for event in first["rejected"])
    second = device.send([good, bad]).json()
    assert (second["stored"], second["duplicate"], len(second["rejected"])) == (0, 1, 1)


def test_events_out_of_order_make_the_same_result(trin, tablet, planned_today):
    device, session = tablet
    events = [
        device.event("session.started", session, position=0.0),
        device.event("session.completed", session, position=30.0),
        device.event("feedback.given", session, pain=3, effort=4),
    ]
    for event in reversed(events):
        assert device.send([event]).json()["stored"] == 1
    assert device.today()["sessions"][0]["state"] == "done"
