"""Whole trainings over networks that cut, delay, truncate, double and reorder: the therapist sees exactly what happened."""

import contextlib
import re
import sqlite3
from collections import Counter

import pytest
from playwright.sync_api import Error

from bad_network import BadNetwork
from clips import make_clip
from staff_client import PlannedToday
from tablet_pages import TabletPages
from trin_server import wait_until
from workers import ScriptedWorker

# Of a training that was played to its end, whatever was in between. What may come more often is left out.
ONCE = {"trin.session.completed": 1, "trin.feedback.given": 1, "trin.set.completed": 2, "trin.exercise.completed": 2}


@pytest.fixture
def planned(trin, tmp_path):
    """Two exercises of six seconds each, today."""
    ScriptedWorker(tmp_path).serve(trin)
    film = make_clip(tmp_path / "knee-lift.mp4", seconds=6, size="320x180")
    return PlannedToday(trin, film, doses=[(1, 6, "seconds", 0)] * 2)


@pytest.fixture
def network(trin, planned, request):
    made = BadNetwork(trin.port, request.param)
    yield made
    print("requests with events, by what became of them:", dict(made.done))
    made.close()


class Home:
    """A tablet in a citizen's home. Its page comes and goes; its disk stays."""

    def __init__(self, context, network, shoot):
        self.context, self.network, self.shoot = context, network, shoot
        self.tablet = TabletPages(context.new_page(), shoot)

    def pair(self, planned):
        """In the office, where the network is good."""
        with self.network.good():
            planned.pair(self.tablet.code())
            self.tablet.screen("today")
            wait_until(lambda: self.tablet.today()["sessions"][0].get("duration"), 240, "everything that the session plays", pause=1)
            self.tablet.wait_for_shell()
            self.tablet.page.reload()
            self.tablet.screen("today")

    def crash(self):
        """The page's process ends at once, as it does on a tablet without memory or battery."""
        page = self.tablet.page
        with page.expect_event("crash"), contextlib.suppress(Error):
            page.goto("chrome://crash")
        page.close()
        self.tablet = TabletPages(self.context.new_page(), self.shoot)

    def open(self):
        """In the end a page opens, since its shell is on the disk."""
        self.tablet.page.goto("/tablet")

    def waiting(self):
        return self.tablet.page.evaluate("""async () => {
            const { Vault } = await import("/assets/tablet/outbox/vault.js");
            const { records, unreadable } = await (await Vault.open()).read();
            return records.length + unreadable.length;
        }""")


@pytest.fixture
def home(new_context, network, shoot):
    return Home(new_context(base_url=network.url, viewport={"width": 1280, "height": 800}), network, shoot)


@pytest.mark.parametrize("network", [1, 2, 3], indirect=True, ids="seed {}".format)
def test_a_training_arrives_whole_and_once_whatever_the_network_does(trin, planned, network, home):
    home.pair(planned)
    home.tablet.press("Start træning")
    home.tablet.screen("session")
    home.tablet.play_to(2)
    network.pull()
    home.tablet.page.wait_for_timeout(2000)
    network.plug()
    home.tablet.play_to(7)
    trin.kill()
    home.crash()
    trin.start()
    home.open()
    # What it says depends on whether the first exercise was heard of before the server was killed.
    home.tablet.press("(Fortsæt træning|Træn videre)")
    home.tablet.screen("pain", timeout=45_000)
    network.pull()
    home.tablet.answer(7)
    home.tablet.screen("effort")
    home.tablet.page.reload()
    home.tablet.screen("effort")
    home.tablet.answer(4)
    home.tablet.screen("thanks")
    home.crash()
    home.open()
    home.tablet.screen("today")
    network.plug()
    wait_until(lambda: home.waiting() == 0, 40, "everything to be sent")
    network.settle()
    check_stored(trin, network)
    check_seen_by_the_therapist(planned)


def check_stored(trin, network):
    with sqlite3.connect(f"file:{trin.data / 'trin.sqlite'}?mode=ro", uri=True) as rows:
        stored = [row[0] for row in rows.execute("SELECT event_id FROM events")]
        types = Counter(row[0] for row in rows.execute("SELECT type FROM events"))
        numbers = [row[0] for row in rows.execute("SELECT json_extract(body, '$.sequence') FROM events")]
        refused = rows.execute("SELECT code, detail FROM rejected_events").fetchall()
    assert refused == []
    assert sorted(stored) == sorted(network.told), "what was told and what is stored are the same, each once"
    assert sorted(map(int, numbers)) == list(range(1, len(stored) + 1)), "no number is missing: nothing was lost on the tablet"
    assert {type: types[type] for type in ONCE} == ONCE, types
    assert types["trin.device.reported"] > 0 and types["trin.playback.summarised"] > 0, types


def check_seen_by_the_therapist(planned):
    rows = re.findall(r"<tr>.*?</tr>", planned.staff.page(planned.citizen), re.DOTALL)
    trained = [re.sub(r"<[^>]+>", " ", row) for row in rows if "Gennemført" in row]
    assert len(trained) == 1, trained
    assert re.search(r"Smerte\D*\b7\b", trained[0]) and re.search(r"Anstrengelse\D*\b4\b", trained[0]), trained
