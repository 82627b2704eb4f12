"""A unit sees who trains as it happens, and what somebody must look at."""

import time

import pytest
from playwright.sync_api import expect

from device_client import uuid7
from staff_client import option
from staff_pages import StaffPages
from trin_server import PASSWORD


def signed_in(trin, context, shoot):
    """A page of anna's; by plain forms, so that it needs no script."""
    page = context.new_page()
    pages = StaffPages(page, shoot)
    page.goto("/sign-in")
    page.get_by_label("Brugernavn").fill("anna")
    page.get_by_label("Adgangskode").fill(PASSWORD)
    pages.press("Log ind")
    return pages


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_who_trains_appears_by_itself(trin, tablet, new_context, shoot, script):
    device, session = tablet
    pages = signed_in(trin, new_context(base_url=trin.url, java_script_enabled=script), shoot)
    pages.page.goto("/live")
    expect(pages.page.get_by_text("Ingen træner lige nu.")).to_be_visible()
    assert device.send([device.event("session.started", session, position=0.0)]).status_code == 200
    expect(pages.page.get_by_role("link", name="Karen Holst")).to_be_visible(timeout=20_000)
    if script:
        shoot(pages.page, "live")
    assert pages.complaints == []


def test_who_trains_stays_where_it_is_read_and_comes_back_after_a_refusal(trin, tablet, new_context, shoot):
    device, session = tablet
    page = signed_in(trin, new_context(base_url=trin.url), shoot).page
    page.clock.install()
    page.route("**/api/v1/live", lambda route: route.fulfill(status=503, body="Busy."), times=1)
    page.goto("/live")
    expect(page.get_by_text("Ingen træner lige nu.")).to_be_visible()
    page.locator("#live").evaluate("(live) => { window.before = live; }")
    assert device.send([device.event("session.started", session, position=0.0)]).status_code == 200
    page.clock.fast_forward(9_000)
    expect(page.get_by_text("Ingen træner lige nu.")).to_be_visible()
    page.clock.fast_forward(11_500)
    link = page.get_by_role("link", name="Karen Holst")
    expect(link).to_be_visible(timeout=20_000)
    link.focus()
    assert device.send([device.event("exercise.completed", session, exercise=uuid7(), index=0)]).json()["stored"] == 1
    expect(page.locator("#live")).to_contain_text("1 øvelse", timeout=20_000)
    expect(link).to_be_focused()
    assert page.evaluate("document.getElementById('live') === window.before")


def test_a_stream_does_not_keep_the_server_from_stopping(trin, tablet, new_context, shoot):
    pages = signed_in(trin, new_context(base_url=trin.url), shoot)
    pages.page.goto("/live")
    expect(pages.page.get_by_text("Ingen træner lige nu.")).to_be_visible()
    time.sleep(1)
    begun = time.monotonic()
    trin.stop()
    assert time.monotonic() - begun < 15


def test_pain_is_flagged_looked_at_and_corrected_without_script(trin, tablet, planned_today, new_context, shoot):
    device, session = tablet
    events = [device.event("session.started", session, position=0.0), device.event("feedback.given", session, pain=8)]
    assert device.send(events).json()["stored"] == 2
    pages = signed_in(trin, new_context(base_url=trin.url, java_script_enabled=False), shoot)
    deadline = time.monotonic() + 30
    while pages.page.get_by_text("Smerte 8 af 10").count() == 0:
        assert time.monotonic() < deadline, "no flag was raised"
        pages.page.goto("/")
    pages.page.get_by_role("link", name="Alle advarsler").click()
    shoot(pages.page, "flags")
    pages.page.get_by_label("Note").fill("Ringet til hende")
    pages.press("Jeg har set på det")
    expect(pages.page.get_by_text("Ringet til hende")).to_be_visible()

    pages.page.goto(f"/sessions/{session}/result")
    pages.page.get_by_label("Delvist").check()
    pages.page.get_by_label("Smerte").select_option("3")
    pages.page.get_by_label("Grund").fill("Hun mente 3.")
    pages.press("Gem")
    expect(pages.page.get_by_text("Hun mente 3.")).to_be_visible()
    shoot(pages.page, "result")
    pages.page.goto(planned_today.citizen)
    expect(pages.page.get_by_text("noteret af personale")).to_be_visible()
    shoot(pages.page, "citizen-results")
    pages.page.goto("/results")
    expect(pages.page.get_by_role("heading", name="Uge for uge", exact=True)).to_be_visible()
    shoot(pages.page, "levels")


def test_what_was_reported_is_erased_after_reading_what_goes(trin, tablet, planned_today, new_context, shoot):
    device, session = tablet
    events = [device.event("session.started", session, position=0.0), device.event("feedback.given", session, pain=8)]
    assert device.send(events).json()["stored"] == 2
    pages = signed_in(trin, new_context(base_url=trin.url, java_script_enabled=False), shoot)
    pages.page.goto(planned_today.citizen)
    pages.page.get_by_role("link", name="Slet det, der er meldt").click()
    expect(pages.page.get_by_text("2 meldinger fra tablets")).to_be_visible()
    shoot(pages.page, "erase")
    pages.page.get_by_label("Jeg har læst det").check()
    pages.press("Slet nu")
    expect(pages.page.get_by_text("Slettet: 2 meldinger")).to_be_visible()
    shoot(pages.page, "erased")
    assert device.send(events).json()["duplicate"] == 2
    pages.page.get_by_role("link", name="Slet det, der er meldt").click()
    expect(pages.page.get_by_text("Der er intet gemt endnu.")).to_be_visible()


def test_what_a_tablet_told_before_it_was_given_away_is_erased_too(trin, tablet, planned_today, new_context, shoot):
    device, _ = tablet
    staff = planned_today.staff
    call = device.event("help.requested", None, comment="Kom og hjælp")
    late = device.event("help.requested", None, comment="Ring til mig")
    assert device.send([call, device.event("device.failed", None, code="script")]).json()["stored"] == 2
    unit = option(staff.page("/citizens"), "unit", "Distrikt Nord")
    other = staff.post(
        "/citizens", givenName="Bo", familyName="Bæk", birthYear="1938", unit=unit, language="da").headers["Location"]
    staff.post(f"/devices/{device.id}/reassign", citizen=other.rsplit("/", 1)[1])

    pages = signed_in(trin, new_context(base_url=trin.url), shoot)
    pages.page.goto(planned_today.citizen)
    pages.page.get_by_role("link", name="Slet det, der er meldt").click()
    expect(pages.page.get_by_text("2 meldinger fra tablets")).to_be_visible()
    expect(pages.page.get_by_text("2 af dem kom med tablets, som borgeren ikke har mere")).to_be_visible()
    shoot(pages.page, "erase-earlier")
    pages.page.get_by_label("Jeg har læst det").check()
    pages.press("Slet nu")
    expect(pages.page.get_by_text("Slettet: 2 meldinger")).to_be_visible()
    # It still waited on the tablet.
    assert device.send([call, late]).json()["duplicate"] == 2
    pages.page.goto(other + "/erase")
    expect(pages.page.get_by_text("Frakobl tabletten først")).to_be_visible()
    expect(pages.page.get_by_text("Der er intet gemt endnu.")).to_be_visible()
