"""`trin plan` on files: a stranger's view, through the command alone."""

import json
import os
import pty
import signal
import subprocess
import time

import pytest

from trin_server import program, wait_until


def trin(*arguments, **options):
    return subprocess.run([program(), "plan", *map(str, arguments)], capture_output=True, text=True, timeout=120, **options)


@pytest.fixture(scope="module")
def problem(tmp_path_factory):
    """A small town, with fixed sessions and an earlier plan."""
    path = tmp_path_factory.mktemp("plan") / "problem.json"
    made = trin("generate", "--citizens", 30, "--staff", 4, "--fixed", 5, "--previous", 20, "--output", path)
    assert made.returncode == 0, made.stderr
    return path


def test_a_generated_problem_has_the_same_bytes_on_standard_output(problem):
    again = trin("generate", "--citizens", 30, "--staff", 4, "--fixed", 5, "--previous", 20)
    assert again.stdout == problem.read_text()
    other = trin("generate", "--citizens", 30, "--staff", 4, "--fixed", 5, "--previous", 20, "--seed", 2)
    assert other.returncode == 0 and other.stdout != again.stdout


def test_a_plan_is_written_in_time_and_keeps_every_rule(problem, tmp_path):
    plan = tmp_path / "plan.json"
    begin = time.monotonic()
    done = trin(problem, "--output", plan, "--seconds", 2)
    # Far more than two, since a busy machine takes its time to start a process.
    assert time.monotonic() - begin < 20
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    found = json.loads(plan.read_text())
    assert found["bound"] <= found["cost"] == sum(found["parts"].values())
    checked = trin("--check", problem, plan)
    assert checked.returncode == 0, checked.stdout
    assert "Every rule is kept." in checked.stdout
    assert [each.name for each in tmp_path.iterdir()] == ["plan.json"]


def test_the_same_seed_and_iterations_give_the_same_bytes_on_one_thread_and_on_two(problem, tmp_path):
    plans = []
    for number, threads in enumerate([1, 2, 2]):
        plan = tmp_path / f"{number}.json"
        done = trin(problem, "--output", plan, "--iterations", 500, "--seed", 7, "--threads", threads)
        assert done.returncode == 0, done.stderr
        plans.append(plan.read_bytes())
    assert plans[0] == plans[1] == plans[2]
    assert json.loads(plans[0])["seconds"] is None


def catches(process, number):
    """Whether the process is so far that it handles the signal."""
    with open(f"/proc/{process.pid}/status", encoding="ascii") as status:
        caught = next(line.split()[1] for line in status if line.startswith("SigCgt:"))
    return int(caught, 16) >> (number - 1) & 1


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_command_writes_the_best_plan_so_far(problem, tmp_path, number):
    plan = tmp_path / "plan.json"
    process = subprocess.Popen(
        [program(), "plan", problem, "--output", plan, "--seconds", "100"], stderr=subprocess.PIPE, text=True)
    wait_until(lambda: catches(process, number), 30, "a handler of the signal")
    process.send_signal(number)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 0
    assert "the best plan so far" in said
    assert trin("--check", problem, plan).returncode == 0


def test_a_terminal_sees_cost_bound_and_gap(problem, tmp_path):
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [program(), "plan", problem, "--output", tmp_path / "plan.json", "--seconds", "2"], stderr=theirs)
    os.close(theirs)
    said = b""
    while True:
        try:
            part = os.read(ours, 65536)
        except OSError:
            break
        if not part:
            break
        said += part
    os.close(ours)
    assert process.wait(60) == 0
    assert b"cost " in said and b"bound " in said and b"gap " in said


@pytest.mark.parametrize(
    "change, path",
    [
        (lambda p: p.update(extra=1), "extra"),
        (lambda p: p.pop("zone"), "zone"),
        (lambda p: p["staff"][1].update(id="s1"), "staff[1].id"),
        (lambda p: p["requests"][3]["possible"].insert(0, [720, 480]), "requests[3].possible[0]"),
        (lambda p: p["requests"][2]["preferredStaff"].append("nobody"), "requests[2].preferredStaff["),
        (lambda p: p["fixed"].append(p["fixed"][0]), "fixed["),
        (lambda p: p["weights"].update(moved=-1), "weights.moved"),
    ],
)
def test_a_refused_problem_names_the_path_and_writes_nothing(problem, tmp_path, change, path):
    broken = json.loads(problem.read_text())
    change(broken)
    (tmp_path / "broken.json").write_text(json.dumps(broken))
    done = trin(tmp_path / "broken.json", "--output", tmp_path / "plan.json", "--seconds", 1)
    assert done.returncode == 65
    assert done.stderr.startswith(f"trin: {path}")
    assert len(done.stderr.splitlines()) == 1
    assert [each.name for each in tmp_path.iterdir()] == ["broken.json"]


@pytest.mark.parametrize(
    "arguments, code",
    [
        (["missing.json", "--output", "plan.json"], 66),
        (["{problem}", "--output", "nowhere/plan.json"], 73),
        (["{problem}", "--output", "."], 73),
        (["{problem}"], 64),
        (["{problem}", "--output", "plan.json", "--seconds", "0"], 64),
        (["{problem}", "--output", "plan.json", "--seconds", "1", "--iterations", "1"], 64),
        (["--check", "{problem}"], 64),
        (["--check", "{problem}", "{problem}"], 1),
        (["generate", "--citizens", "5"], 64),
        (["generate", "--citizens", "5", "--staff", "0"], 64),
    ],
)
def test_wrong_commands_end_with_their_code_and_write_nothing(problem, tmp_path, arguments, code):
    done = trin(*(each.format(problem=problem) for each in arguments), cwd=tmp_path)
    assert done.returncode == code
    assert done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_check_names_each_fault(problem, tmp_path):
    plan = tmp_path / "plan.json"
    assert trin(problem, "--output", plan, "--iterations", 200).returncode == 0
    found = json.loads(plan.read_text())
    found["parts"]["travelMinute"] += 1
    found["cost"] += 1
    gone = found["assignments"].pop()
    plan.write_text(json.dumps(found))
    checked = trin("--check", problem, plan)
    assert checked.returncode == 1
    assert f"{gone['request']}/{gone['session']}" in checked.stdout
