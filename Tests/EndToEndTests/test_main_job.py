"""The main job: from a film on a therapist's disk to a recorded training.

A real server, a real browser for the therapist, another one for the citizen.
"""

import datetime
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect

from clips import make_clip
from staff_pages import StaffPages
from tablet_pages import TabletPages
from trin_server import wait_until

CHAIR, BALANCE, CITIZEN = "Rejse-sætte-sig", "Balance på ét ben", "Karen Holst"


@pytest.fixture
def films(tmp_path):
    """One with sound, and one without, of another size and frame rate."""
    return [
        make_clip(tmp_path / "chair_stand.mp4", seconds=6, size="1280x720", rate=25),
        make_clip(tmp_path / "balance.mp4", seconds=7, size="640x480", rate=30, sound=False, colour="0x8a5a44"),
    ]


@pytest.fixture
def therapist(new_context, trin, shoot):
    page = new_context(base_url=trin.url, viewport={"width": 1280, "height": 900}).new_page()
    page.set_default_timeout(20_000)
    yield StaffPages(page, shoot)
    shoot(page, "99-therapist-last")


@pytest.fixture
def tablet(new_context, trin, shoot):
    page = new_context(base_url=trin.url, viewport={"width": 1180, "height": 820}).new_page()
    tablet = TabletPages(page, shoot)
    yield tablet
    print("the tablet's console:", *tablet.console, sep="\n  ")
    shoot(page, "99-tablet-last")


def test_from_a_film_to_a_recorded_training(therapist, tablet, films, shoot):
    today = datetime.datetime.now(ZoneInfo("Europe/Copenhagen")).date()
    prepare_exercises(therapist, films, shoot)
    prescribe(therapist, today, shoot)
    pair(therapist, tablet, shoot)
    train(tablet, shoot)
    answer_without_a_network(tablet, shoot)
    see_the_result(therapist, shoot)
    assert therapist.complaints == [] and tablet.complaints == []


def prepare_exercises(therapist, films, shoot):
    therapist.sign_in()
    shoot(therapist.page, "02-today-empty")
    therapist.upload(*films)
    therapist.describe("Chair stand", CHAIR, "Sæt dig yderst på stolen. Rejs dig roligt. Sæt dig igen.", 4)
    therapist.play()
    shoot(therapist.page, "05-exercise")
    therapist.describe("Balance", BALANCE, "Hold ved stolen. Løft den ene fod.", 0)
    therapist.go("Øvelser")
    shoot(therapist.page, "04-library")


def prescribe(therapist, today, shoot):
    therapist.make_programme("Styrke og balance", [
        (CHAIR, 2, 4, "gentagelser", 10), (BALANCE, 1, 6, "sekunder", 0),
    ])
    shoot(therapist.page, "06-programme")
    therapist.go("Programmer")
    shoot(therapist.page, "07-programmes")
    therapist.make_unit("Distrikt Nord")
    shoot(therapist.page, "08-accounts")
    therapist.make_citizen("Karen", "Holst", "Distrikt Nord")
    therapist.prescribe("Styrke og balance", today, "Jeg vil selv kunne rejse mig fra sofaen.")
    shoot(therapist.page, "09-citizen-planned")
    therapist.go("Ugeplan")
    shoot(therapist.page, "10-week")


def pair(therapist, tablet, shoot):
    code = tablet.code()
    shoot(tablet.page, "11-tablet-pairing")
    therapist.approve(code, "Tablet 7", CITIZEN)
    shoot(therapist.page, "12-devices")
    tablet.screen("today")
    # The films of rests are made when a programme first needs them.
    wait_until(lambda: tablet.today()["sessions"][0].get("duration"), 240, "everything that the session plays", pause=1)
    tablet.page.reload()
    expect(tablet.page.get_by_text("1 minut", exact=True)).to_be_visible()
    expect(tablet.page.get_by_role("heading", level=1)).to_contain_text("Karen")
    shoot(tablet.page, "13-tablet-today")


def train(tablet, shoot):
    """Plays the whole session: two sets of 6 s with rests of 10 s after each, and 6 s of balance."""
    tablet.wait_for_shell()
    tablet.press("Start træning")
    tablet.screen("session")
    film = tablet.page.locator("video")
    tablet.play_to(2)
    shoot(tablet.page, "14-tablet-session")
    duration = film.evaluate("film => film.duration")
    assert duration == pytest.approx(38, abs=0.5)
    tablet.play_to(9)
    shoot(tablet.page, "15-tablet-rest")
    tablet.play_to(17.5)
    expect(tablet.page.get_by_text("sæt 2 af 2 · 4 gentagelser", exact=True)).to_be_visible()
    tablet.play_to(34)
    assert film.evaluate("film => [film.videoWidth, film.videoHeight]")[0] > 0
    shoot(tablet.page, "16-tablet-last-exercise")
    tablet.screen("pain", timeout=30_000)


def answer_without_a_network(tablet, shoot):
    shoot(tablet.page, "17-tablet-pain")
    tablet.page.context.set_offline(True)
    tablet.answer(3)
    tablet.screen("effort")
    tablet.page.reload()
    tablet.screen("effort")
    shoot(tablet.page, "18-tablet-effort-offline")
    tablet.answer(5)
    tablet.screen("thanks")
    shoot(tablet.page, "19-tablet-thanks-offline")
    tablet.page.reload()
    tablet.screen("today")
    shoot(tablet.page, "20-tablet-today-offline")
    with tablet.page.expect_response(lambda response: "/ingest/v1/events" in response.url and response.ok, timeout=60_000):
        tablet.page.context.set_offline(False)
    expect(tablet.page.get_by_text("Godt gået")).to_be_visible(timeout=90_000)
    shoot(tablet.page, "21-tablet-done")


def see_the_result(therapist, shoot):
    therapist.open_citizen(CITIZEN)
    row = therapist.page.get_by_role("row").filter(has_text="Gennemført")
    expect(row).to_have_count(1)
    expect(row).to_contain_text("3")
    expect(row).to_contain_text("5")
    shoot(therapist.page, "22-citizen-result")
    therapist.page.get_by_role("link", name="I dag", exact=True).first.click()
    shoot(therapist.page, "23-today")
    therapist.go("Borgere")
    shoot(therapist.page, "24-citizens")
