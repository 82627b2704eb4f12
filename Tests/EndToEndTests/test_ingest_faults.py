"""Whatever is killed, full or failing: what was acknowledged is stored, exactly once, and the server recovers unaided."""

import os
import pathlib
import shutil
import tempfile

import pytest

import ingest_faults


@pytest.fixture
def folder():
    """With a short path that PostgreSQL's own user can reach."""
    folder = pathlib.Path(tempfile.mkdtemp(prefix="trin-", dir="/tmp"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.mark.parametrize(("engine", "rounds"), [("sqlite", 5), ("postgres", 4)])
def test_kills_under_load_lose_and_double_nothing(folder, engine, rounds):
    if engine == "postgres" and not os.path.isdir("/usr/lib/postgresql"):
        pytest.skip("PostgreSQL is not installed")
    killed = ingest_faults.run_kills(folder, engine, rounds, seed=3)
    assert sum(killed.values()) == rounds


def test_failing_writes_and_syncs_are_not_acknowledged(folder):
    try:
        refused = ingest_faults.run_failing_calls(folder, rounds=1, seed=1)
    except FileNotFoundError as missing:
        pytest.skip(f"libfiu is not installed: {missing}")
    assert all(refused[name] for name in ingest_faults.CALLS), "the calls must fail for somebody"


def test_a_full_disk_is_not_acknowledged(folder):
    try:
        assert ingest_faults.run_full_disk(folder, rounds=1, seed=1) > 0
    except OSError as problem:
        pytest.skip(str(problem))
