"""The planner's day, in a real browser: plan the week, look at what has no place, publish, move, undo, print, an absence."""

import datetime
import io
import re

import pypdf
import pytest
from playwright.sync_api import expect

from clips import make_clip
from planning_client import CITIZENS, TRAINERS, UnplannedWeek
from staff_pages import StaffPages

KAREN, KNUD = "Karen Holst", "Knud Bæk"


@pytest.fixture
def shoot(artefacts):
    return lambda page, name: page.screenshot(path=artefacts / f"planner-{name}.png", full_page=True, animations="disabled")


@pytest.fixture
def week(trin, tmp_path):
    return UnplannedWeek(trin, make_clip(tmp_path / "knee-lift.mp4", seconds=2))


@pytest.fixture
def planner(new_context, trin, week, shoot):
    page = new_context(base_url=trin.url, viewport={"width": 1440, "height": 1000}).new_page()
    page.set_default_timeout(20_000)
    staff = StaffPages(page, shoot)
    staff.sign_in()
    yield staff
    shoot(page, "99-last")


def board(planner, week, **query):
    more = "".join(f"&{name}={value}" for name, value in query.items())
    planner.page.goto(f"/week?date={week.monday}&unit={week.unit}{more}")


def entry(planner, citizen, number=0):
    return planner.page.locator(".entry", has_text=citizen).nth(number)


def cell_of(planner, trainer, date):
    row = planner.page.locator(f'tr[data-resource="{trainer}"]')
    return row.locator(f'td[data-date="{date}"]')


def plan_and_publish(planner, week, shoot):
    board(planner, week)
    planner.press("Planlæg ugen")
    planner.page.wait_for_url("**/drafts/*", timeout=90_000)
    shoot(planner.page, "03-draft")
    expect(planner.page.get_by_text("2 træninger mangler en plads")).to_be_visible()
    planner.page.get_by_role("button", name=re.compile("Udgiv de valgte")).click()
    expect(planner.page.get_by_role("status").first).to_contain_text("Udgivet: 8 ændringer")


def test_a_day(planner, week, shoot):
    see_what_has_no_place(planner, week, shoot)
    plan_and_publish(planner, week, shoot)
    move_by_keys(planner, week, shoot)
    drag_to_another_day(planner, week, shoot)
    be_refused(planner, week, shoot)
    print_sheets(planner, week, shoot)
    mark_absent(planner, week, shoot)
    assert [text for text in planner.complaints if "409" not in text] == []


def see_what_has_no_place(planner, week, shoot):
    board(planner, week)
    expect(planner.page.get_by_text("10 træninger mangler en plads")).to_be_visible()
    shoot(planner.page, "01-unplanned")
    entry(planner, KNUD).get_by_role("link").click()
    panel = planner.page.get_by_role("dialog")
    expect(panel).to_contain_text("Ingen af dem, som kan, er på vagt på de mulige tider: Bo Lind, Ida Bech.")
    shoot(planner.page, "02-reasons")
    planner.page.keyboard.press("Escape")
    expect(panel).to_be_hidden()


def move_by_keys(planner, week, shoot):
    """To another day; up and down do nothing meanwhile."""
    board(planner, week)
    shoot(planner.page, "04-planned")
    session = week.session(KAREN)
    target = week.free_day(session)
    days = datetime.date.fromisoformat(target) - datetime.date.fromisoformat(session["place"]["date"])
    planner.page.locator(f'[data-entry="{session["id"]}"] a').focus()
    planner.page.keyboard.press("Space")
    for _ in range(abs(days.days)):
        planner.page.keyboard.press("ArrowRight" if days.days > 0 else "ArrowLeft")
    planner.page.keyboard.press("ArrowDown")
    shoot(planner.page, "05-grabbed")
    with planner.page.expect_navigation():
        planner.page.keyboard.press("Enter")
    assert week.find(session["id"])["place"] == session["place"] | {"date": target}
    expect(planner.page.locator(f'[data-entry="{session["id"]}"] a')).to_be_focused()
    undo_by_keys(planner, week, session)


def undo_by_keys(planner, week, session):
    with planner.page.expect_navigation():
        planner.page.keyboard.press("Control+z")
    expect(planner.page.get_by_role("status").first).to_contain_text("Fortrudt: Flyt " + KAREN)
    assert week.find(session["id"])["place"] == session["place"]


def drag(planner, session, goal, stray=0):
    """Along one axis. @param goal a cell"""
    source = planner.page.locator(f'[data-entry="{session["id"]}"]')
    source.scroll_into_view_if_needed()
    start, goal = source.bounding_box(), goal.bounding_box()
    mouse = planner.page.mouse
    mouse.move(start["x"] + 20, start["y"] + 10)
    mouse.down()
    mouse.move(start["x"] + 20 + (40 if goal["x"] > start["x"] else -40), start["y"] + 10, steps=4)
    mouse.move(goal["x"] + 20, start["y"] + 10 + stray, steps=8)
    return mouse


def drag_to_another_day(planner, week, shoot):
    """The pointer strays to another row as well; the session does not."""
    session = week.session(KAREN, 1)
    target = week.free_day(session)
    mouse = drag(planner, session, cell_of(planner, session["place"]["staff"], target), stray=90)
    shoot(planner.page, "06-dragging")
    with planner.page.expect_navigation():
        mouse.up()
    assert week.find(session["id"])["place"] == session["place"] | {"date": target}


def be_refused(planner, week, shoot):
    """Saturday: nobody is at work, so the session goes back, and its panel says why and what else there is."""
    session = week.session(KAREN)
    place = session["place"]
    saturday = (week.monday + datetime.timedelta(days=5)).isoformat()
    drag(planner, session, cell_of(planner, place["staff"], saturday)).up()
    panel = planner.page.get_by_role("dialog")
    expect(panel.locator(".answer.no")).to_be_visible()
    expect(panel.locator(".remedies button").first).to_be_visible()
    shoot(planner.page, "07-refused")
    expect(cell_of(planner, place["staff"], place["date"])).to_contain_text(KAREN)
    assert week.find(session["id"])["place"] == place
    planner.page.keyboard.press("Escape")


def print_sheets(planner, week, shoot):
    for side, names in (("staff", [name for _, name in TRAINERS]), ("citizen", [" ".join(name) for name in CITIZENS])):
        planner.page.goto(f"/week/print?date={week.monday}&unit={week.unit}&by={side}")
        shoot(planner.page, f"08-sheets-{side}")
        pages = pypdf.PdfReader(io.BytesIO(planner.page.pdf(prefer_css_page_size=True))).pages
        texts = [page.extract_text() for page in pages]
        for name in names:
            assert sum(name in text.split("\n")[0] for text in texts) == 1, (name, texts)


def mark_absent(planner, week, shoot):
    session = week.session(KAREN)
    away = session["place"]["staff"]
    name = next(name for name, one in week.trainers.items() if one == away)
    board(planner, week)
    planner.page.get_by_role("link", name="Meld fravær").click()
    shoot(planner.page, "09-absence")
    planner.page.get_by_label("Hvem eller hvad").select_option(label=name)
    planner.page.get_by_label("Fra", exact=True).fill(session["place"]["date"])
    planner.page.get_by_label("Til", exact=True).fill(session["place"]["date"])
    planner.press("Vis hvad der ændres")
    expect(planner.page.get_by_role("status").first).to_contain_text("Fraværet er noteret")
    shoot(planner.page, "10-before-and-after")
    item = planner.page.locator(".changes li", has_text=KAREN)
    expect(item).to_have_count(1)
    planner.page.get_by_role("button", name=re.compile("Udgiv de valgte")).click()
    expect(planner.page.get_by_role("status").first).to_contain_text("Udgivet")
    assert week.session(KAREN)["place"] != session["place"]
    shoot(planner.page, "11-after-absence")


def test_without_script_forms_do_the_same(new_context, trin, week, shoot):
    page = new_context(base_url=trin.url, java_script_enabled=False, viewport={"width": 1440, "height": 1000}).new_page()
    StaffPages(page, shoot).sign_in()
    session = week.session(KAREN)
    page.goto(f"/sessions/{session['id']}?back=%2Fweek%3Fdate%3D{week.monday}")
    page.get_by_label("Klokkeslæt").fill("09:15")
    page.get_by_label("Medarbejder").select_option(label="Bo Lind")
    page.get_by_role("button", name="Hvad taler imod?").click()
    expect(page.get_by_text("Det kan lade sig gøre")).to_be_visible()
    page.get_by_role("button", name="Flyt", exact=True).click()
    place = week.session(KAREN)["place"]
    assert (place["time"], place["staff"]) == ("09:15", week.trainers["Bo Lind"])
    shoot(page, "12-without-script")


NAMELESS = """() => [...document.querySelectorAll("a, button, input:not([type=hidden]), select, textarea")].filter((one) =>
    !one.labels?.length && !one.getAttribute("aria-label") && !one.textContent.trim() && !one.title).map((one) => one.outerHTML)"""
DOUBLES = """() => { const ids = [...document.querySelectorAll("[id]")].map((one) => one.id);
    return ids.filter((id, index) => ids.indexOf(id) !== index); }"""


def test_everything_has_a_name(planner, week, shoot):
    session = week.session(KAREN)
    unit = f"unit={week.unit}"
    for path in (
        f"/week?date={week.monday}&{unit}", f"/week?date={week.monday}&{unit}&scale=day",
        f"/week?date={week.monday}&{unit}&scale=list", f"/sessions/{session['id']}", f"/week/absence?{unit}",
        f"/resources?{unit}", f"/resources/staff/{week.trainers['Bo Lind']}", f"/plans/{session['plan']}",
    ):
        planner.page.goto(path)
        assert planner.page.evaluate(NAMELESS) == [], path
        assert planner.page.evaluate(DOUBLES) == [], path
        assert planner.page.get_by_role("heading", level=1).count() == 1, path
        shoot(planner.page, "13" + re.sub(r"\W+|[0-9a-f]{8,}", "-", path.split("?")[0] + path[-10:]))
    assert planner.complaints == []
