"""What planners settle on pages, in a real browser: a draft over the week, a single day's shift, addresses, closing days."""

import datetime
import re

import pytest
from playwright.sync_api import expect

from clips import make_clip
from planning_client import UnplannedWeek
from staff_pages import StaffPages
from test_planner_day import DOUBLES, KAREN, KNUD, NAMELESS, board, cell_of
from trin_server import wait_until

OVERFLOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture
def shoot(artefacts):
    return lambda page, name: page.screenshot(path=artefacts / f"pages-{name}.png", full_page=True, animations="disabled")


@pytest.fixture
def week(trin, tmp_path):
    return UnplannedWeek(trin, make_clip(tmp_path / "knee-lift.mp4", seconds=2))


@pytest.fixture(params=[True, False], ids=["script", "no-script"])
def planner(request, new_context, trin, week, shoot):
    page = new_context(
        base_url=trin.url, java_script_enabled=request.param, viewport={"width": 1440, "height": 1000}).new_page()
    page.set_default_timeout(20_000)
    staff = StaffPages(page, shoot)
    staff.has_script = request.param
    staff.sign_in()
    return staff


def draft(week):
    """Plans the week without a browser. @returns the draft's path"""
    staff = week.staff
    answer = staff.session.post(
        f"{staff.url}/api/v1/units/{week.unit}/planning-jobs", headers={"X-CSRF-Token": staff.csrf},
        json={"week": week.monday.isoformat(), "seconds": 2})
    assert answer.status_code in (200, 201, 202), answer.text
    job = f"{staff.url}/api/v1/planning-jobs/{answer.json()['id']}"
    return "/drafts/" + wait_until(lambda: staff.session.get(job).json().get("draft"), 60, "the draft of the week")


def healthy(planner, path):
    """Everything has a name, no identifier is there twice, nothing hangs over the side on any screen."""
    page = planner.page
    page.goto(path)
    assert page.get_by_role("heading", level=1).count() == 1, path
    if not planner.has_script:
        return
    assert page.evaluate(NAMELESS) == [], path
    assert page.evaluate(DOUBLES) == [], path
    for name, width in (("phone", 360), ("tablet", 820), ("laptop", 1440)):
        page.set_viewport_size({"width": width, "height": 1000})
        assert page.evaluate(OVERFLOW) <= 0, (path, width)
        planner.shoot(page, f"{re.search(r'/(week|citizens|resources/staff|resources)', path)[1].replace('/', '-')}-{name}")


def test_a_draft_lies_over_the_week_before_it_is_published(planner, week, shoot):
    path = draft(week)
    page = planner.page
    page.goto(path)
    page.get_by_role("link", name="Vis på tavlen").click()
    before = week.sessions()
    ghosts = page.locator(".entry.coming")
    expect(ghosts).to_have_count(8)
    expect(page.locator(".entry.leaving")).to_have_count(8)
    expect(ghosts.first).to_contain_text("Får en plads")
    expect(page.get_by_text("2 træninger mangler en plads").first).to_be_visible()
    expect(page.locator(".unplaced")).to_contain_text("er på vagt på de mulige tider: Bo Lind, Ida Bech.")
    expect(page.locator(".board tbody th", has_text="Bo Lind")).to_contain_text("→")
    shoot(page, f"01-draft-on-board-{planner.has_script}")
    week_url = page.url
    for scale in ("day", "list"):
        page.goto(week_url + f"&scale={scale}")
        shoot(page, f"02-draft-{scale}")
    page.goto(week_url)
    assert week.sessions() == before, "looking at a draft changes nothing"
    planner.press("Udgiv 8 ændringer")
    expect(page.get_by_role("status").first).to_contain_text("Udgivet: 8 ændringer")
    expect(page.locator(".entry.coming")).to_have_count(0)


def test_a_move_by_hand_since_is_told_on_the_board(planner, week, shoot):
    path = draft(week)
    session = week.session(KAREN)
    week.staff.post(
        f"/sessions/{session['id']}/move", date=(week.monday + datetime.timedelta(days=2)).isoformat(), time="13:30",
        staff=week.trainers["Bo Lind"])
    page = planner.page
    board(planner, week, draft=path.rsplit("/", 1)[1])
    expect(page.get_by_text("1 ændring passer ikke mere")).to_be_visible()
    expect(page.locator(".entry.coming")).to_have_count(7)
    page.goto(path)
    page.get_by_role("button", name="Udgiv de valgte").click()
    expect(page.get_by_text("Træningen er flyttet til ons.").first).to_be_visible()
    shoot(page, "03-moved-since")


def publish(week):
    path = draft(week)
    week.staff.post(path + "/publish", item=[one["id"] for one in week.sessions()])
    assert week.session(KAREN)["place"].get("staff")


def test_one_day_is_worked_otherwise(planner, week, shoot):
    publish(week)
    session = week.session(KAREN)
    name = next(name for name, one in week.trainers.items() if one == session["place"]["staff"])
    other = next(one for one in week.trainers if one != name)
    page = planner.page
    healthy(planner, f"/resources/staff/{session['place']['staff']}")
    form = page.locator("form", has=page.locator(".day-shift"))
    form.get_by_label("Dato").fill(session["place"]["date"])
    form.get_by_label("arbejder ikke").check()
    shoot(page, "04-single-day")
    form.get_by_role("button").click()
    expect(page.get_by_role("status").first).to_contain_text("Vagten er ændret. Træningerne er det ikke endnu")
    item = page.locator(".changes li", has_text=KAREN)
    expect(item).to_have_count(1)
    page.get_by_role("link", name="Vis på tavlen").click()
    ghost = page.locator(".entry.coming", has_text=KAREN)
    expect(ghost).to_contain_text("Nu: ")
    expect(page.locator(".entry.leaving", has_text=KAREN)).to_contain_text("Bliver til: ")
    healthy(planner, page.url)
    shoot(page, "05-after-shift")
    assert week.session(KAREN)["place"] == session["place"]
    page.goto(f"/resources/staff/{session['place']['staff']}")
    row = page.get_by_role("listitem").filter(has_text="Arbejder ikke")
    expect(row).to_contain_text("ellers 07:30–15:00")
    row.get_by_role("button").click()
    expect(page.get_by_role("status").first).to_contain_text("Ingen træninger er berørt")
    # An extra day: Saturday.
    saturday = (week.monday + datetime.timedelta(days=5)).isoformat()
    form.get_by_label("Dato").fill(saturday)
    form.get_by_label("Fra", exact=True).fill("09:00")
    form.get_by_label("Til", exact=True).first.fill("12:00")
    form.get_by_role("button").click()
    expect(page.get_by_role("listitem").filter(has_text="09:00–12:00")).to_contain_text("ellers fri")
    # The colleague has it instead.
    form.get_by_label("Dato").fill(saturday)
    form.get_by_role("radio", name="bytter vagt med").check()
    form.get_by_role("combobox").select_option(label=other)
    form.get_by_role("button").click()
    board(planner, week)
    expect(cell_of(planner, week.trainers[other], saturday)).to_contain_text("09:00–12:00")
    expect(cell_of(planner, week.trainers[name], saturday)).not_to_contain_text("09:00")


def test_addresses_are_kept_where_people_are(planner, week, shoot):
    page = planner.page
    session = week.session(KAREN)
    citizen = f"/citizens/{session['citizen']['id']}"
    page.goto(f"/resources?unit={week.unit}")
    expect(page.get_by_text("5 borgere har ingen adresse")).to_be_visible()
    page.get_by_role("link", name=KAREN).click()
    panel = page.locator("section", has=page.get_by_role("heading", name="Adresse", exact=True))
    expect(panel).to_contain_text("Adressen er ukendt.")
    panel.get_by_label(re.compile("^Adresse")).fill("Bredgade 3")
    panel.get_by_label("Sted på kortet").fill("midt i byen")
    panel.get_by_role("button").click()
    expect(page.locator(".flash.error")).to_contain_text("breddegrad og længdegrad")
    panel.get_by_label(re.compile("^Adresse")).fill("Bredgade 3")
    panel.get_by_label("Sted på kortet").fill("55.6761, 12.5683")
    panel.get_by_role("button").click()
    expect(panel.get_by_label("Sted på kortet")).to_have_value("724352 6175804")
    healthy(planner, citizen)
    # A neighbour of the same address, and the trainer's start.
    page.goto(f"/citizens/{week.session(KNUD)['citizen']['id']}")
    panel.get_by_label(re.compile("^Adresse")).fill("bredgade 3")
    panel.get_by_role("button").click()
    expect(panel.get_by_label(re.compile("^Adresse"))).to_have_value("Bredgade 3")
    page.goto(f"/resources/staff/{week.trainers['Bo Lind']}")
    start = page.locator("section", has=page.get_by_role("heading", name="Dagen begynder", exact=True))
    expect(start).to_contain_text("Ukendt.")
    start.get_by_label(re.compile("^Adresse")).fill("Rådhuset")
    start.get_by_label("Sted på kortet").fill("55,6759 12,5700")
    start.get_by_role("button").click()
    expect(start.get_by_label(re.compile("^Adresse"))).to_have_value("Rådhuset")
    shoot(page, "06-start")
    page.goto(f"/resources?unit={week.unit}")
    expect(page.get_by_text("3 borgere har ingen adresse")).to_be_visible()
    # Knud moves; then nobody knows.
    page.goto(citizen)
    panel.get_by_label(re.compile("^Adresse")).fill("")
    panel.get_by_label("Sted på kortet").fill("")
    panel.get_by_role("button").click()
    expect(panel).to_contain_text("Adressen er ukendt.")


def test_local_customs_and_closing_days(planner, week, shoot):
    page = planner.page
    resources = f"/resources?unit={week.unit}"
    page.goto(resources)
    expect(page.get_by_text("Vælg et land, og gem")).to_be_visible()
    form = page.locator("form", has=page.get_by_label("Helligdage i"))
    form.get_by_label("Helligdage i").select_option(label="Danmark")
    form.get_by_role("button").click()
    form.get_by_label("Juleaftensdag").check()
    form.get_by_role("button").click()
    days = page.locator("section", has=page.get_by_role("heading", name="Lukkedage"))
    expect(days).to_contain_text("Juleaftensdag")
    expect(days).to_contain_text("2. juledag")
    expect(form.get_by_label("Grundlovsdag")).not_to_be_checked()
    healthy(planner, resources)
    publish(week)
    session = week.session(KAREN)
    page.goto(resources)
    planner.fold_out("Ny lukkedag") if planner.has_script else page.locator("summary", has_text="Ny lukkedag").click()
    days.get_by_label("Dato").fill(session["place"]["date"])
    days.get_by_label("Navn").fill("Personaledag")
    days.get_by_role("button", name="Tilføj").click()
    expect(page.get_by_role("status").first).to_contain_text("Lukkedagen er noteret.")
    expect(page.locator(".changes li", has_text=KAREN).or_(page.locator(".unplaced", has_text=KAREN)).first).to_be_visible()
    shoot(page, "07-closing-day")
