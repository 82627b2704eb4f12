"""Questions about a plan: why here, why not there, and what now that somebody is ill."""

import json
import subprocess

import pytest

from trin_server import program

DAY = 1440


def trin(*arguments):
    return subprocess.run([program(), "plan", *map(str, arguments)], capture_output=True, text=True, timeout=120)


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """A small town and a plan for it."""
    folder = tmp_path_factory.mktemp("questions")
    problem, plan = folder / "problem.json", folder / "plan.json"
    assert trin("generate", "--citizens", 30, "--staff", 4, "--output", problem).returncode == 0
    assert trin(problem, "--output", plan, "--iterations", 2000).returncode == 0
    return problem, plan


def visits(plan):
    return [each for each in json.loads(plan.read_text())["assignments"] if each["staff"]]


def name(visit):
    return f"{visit['request']}/{visit['session']}"


def test_a_session_says_what_it_costs_and_where_else_it_could_be(files):
    problem, plan = files
    visit = visits(plan)[0]
    answer = json.loads(trin("explain", problem, plan, "--session", name(visit), "--json").stdout)
    assert answer["placements"][0]["start"] == visit["start"]
    assert answer["ledger"]["total"] == sum(answer["ledger"]["parts"].values())
    assert trin("explain", problem, plan, "--session", name(visit)).stdout.startswith(f"{name(visit)}: ")


def test_another_time_or_person_costs_so_much_or_is_hindered(files):
    problem, plan = files
    for visit in visits(plan)[:2]:
        for staff in ["s1", "s2", "s3", "s4"]:
            asked = ["--at", "tuesday", "--staff", staff, "--json"]
            answer = json.loads(trin("explain", problem, plan, "--session", name(visit), *asked).stdout)
            if answer.get("wished"):
                place = answer["wished"]["placements"][0]
                assert place["staff"] == staff and place["start"] // DAY == 1
            else:
                assert answer.get("isThere") or all(each["code"] and each["message"] for each in answer["reasons"])
                assert answer.get("isThere") or answer["reasons"]


def test_suggestions_come_in_order_and_the_present_place_adds_nothing(files):
    problem, plan = files
    visit = visits(plan)[1]
    found = trin("suggest", problem, plan, "--session", name(visit), "--count", 500, "--json")
    options = json.loads(found.stdout)
    costs = [each["difference"]["total"] for each in options]
    assert costs == sorted(costs)
    own = [each for each in options if each["placements"][0]["start"] == visit["start"]]
    assert [each["difference"]["total"] for each in own if each["placements"][0]["staff"] == visit["staff"]] == [0]


def test_after_an_absence_any_choice_of_changes_with_what_they_need_keeps_the_rules(files, tmp_path):
    problem, plan = files
    absence = ["--absent", "s1", "--from", "monday", "--to", "tuesday", "--json"]
    mended, week = tmp_path / "mended.json", tmp_path / "week.json"
    outputs = ["--output", mended, "--problem-output", week]
    answer = json.loads(trin("replan", problem, plan, *absence, *outputs).stdout)
    lost = [each for each in visits(plan) if each["staff"] == "s1" and each["start"] < 2 * DAY]
    causes = [each["cause"] for each in answer["changes"]]
    assert causes.count("lostPlace") == len({(each["start"]) for each in lost}) > 0
    assert trin("--check", week, mended).returncode == 0
    touched = {each for change in answer["changes"] for each in change["sessions"]}
    after = {name(each): each for each in json.loads(mended.read_text())["assignments"]}
    for each in json.loads(plan.read_text())["assignments"]:
        assert name(each) in touched or after[name(each)] == each
    for number in range(0, len(causes), 3):
        assert trin("replan", problem, plan, *absence, *outputs, "--accept", number).returncode == 0
        checked = trin("--check", week, mended)
        assert "rule " not in checked.stdout, checked.stdout


def test_nothing_before_the_frozen_moment_changes(files, tmp_path):
    problem, plan = files
    absence = ["--absent", "s1", "--from", "monday", "--to", "friday", "--freeze", "wednesday-10:00", "--json"]
    answer = json.loads(trin("replan", problem, plan, *absence).stdout)
    frozen = 2 * DAY + 600
    for change in answer["changes"]:
        assert all(each["start"] >= frozen for each in change["before"] + change["after"])


def test_a_new_request_gets_a_place(files, tmp_path):
    problem, plan = files
    week = json.loads(problem.read_text())
    new = dict(week["requests"][0], id="new", citizen="nora", group=None)
    week["requests"].append(new)
    (tmp_path / "week.json").write_text(json.dumps(week))
    answer = json.loads(trin("replan", tmp_path / "week.json", plan, "--json").stdout)
    added = [each for each in answer["changes"] if each["cause"] == "added"]
    assert [each["sessions"] for each in added] == [[f"new/{number}"] for number in range(new["sessions"])]


@pytest.mark.parametrize(
    "arguments, code",
    [
        (["explain", "{problem}", "{plan}", "--session", "nobody/0"], 64),
        (["explain", "{problem}", "{plan}", "--session", "c1"], 64),
        (["explain", "{problem}", "{problem}", "--session", "c1/0"], 1),
        (["explain", "{problem}", "{plan}", "--session", "c1/0", "--staff", "nobody"], 64),
        (["suggest", "{plan}", "{plan}", "--session", "c1/0"], 65),
        (["replan", "{problem}", "{plan}"], 64),
        (["replan", "{problem}", "{plan}", "--absent", "s1"], 64),
        (["replan", "{problem}", "{plan}", "--absent", "s1", "--from", "tuesday", "--to", "monday"], 64),
        (["replan", "{problem}", "{plan}", "--absent", "nobody", "--from", "0", "--to", "900"], 65),
    ],
)
def test_wrong_questions_end_with_their_code(files, arguments, code):
    problem, plan = files
    done = trin(*(each.format(problem=problem, plan=plan) for each in arguments))
    assert done.returncode == code, done.stderr
    assert done.stderr
