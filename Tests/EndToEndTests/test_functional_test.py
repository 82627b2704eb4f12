"""A functional test: typed on the tablet after a training, read by the therapist."""

import pytest
from playwright.sync_api import expect

from clips import make_clip
from staff_client import PlannedToday
from staff_pages import StaffPages
from tablet_pages import TabletPages
from trin_server import wait_until

GAVE = "Rejse-sætte-sig på 30 s: 12"


@pytest.fixture
def fourth_week(trin, tmp_path):
    """A citizen in the fourth week of a plan, with a training and then a functional test today."""
    film = make_clip(tmp_path / "knee-lift.mp4", seconds=5, size="320x180")
    return PlannedToday(trin, film, doses=[(1, 5, "seconds", 0)], weeks_ago=3)


def train(tablet, shoot):
    tablet.press("Start træning")
    tablet.screen("session")
    tablet.screen("pain", timeout=60_000)
    tablet.answer(2)
    tablet.screen("effort")
    tablet.answer(4)
    tablet.screen("thanks")
    tablet.press("Færdig")
    tablet.screen("today")
    shoot(tablet.page, "test-1-today")


def rise_from_the_chair(tablet, shoot):
    """The number is typed with a slip of the thumb, and without a network."""
    tablet.page.get_by_role("button", name="Funktionstest").click()
    tablet.screen("test")
    shoot(tablet.page, "test-2-empty")
    tablet.page.context.set_offline(True)
    for key in ["1", "8", "Slet et tal", "2"]:
        tablet.page.get_by_role("button", name=key, exact=True).click()
    expect(tablet.page.get_by_label("Hvor mange gange").first).to_have_text("12")
    shoot(tablet.page, "test-3-typed")
    tablet.page.set_viewport_size({"width": 390, "height": 844})
    shoot(tablet.page, "test-3-typed-narrow")
    tablet.page.set_viewport_size({"width": 1180, "height": 820})
    tablet.press("Gem")
    tablet.screen("thanks")
    shoot(tablet.page, "test-4-thanks")
    tablet.press("Færdig")
    tablet.screen("today")
    expect(tablet.page.get_by_role("button", name="Funktionstest")).to_have_count(0)
    with tablet.page.expect_response(lambda answer: "/ingest/v1/events" in answer.url and answer.ok, timeout=60_000):
        tablet.page.context.set_offline(False)


def test_the_number_of_a_functional_test_reaches_the_therapist(trin, fourth_week, new_context, shoot):
    page = new_context(base_url=trin.url, viewport={"width": 1180, "height": 820}).new_page()
    tablet = TabletPages(page, shoot)
    fourth_week.pair(tablet.code())
    tablet.screen("today")
    wait_until(lambda: tablet.today()["sessions"][0].get("duration"), 240, "everything that the session plays", pause=1)
    [planned] = tablet.today()["tests"]
    assert planned["state"] == "planned"
    tablet.page.reload()
    tablet.screen("today")
    tablet.wait_for_shell()
    train(tablet, shoot)
    rise_from_the_chair(tablet, shoot)
    wait_until(lambda: tablet.today()["tests"][0]["state"] == "done", 60, "the number to arrive")
    assert tablet.complaints == []

    therapist = StaffPages(new_context(base_url=trin.url, viewport={"width": 1280, "height": 900}).new_page(), shoot)
    therapist.sign_in()
    therapist.page.goto(fourth_week.citizen)
    row = therapist.page.get_by_role("row").filter(has_text=GAVE)
    expect(row).to_have_count(1)
    expect(row).to_contain_text("Gennemført")
    assert therapist.page.locator(".table").evaluate_all("tables => tables.every(one => one.scrollWidth <= one.clientWidth)")
    shoot(therapist.page, "test-5-citizen")
    row.get_by_role("link").click()
    # As what stands, and as what the tablet told.
    expect(therapist.page.get_by_text(GAVE)).to_have_count(2)
    expect(therapist.page.get_by_text("Sæt", exact=True)).to_have_count(0)
    shoot(therapist.page, "test-6-result")
    therapist.page.set_viewport_size({"width": 390, "height": 844})
    shoot(therapist.page, "test-6-result-narrow")
    assert therapist.complaints == []
