"""A superuser finds what tablets sent in vain, and erases what they reported."""

import gzip
import json


from trin_server import PASSWORD


def test_rejected_events_are_looked_at_and_dismissed(ward, new_context, artefacts):
    tablet, session = ward.tablets[0], ward.sessions[0]
    tablet.send([
        tablet.event("feedback.given", session, pain=11), tablet.event("feedback.given", session, pain=12),
        tablet.event("session.paused", session, position=1.0, mood="good"), {"specversion": "0.3"}, 17])
    page = new_context(base_url=ward.trin.url).new_page()
    page.goto("/sign-in")
    page.fill("[name=userName]", "anna")
    page.fill("[name=password]", PASSWORD)
    page.click("form button.primary")
    page.goto("/devices")
    page.click("text=Afviste hændelser")
    page.screenshot(path=artefacts / "rejected-events.png", full_page=True)
    assert page.locator("td code", has_text="data.mood").count() == 1
    page.locator("tr", has_text="pain").first.locator("a").click()
    assert '"pain": 1' in page.inner_text("pre")
    page.screenshot(path=artefacts / "rejected-event.png", full_page=True)
    page.click("text=Prøv igen")
    assert "0 taget ind, 1 stadig afvist" in page.inner_text(".flash")
    page.locator("tr", has_text="pain").first.locator("a").click()
    assert "Prøvet forgæves" in page.inner_text("main")
    page.click("text=Henlæg")
    page.set_viewport_size({"width": 390, "height": 844})
    page.screenshot(path=artefacts / "rejected-events-narrow.png", full_page=True)
    page.click("text=Henlagt")
    assert page.locator("tr", has_text="pain").count() == 1


def test_erased_reports_do_not_come_back_and_packed_ones_are_taken(ward):
    tablet, session = ward.tablets[0], ward.sessions[0]
    batch = [tablet.event("session.started", session, position=0.0) for _ in range(3)]
    packed = gzip.compress(json.dumps(batch).encode())
    headers = {"Content-Type": "application/cloudevents-batch+json", "Content-Encoding": "gzip"}

    def send():
        return tablet.session.post(ward.trin.url + "/ingest/v1/events", data=packed, headers=headers).json()

    assert send()["stored"] == 3
    erased = ward.staff.session.post(
        f"{ward.trin.url}/api/v1/sessions/{session}/erase-reports", headers={"X-CSRF-Token": ward.staff.csrf})
    assert erased.json() == {"sessions": 1, "events": 3}
    receipt = send()
    assert (receipt["stored"], receipt["duplicate"], receipt["rejected"]) == (0, 3, [])
    assert ward.store.rows("SELECT COUNT(*) FROM events") == [(0,)]
