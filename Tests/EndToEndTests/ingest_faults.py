"""Kills server and database under load, fills the disk and lets system calls fail: acknowledged = stored, exactly once.

`Scripts/faults ingest` runs it; so do the tests, with a few rounds. A seed repeats a run's choices, though not its timing.
"""

import argparse
import collections
import contextlib
import pathlib
import random
import shutil
import sys
import tempfile
import time

import requests

from event_stores import PostgresStore, SQLiteStore
from failing_calls import FailingCalls
from ingest_load import Load, Ward
from small_disk import SmallDisk
from trin_server import TrinServer, wait_until

STORES = {"sqlite": SQLiteStore, "postgres": PostgresStore}
# As libfiu names them, and the share of them that fails. There is one sync a transaction, and many writes.
CALLS = {"fdatasync": ("sync/fdatasync", 0.25), "pwrite": ("rw/pwrite", 0.05)}


class Scene:
    """A server on a database of its own, with a ward to report from."""

    def __init__(self, folder, engine, environment=None):
        self.folder = folder
        self.store = STORES[engine](folder)
        self.trin = TrinServer(folder / "data", folder / "server.log", database=self.store.address)
        self.trin.environment = environment or {}
        # A small disk is smaller than what is kept free by default; rests of sessions are nobody's matter here.
        self.trin.options += ["--disk-reserve", "0", "--worker", "/bin/false", "--log-level", "error"]
        self.trin.add_user("anna", "Anna Holm", "superuser", "therapist", "planner")
        self.trin.start()
        self.ward = Ward(self.trin, self.store, folder)
        self.round = 0

    def load(self, seed):
        """Each round has sessions of its own."""
        sessions = [self.ward.sessions[(3 * self.round + number) % len(self.ward.sessions)] for number in range(3)]
        self.round += 1
        for tablet in self.ward.tablets:
            tablet.session.close()
        return Load(self.ward, sessions, seed)

    def stop(self):
        self.trin.stop()
        self.store.stop()

    def accepts(self):
        """Whether events are stored again, without anyone's help."""
        tablet = self.ward.tablets[0]
        try:
            return tablet.send([tablet.event("session.opened", self.ward.sessions[-1], position=0.0)]).status_code == 200
        except requests.RequestException:
            return False

    def recovers(self):
        wait_until(self.accepts, 60, "the server to store events again by itself", pause=0.2)
        wait_until(lambda: requests.get(self.trin.url + "/readyz", timeout=10).ok, 30, "the server to be ready")


def kill_round(scene, rng):
    """@returns who was killed"""
    victim = rng.choice(scene.store.victims)
    load = scene.load(rng.randrange(1 << 30))
    with load:
        wait_until(lambda: load.acknowledged, 60, "the first acknowledgement", pause=0.005)
        time.sleep(rng.uniform(0, 0.4))
        if victim != "postmaster":
            scene.trin.kill()
        if victim != "server":
            scene.store.kill()
            time.sleep(rng.uniform(0, 0.3))
    if victim != "server":
        scene.store.start()
    if victim == "postmaster":
        scene.recovers()
    else:
        scene.trin.start()
    load.check()
    return victim


def failing_round(scene, calls, name, rng):
    """@returns how many requests were refused"""
    load = scene.load(rng.randrange(1 << 30))
    with load:
        wait_until(lambda: load.acknowledged, 60, "the first acknowledgement", pause=0.005)
        call, share = CALLS[name]
        calls.fail(scene.trin, call, share)
        time.sleep(rng.uniform(1, 3))
        calls.work(scene.trin, call)
        scene.recovers()
    return settle(scene, load)


def full_disk_round(scene, disk, rng):
    """@returns how many requests were refused"""
    load = scene.load(rng.randrange(1 << 30))
    with load:
        wait_until(lambda: load.acknowledged, 60, "the first acknowledgement", pause=0.005)
        disk.leave(rng.randrange(0, 256 << 10))
        wait_until(lambda: load.statuses[503] + load.statuses[507], 120, "the full disk to be told")
        time.sleep(rng.uniform(0, 1))
        assert requests.get(scene.trin.url + "/healthz", timeout=10).ok
        disk.free()
        scene.recovers()
    return settle(scene, load)


def settle(scene, load):
    """What was answered must outlast the process, too."""
    scene.trin.kill()
    scene.trin.start()
    load.check()
    return sum(count for status, count in load.statuses.items() if status != 200)


def run_kills(folder, engine, rounds, seed, report=print):
    with scene_in(folder, engine) as scene:
        killed = collections.Counter()
        for number in range(rounds):
            with blame(f"round {number} of seed {seed} on {engine}"):
                killed[kill_round(scene, random.Random(seed * 10_000 + number))] += 1
            if number % 25 == 24 or number == rounds - 1:
                scene.store.check()
                report(f"{engine}: {number + 1} kills {dict(killed)}, {events(scene)} events stored once", flush=True)
        return killed


def run_failing_calls(folder, rounds, seed, report=print):
    """SQLite's: PostgreSQL's own processes do its writing."""
    calls = FailingCalls(folder)
    with scene_in(folder, "sqlite", calls.environment) as scene:
        refused = collections.Counter()
        for number in range(rounds):
            for name in CALLS:
                with blame(f"round {number} of seed {seed} with failing {name}"):
                    refused[name] += failing_round(scene, calls, name, random.Random(seed * 10_000 + number))
        scene.store.check()
        report(f"sqlite: {rounds} rounds, refused while they failed {dict(refused)}, {events(scene)} events stored once", flush=True)
        return refused


def run_full_disk(folder, rounds, seed, report=print):
    room = folder / "disk"
    problem = SmallDisk.mount(room)
    if problem:
        raise OSError(f"a small disk cannot be mounted here: {problem}")
    try:
        with scene_in(room, "sqlite") as scene:
            refused = 0
            for number in range(rounds):
                with blame(f"round {number} of seed {seed} on a full disk"):
                    refused += full_disk_round(scene, SmallDisk(room), random.Random(seed * 10_000 + number))
            scene.store.check()
            report(f"sqlite: {rounds} full disks, {refused} requests refused, {events(scene)} events stored once", flush=True)
            return refused
    finally:
        SmallDisk.unmount(room)


@contextlib.contextmanager
def scene_in(folder, engine, environment=None):
    scene = Scene(folder, engine, environment)
    try:
        yield scene
    finally:
        scene.stop()


@contextlib.contextmanager
def blame(what):
    try:
        yield
    except Exception as error:
        raise AssertionError(f"{what}: {error}") from error


def events(scene):
    return int(scene.store.rows("SELECT COUNT(*) FROM events")[0][0])


def main():
    parser = argparse.ArgumentParser(prog="Scripts/faults ingest", description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=200, help="kills on SQLite; a quarter of it on PostgreSQL")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", choices=["sqlite", "postgres", "calls", "disk"])
    choice = parser.parse_args()
    few = max(1, choice.rounds // 20)
    runs = {
        "sqlite": lambda folder: run_kills(folder, "sqlite", choice.rounds, choice.seed),
        "postgres": lambda folder: run_kills(folder, "postgres", max(1, choice.rounds // 4), choice.seed),
        "calls": lambda folder: run_failing_calls(folder, few, choice.seed),
        "disk": lambda folder: run_full_disk(folder, few, choice.seed),
    }
    for name, run in runs.items():
        if choice.only not in (None, name):
            continue
        folder = pathlib.Path(tempfile.mkdtemp(prefix="trin-faults-"))
        folder.chmod(0o755)
        try:
            run(folder)
        except AssertionError as fault:
            sys.exit(f"{fault}\nThe data and the server's log are in {folder}.")
        shutil.rmtree(folder, ignore_errors=True)
    print("Nothing acknowledged was lost, nothing was stored twice.")


if __name__ == "__main__":
    main()
