"""The tablet page in a browser, against the mock server with a real stream."""

import re

import pytest

from mock_server import MockServer
from patience import eventually
from stream import make_stream

NAMES = ["Rejse-sætte-sig", "Balance på ét ben"]


@pytest.fixture(scope="session")
def media(tmp_path_factory):
    """A media folder with one session's stream, and the lengths of its three clips."""
    folder = tmp_path_factory.mktemp("media")
    session = folder / "sessions/s1"
    session.mkdir(parents=True)
    lengths = make_stream(session)
    (session / "captions").mkdir()
    (session / "captions/da.vtt").write_text("WEBVTT\n\n00:00.000 --> 00:10.000\nRejs dig roligt op.\n")
    return folder, lengths


@pytest.fixture
def server(media):
    folder, lengths = media
    mock = MockServer(folder)
    dose = {"sets": 1, "repetitions": 10, "seconds": None, "rest": 2}
    exercises = [
        {"name": NAMES[0], "poster": "/media/sessions/s1/first/poster.jpg", "dose": dose},
        {"name": NAMES[1], "poster": "/media/sessions/s1/second/poster.jpg", "dose": dose | {"repetitions": None, "seconds": 4}},
    ]
    mock.sessions = [{
        "id": "s1", "title": "Styrke og balance", "time": "10:00", "state": "planned", "duration": sum(lengths), "exercises": exercises,
    }]
    mock.timelines["s1"] = timeline("s1", lengths)
    yield mock
    mock.close()


def timeline(session, lengths):
    first, rest, second = lengths
    common = {"kind": "exercise", "count": 2, "set": 1, "sets": 1, "round": 1, "rounds": 1}
    captions = [{"language": "da", "label": "Dansk", "source": f"/media/sessions/{session}/captions/da.vtt"}]
    return {
        "session": session, "duration": sum(lengths), "stream": f"/media/sessions/{session}/main.m3u8", "captions": captions,
        "entries": [
            common | {"start": 0.0, "duration": first, "index": 0, "exercise": "e0", "name": NAMES[0],
                      "instruction": "Sæt dig yderst på stolen. Rejs dig roligt.", "repetitions": 10, "seconds": None},
            {"kind": "rest", "start": first, "duration": rest, "next": {"index": 1, "name": NAMES[1], "set": 1, "sets": 1}},
            common | {"start": first + rest, "duration": second, "index": 1, "exercise": "e1", "name": NAMES[1],
                      "instruction": "", "repetitions": None, "seconds": 4},
        ],
    }


class Tablet:
    """A citizen's tablet: a page, and what a person does with it."""

    def __init__(self, context, server):
        self.context = context
        self.server = server
        self.page = context.new_page()
        self.complaints = []
        self.page.on("console", self.listen)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def listen(self, message):
        """A refused connection or a 4xx is part of the tests; anything else on the console is a fault."""
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            self.complaints.append(message.text)

    def open(self):
        self.page.goto("/tablet")
        return self

    def screen(self, name, timeout=15_000):
        shown = self.page.locator("main")
        eventually(lambda: shown.get_attribute("data-screen") == name, within=timeout / 1000, why=lambda: shown.inner_text())

    def press(self, label):
        self.page.get_by_role("button", name=re.compile(f"^{label}")).click()

    def score(self, value):
        self.page.locator(f".answer[data-score='{value}']").click()

    def go_offline(self):
        self.server.offline = True
        self.context.set_offline(True)

    def go_online(self):
        self.server.offline = False
        self.context.set_offline(False)

    def shell_is_kept(self):
        """Waits until the service worker has taken the shell in."""
        self.page.evaluate("""Promise.race([navigator.serviceWorker.ready, new Promise((_, fail) =>
            setTimeout(() => fail(new Error("The service worker was not installed.")), 20_000))]).then(() => true)""")


@pytest.fixture
def tablet(server, new_context):
    """An unpaired tablet; fails the test if the page has complained on its console."""
    made = Tablet(new_context(base_url=server.address, viewport={"width": 1180, "height": 820}), server)
    yield made
    assert made.complaints == []


@pytest.fixture
def paired(tablet, server):
    """A tablet that is paired and shows today's training."""
    server.paired = True
    tablet.context.add_cookies([{"name": "trin-device", "value": server.device, "url": server.address, "httpOnly": True}])
    tablet.open().screen("today")
    return tablet
