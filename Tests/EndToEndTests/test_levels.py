"""A head of unit sees that training fades in a district, and why."""

import datetime
import sqlite3
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect

from device_client import DeviceClient
from event_stores import SQLiteStore
from staff_client import StaffClient, option
from staff_pages import StaffPages

TODAY = datetime.datetime.now(ZoneInfo("Europe/Copenhagen")).date()
# Of this week; what is told of weeks is told of whole ones.
MONDAY = TODAY - datetime.timedelta(days=TODAY.weekday())
WEEKS_BACK = 7
FIRST = datetime.datetime.combine(MONDAY - datetime.timedelta(weeks=WEEKS_BACK), datetime.time())
# Nothing is cut off at the side, neither of the page nor of a table in it.
FITS = "[document.documentElement, ...document.querySelectorAll('.table')].every(one => one.scrollWidth <= one.clientWidth)"


class District:
    """A unit with one citizen, whose plans began seven weeks ago, and a tablet that tells which sessions were trained."""

    def __init__(self, trin, store, staff, name, programme):
        self.store, self.staff, self.programme = store, staff, programme
        staff.post("/accounts/units", name=name)
        self.unit = option(staff.page("/citizens"), "unit", name)
        self.path = staff.post(
            "/citizens", givenName="Karen", familyName=name, birthYear="1941", unit=self.unit, language="da").headers["Location"]
        self.citizen = self.path.rsplit("/", 1)[1]
        self.tablet = DeviceClient(trin.url)
        staff.post("/devices/approve", code=self.tablet.code, name=f"Tablet {name}", citizen=self.citizen)
        assert self.tablet.poll().json()["state"] == "approved"

    def prescribe(self, mode, weekdays, time):
        self.staff.post(
            self.path + "/plans", programme=self.programme, mode=mode, goal="", weeks=str(WEEKS_BACK + 2), time=time,
            start=FIRST.date().isoformat(), weekday=[str(day) for day in weekdays])

    def sessions(self, first, last):
        """Of whole weeks, counted back from this one."""
        start, end = MONDAY - datetime.timedelta(weeks=first), MONDAY - datetime.timedelta(weeks=last - 1)
        return [row[0] for row in self.store.rows(
            f"SELECT id FROM sessions WHERE citizen_id = '{self.citizen}' AND kind = 'training' AND date >= '{start}'"
            f" AND date < '{end}' ORDER BY starts_at")]

    def train(self, sessions):
        events = []
        for session in sessions:
            events += [
                self.tablet.event("session.started", session, position=0.0),
                self.tablet.event("session.completed", session, position=60.0),
                self.tablet.event("feedback.given", session, pain=2, effort=4)]
        answer = self.tablet.send(events).json()
        assert answer["stored"] == len(events), answer

    def aim(self, sessions):
        """A target from the first week on; the page can set one for the weeks to come alone."""
        self.change(
            "INSERT INTO training_targets (unit_id, from_date, sessions) VALUES (?, ?, ?)", self.unit, FIRST.date().isoformat(), sessions)

    def was_paired(self):
        """The tablet has been there since the plans began; one that comes later was not there for what was missed before."""
        self.change(
            "UPDATE devices SET paired_at = ? WHERE citizen_id = ?", int(FIRST.timestamp() * 1000), self.citizen)

    def change(self, statement, *values):
        """While the server stands."""
        with sqlite3.connect(self.store.file) as database:
            database.execute(statement, values)


@pytest.fixture
def districts(trin, tmp_path):
    """One where training fades, one that is below its target, and one that does what it wants to."""
    trin.stop()
    trin.options += ["--worker", "/bin/false", "--log-level", "error"]
    trin.start()
    staff, store = StaffClient(trin.url, "anna"), SQLiteStore(tmp_path)
    no_film = tmp_path / "no-film.mp4"
    no_film.write_bytes(b"no film")
    exercise = staff.video(staff.upload(no_film))["exercise"]
    programme = staff.post("/programmes", name="Let program").headers["Location"]
    staff.post(programme, name="Let program", action="add", add=exercise)
    north, south, west = (
        District(trin, store, staff, name, programme.rsplit("/", 1)[1]) for name in ("Distrikt Nord", "Distrikt Syd", "Distrikt Vest"))
    # Five alone and three with support a week: all trained, then two.
    north.prescribe("independent", range(1, 6), "09:00")
    north.prescribe("assisted", (1, 3, 5), "14:00")
    north.train(north.sessions(7, 3))
    for week in (2, 1):
        north.train(north.sessions(week, week)[:2])
    south.prescribe("independent", (1, 2, 3, 4), "10:00")
    for week in range(7, 0, -1):
        south.train(south.sessions(week, week)[:2 if week % 2 else 3])
    west.prescribe("independent", (2, 4), "10:00")
    west.train(west.sessions(7, 1))
    trin.stop()
    south.aim(6)
    for district in (north, south, west):
        district.was_paired()
    trin.start()
    return north, south, west


def test_a_district_where_training_fades_is_seen_with_the_likely_cause(trin, districts, new_context, shoot):
    north, south, west = districts
    page = new_context(base_url=trin.url, viewport={"width": 1280, "height": 900}).new_page()
    pages = StaffPages(page, shoot)
    pages.sign_in()
    pages.go("Resultater")
    alarm = page.get_by_role("status").filter(has_text="Træningen falder")
    expect(alarm).to_contain_text("De sidste to hele uger blev der trænet 2 gange om ugen. I ugerne før var det 8.")
    causes = alarm.get_by_role("listitem")
    expect(causes.nth(0)).to_contain_text("Borgere trænede ikke, selv om personale og tablet var klar: 4 færre træninger om ugen")
    expect(causes.nth(1)).to_contain_text("Der manglede personale")
    for width, height, name in [(1280, 900, "laptop"), (1180, 820, "tablet"), (390, 844, "phone")]:
        page.set_viewport_size({"width": width, "height": height})
        shoot(page, f"level-alarm-{name}")
        assert page.evaluate(FITS), name
    page.set_viewport_size({"width": 1280, "height": 900})

    row = page.get_by_role("row").filter(has_text="Distrikt Syd")
    expect(row).to_contain_text("Under målet")
    row.get_by_role("link").click()
    below = page.get_by_role("status").filter(has_text="Under målet")
    expect(below).to_contain_text("målet på 6 træninger om ugen ikke nået")
    expect(below.get_by_role("listitem").first).to_contain_text("Der er planlagt færre træninger end målet: 2 færre")
    shoot(page, "level-below-target")
    assert page.evaluate(FITS)
    page.get_by_role("row").filter(has_text="Distrikt Vest").get_by_role("link").click()
    expect(page.get_by_role("heading", name="Uge for uge", exact=True)).to_be_visible()
    expect(page.locator(".alarm")).to_have_count(0)
    shoot(page, "level-calm")
    assert pages.complaints == []
