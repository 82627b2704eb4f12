"""Tablets that send without a pause, and remember what they were answered."""

import collections
import random
import threading
import time

import requests

from device_client import DeviceClient
from staff_client import StaffClient, option


class Ward:
    """A citizen with sessions for a year, and tablets."""

    def __init__(self, trin, store, folder, tablets=4):
        self.trin, self.store = trin, store
        self.staff = staff = StaffClient(trin.url, "anna")
        no_film = folder / "no-film.mp4"
        no_film.write_bytes(b"no film")
        exercise = staff.video(staff.upload(no_film))["exercise"]
        staff.post("/accounts/units", name="Distrikt Nord")
        unit = option(staff.page("/citizens"), "unit", "Distrikt Nord")
        programme = staff.post("/programmes", name="Let program").headers["Location"]
        staff.post(programme, name="Let program", action="add", add=exercise)
        citizen = staff.post(
            "/citizens", givenName="Karen", familyName="Holst", birthYear="1941", unit=unit, language="da",
        ).headers["Location"]
        staff.post(
            citizen + "/plans", programme=programme.rsplit("/", 1)[1], mode="independent", goal="",
            start=time.strftime("%F"), weeks="52", weekday=[str(day) for day in range(1, 8)], time="10:00")
        self.sessions = [row[0] for row in store.rows("SELECT id FROM sessions ORDER BY starts_at")]
        assert len(self.sessions) > 300
        self.tablets = []
        for number in range(tablets):
            tablet = DeviceClient(trin.url)
            staff.post(
                "/devices/approve", code=tablet.code, name=f"Tablet {number}", citizen=citizen.rsplit("/", 1)[1])
            assert tablet.poll().json()["state"] == "approved"
            self.tablets.append(tablet)


class Load:
    """One thread a tablet. What is answered with a whole receipt is acknowledged, anything else is not."""

    def __init__(self, ward, sessions, seed):
        self.ward, self.sessions = ward, sessions
        self.acknowledged, self.open = [], []
        # How often each status came; 0 for no answer.
        self.statuses = collections.Counter()
        self.faults = []
        # An earlier load's, where there are more loads than sessions.
        self.before = set(self._in_sessions())
        self._stop = threading.Event()
        self._threads = [
            threading.Thread(target=self._send, args=(tablet, random.Random(seed * 100 + number)))
            for number, tablet in enumerate(ward.tablets)]

    def __enter__(self):
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self._stop.set()
        for thread in self._threads:
            thread.join()

    def _send(self, tablet, rng):
        # What failed is sent again before anything new, as the page does.
        batch = None
        while not self._stop.is_set():
            if batch is None:
                batch = make_batch(tablet, self.sessions, rng)
            status = self._attempt(tablet, batch)
            if status == 200:
                batch = None
            else:
                self._stop.wait(0.05)
        if batch is not None:
            self.open.append((tablet, batch))

    def _attempt(self, tablet, batch):
        try:
            answer = tablet.send(batch, timeout=60)
        except requests.RequestException:
            self.statuses[0] += 1
            return 0
        self.statuses[answer.status_code] += 1
        if answer.status_code == 200:
            receipt = answer.json()
            if receipt["stored"] + receipt["duplicate"] != len(batch) or receipt["rejected"]:
                self.faults.append(f"a batch of {len(batch)} was answered {receipt}")
            self.acknowledged.append((tablet, batch))
        elif answer.status_code < 500 and answer.status_code != 429:
            self.faults.append(f"a good batch was answered {answer.status_code}: {answer.text[:200]}")
        return answer.status_code

    def check(self):
        """Acknowledged is stored and nothing else than what was sent is; then what is open comes in too, once."""
        assert not self.faults, self.faults[:3]
        stored = self.stored()
        sent = ids(self.acknowledged) | ids(self.open)
        lost = ids(self.acknowledged) - set(stored)
        assert not lost, f"{len(lost)} acknowledged events are lost, for instance {sorted(lost)[0]}"
        assert set(stored) <= sent, "events are stored that nobody sent"
        for tablet, batch in self.open:
            receipt = tablet.send(batch).json()
            assert receipt["stored"] + receipt["duplicate"] == len(batch), receipt
            assert receipt["duplicate"] == len(set(stored) & {event["id"] for event in batch}), "counted twice"
        for tablet, batch in self.acknowledged[-3:]:
            assert tablet.send(batch).json()["duplicate"] == len(batch), "an acknowledged event was not recognised"
        stored = self.stored()
        assert len(stored) == len(set(stored)) and set(stored) == sent
        self.check_results()

    def check_results(self):
        """The results are of all events, also of those that came with a transaction that was cut off."""
        names = ", ".join(f"'{session}'" for session in self.sessions)
        counted = dict(self.ward.store.rows(
            f"SELECT session_id, COUNT(*) FROM events WHERE session_id IN ({names}) GROUP BY session_id"))
        folded = dict(self.ward.store.rows(
            f"SELECT session_id, events FROM session_results WHERE session_id IN ({names})"))
        assert folded == counted, (folded, counted)

    def stored(self):
        """The identifiers of this load's events, each as often as it is there."""
        return [event for event in self._in_sessions() if event not in self.before]

    def _in_sessions(self):
        names = ", ".join(f"'{session}'" for session in self.sessions)
        return [row[0] for row in self.ward.store.rows(f"SELECT event_id FROM events WHERE session_id IN ({names})")]


def make_batch(tablet, sessions, rng):
    return [
        tablet.event("session.paused", rng.choice(sessions), position=float(number))
        for number in range(rng.choice([1, 5, 20, 50]))]


def ids(batches):
    return {event["id"] for _, batch in batches for event in batch}
