"""Fixtures that every browser test shares: one Chromium for the run, a fresh context for each user of it."""

import os
import pathlib
import re
import shutil

import pytest
from playwright.sync_api import sync_playwright

from clips import make_clip
from device_client import DeviceClient
from event_stores import SQLiteStore
from ingest_load import Ward
from staff_client import PlannedToday
from trin_server import ROOT, TrinServer


def chromium_path():
    """Debian's own Chromium: unlike Playwright's it has the codecs."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if path is None:
        pytest.exit("Chromium is missing: install it with `apt-get install chromium`, or set CHROMIUM to its path.")
    return path


@pytest.fixture(scope="session")
def browser():
    arguments = ["--no-sandbox", "--autoplay-policy=no-user-gesture-required"]
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=chromium_path(), args=arguments)
        yield chromium
        chromium.close()


@pytest.fixture
def new_context(browser):
    """Makes browser contexts that end with the test: `new_context(base_url=…, locale="da-DK")`."""
    contexts = []

    def make(**options):
        context = browser.new_context(**{"locale": "da-DK", "timezone_id": "Europe/Copenhagen", **options})
        context.set_default_timeout(15_000)
        contexts.append(context)
        return context

    yield make
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def artefacts():
    """Where screenshots and the servers' logs are left to be looked at."""
    folder = pathlib.Path(os.environ.get("TRIN_ARTEFACTS", ROOT / "artefacts"))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture
def shoot(artefacts):
    """Keeps a picture of a page, to be looked at."""
    return lambda page, name: page.screenshot(path=artefacts / f"{name}.png", full_page=True, animations="disabled")


@pytest.fixture(scope="session")
def fresh_data(tmp_path_factory, artefacts):
    """A data folder with one account: anna may do everything. Made once, since hashing a password is slow."""
    data = tmp_path_factory.mktemp("fresh") / "data"
    TrinServer(data, artefacts / "fresh.log").add_user("anna", "Anna Holm", "superuser", "therapist", "planner")
    return data


@pytest.fixture
def trin(tmp_path, artefacts, fresh_data, request):
    """A running server with nothing in it but anna's account."""
    log = artefacts / (re.sub(r"\W+", "-", request.node.name).strip("-") + ".log")
    log.unlink(missing_ok=True)
    server = TrinServer(shutil.copytree(fresh_data, tmp_path / "data"), log).start()
    yield server
    server.stop()


@pytest.fixture(scope="module")
def quiet_trin(tmp_path_factory, artefacts, fresh_data):
    """A running server for tests that change nothing."""
    data = shutil.copytree(fresh_data, tmp_path_factory.mktemp("quiet") / "data")
    server = TrinServer(data, artefacts / "quiet.log").start()
    yield server
    server.stop()


@pytest.fixture
def planned_today(trin, tmp_path):
    """A citizen with a session today, made by staff without a browser."""
    return PlannedToday(trin, make_clip(tmp_path / "knee-lift.mp4", seconds=2))


@pytest.fixture
def tablet(trin, planned_today):
    """A paired tablet whose citizen has a session today, and the session."""
    tablet = DeviceClient(trin.url)
    planned_today.pair(tablet.code)
    assert tablet.poll().json()["state"] == "approved"
    return tablet, tablet.today()["sessions"][0]["id"]


@pytest.fixture
def ward(trin, tmp_path):
    """A unit whose only tablet tells what the test has it tell; nothing is transcoded."""
    trin.stop()
    trin.options += ["--worker", "/bin/false", "--log-level", "error"]
    trin.start()
    return Ward(trin, SQLiteStore(tmp_path), tmp_path, tablets=1)
