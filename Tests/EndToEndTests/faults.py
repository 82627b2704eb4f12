"""Kills server and worker at random points of upload, transcoding and publishing, and looks at what is left.

`Scripts/faults media` runs it; so do the tests, with a few rounds. A seed repeats a run's choices, though not its timing.
"""

import argparse
import collections
import json
import os
import pathlib
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time

import requests

from clips import make_clip
from staff_client import StaffClient
from trin_server import TrinServer, program, wait_until
from workers import ScriptedWorker

VICTIMS = {"server": 5, "worker": 2, "both": 3}
# What a kill waits for; `time` is any moment of a whole run.
POINTS = {"time": 5, "upload": 2, "work begins": 1, "work goes on": 2, "published": 2, "ready": 1}


class Round:
    """One upload, one kill, and everything that must be true afterwards."""

    def __init__(self, trin, staff, film, rng, usual):
        self.trin, self.staff, self.content = trin, staff, film.read_bytes()
        self.rng = rng
        self.point = rng.choices(list(POINTS), POINTS.values())[0]
        self.victim = "server" if self.point == "upload" else rng.choices(list(VICTIMS), VICTIMS.values())[0]
        self.delay = rng.uniform(0, usual) if self.point == "time" else rng.expovariate(1 / 0.15)
        self.pieces = rng.randint(3, 12)
        self.acknowledged = 0
        self.upload = None
        self.video = None
        self.folders = self.videos_present()

    def run(self):
        """@returns what was done when the kill came, for the count"""
        sender = threading.Thread(target=self.send)
        sender.start()
        self.wait_for_point()
        time.sleep(self.delay)
        state = self.kill()
        sender.join()
        if self.trin.process is None:
            self.trin.start()
        self.check_upload()
        self.check_visible()
        self.finish_upload()
        video = self.staff.wait_for_video(self.video)
        assert video["state"] == "ready", video
        self.check_playable(self.video)
        wait_until(lambda: not list((self.trin.media / "work").iterdir()), 30, "the work folder to be empty")
        return state

    # The kill

    def wait_for_point(self):
        end = time.monotonic() + 60
        work = self.trin.media / "work"
        reached = {
            "time": lambda: True,
            "upload": lambda: self.acknowledged > 0,
            "work begins": lambda: any(work.iterdir()),
            "work goes on": lambda: sum(1 for _ in work.rglob("*")) > 3,
            "published": lambda: self.videos_present() - self.folders,
            "ready": lambda: self.video and self.is_ready(),
        }[self.point]
        while time.monotonic() < end:
            try:
                if reached():
                    return
            except FileNotFoundError:
                pass
            time.sleep(0.002)

    def kill(self):
        workers = self.trin.workers()
        if not workers and self.victim == "worker":
            self.victim = "server"
        state = "uploading" if self.video is None else "transcoding" if workers else "idle"
        if self.victim != "server":
            for worker in workers:
                try:
                    os.kill(worker, signal.SIGKILL)
                except ProcessLookupError:
                    pass
        if self.victim != "worker":
            self.trin.kill()
        return f"{self.victim} while {state}"

    # The upload

    def send(self):
        """Until it is whole or the server is gone."""
        try:
            if self.upload is None:
                self.upload = self.staff.begin_upload(len(self.content), "film.mp4")
            while self.video is None:
                end = self.acknowledged + max(1, len(self.content) // self.pieces)
                answer = self.staff.send_piece(self.upload, self.acknowledged, self.content[self.acknowledged:end])
                if answer.status_code != 204:
                    return
                self.acknowledged = int(answer.headers["Upload-Offset"])
                self.video = answer.headers.get("Trin-Video")
        except requests.RequestException:
            pass

    def check_upload(self):
        if self.upload is None:
            return
        answer = self.staff.session.head(self.upload, headers={"Tus-Resumable": "1.0.0"})
        assert answer.status_code == 200, (answer.status_code, "an upload that was begun is gone")
        offset = int(answer.headers["Upload-Offset"])
        assert offset >= self.acknowledged, f"{self.acknowledged} bytes were acknowledged, {offset} are there"
        stored = (self.trin.media / "uploads" / self.upload.rsplit("/", 1)[1]).read_bytes()
        assert stored[:offset] == self.content[:offset], "stored bytes differ from those that were sent"
        self.acknowledged = offset
        self.video = answer.headers.get("Trin-Video", self.video)

    def finish_upload(self):
        self.pieces = 1
        self.send()
        assert self.video is not None, "the upload could not be finished"

    # What is visible

    def videos_present(self):
        return set(os.listdir(self.trin.media / "videos"))

    def is_ready(self):
        try:
            return self.staff.video(self.video)["state"] == "ready"
        except requests.RequestException:
            return True

    def check_visible(self):
        """Whatever can be played right after the kill is whole, if not yet all."""
        if self.video is None:
            return
        answer = self.staff.session.get(f"{self.trin.url}/media/{self.video}/main.m3u8")
        assert answer.status_code in (200, 404), answer.status_code
        if answer.status_code == 200:
            self.check_playable(self.video)

    def check_playable(self, video):
        folder = self.trin.media / "videos" / video
        for name in named_files(json.loads((folder / "video.json").read_text())):
            assert (folder / name).stat().st_size > 0, f"{name} is empty"
            served = self.staff.session.get(f"{self.trin.url}/media/{video}/{name}")
            assert served.status_code == 200, f"{name}: {served.status_code}"
        tracks = [word for track in folder.glob("*.mp4") for word in ("-i", str(track))]
        everything = [word for index in range(len(tracks) // 2) for word in ("-map", str(index))]
        run("ffmpeg", "-v", "error", "-xerror", *tracks, *everything, "-f", "null", "-")
        run(program(), "lint", str(folder / "main.m3u8"))


def named_files(report):
    """All file names anywhere in a report."""
    if isinstance(report, dict):
        return {name for value in report.values() for name in named_files(value)}
    if isinstance(report, list):
        return {name for value in report for name in named_files(value)}
    return {report} if isinstance(report, str) and re.fullmatch(r"[\w-]+\.(mp4|m3u8|jpg|vtt)", report) else set()


def run(*command):
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0 and not done.stderr, (command[0], command[-1], done.stdout[-500:], done.stderr[-500:])


def check_no_orphans(trin):
    """After a stop in order and a start, which sweeps: files and rows are the same things."""
    trin.stop()
    trin.start()
    wait_until(lambda: not open_jobs(trin), 120, "all jobs to end")
    with connect(trin) as rows:
        uploads = {row[0] for row in rows.execute("SELECT id FROM uploads")}
        videos = {row[0] for row in rows.execute("SELECT id FROM videos WHERE state = 'ready'")}
        broken = rows.execute("PRAGMA integrity_check").fetchone()[0]
    present = {name: set(os.listdir(trin.media / name)) for name in ("uploads", "videos", "work")}
    assert present == {"uploads": uploads, "videos": videos, "work": set()}, present
    assert broken == "ok"


def open_jobs(trin):
    with connect(trin) as rows:
        return rows.execute("SELECT count(*) FROM jobs WHERE state IN ('queued', 'running')").fetchone()[0]


def connect(trin):
    return sqlite3.connect(f"file:{trin.data}/trin.sqlite?mode=ro", uri=True)


def run_media(trin, folder, rounds, seed, report=print):
    """@returns how often each kind of kill was survived"""
    ScriptedWorker(folder).serve(trin)
    staff = StaffClient(trin.url, "anna")
    film = make_clip(folder / "film.mp4", seconds=3, size="256x144")
    wait_until(lambda: not open_jobs(trin), 60, "the jobs of the start")
    begun = time.monotonic()
    staff.wait_for_video(staff.upload(film))
    usual = time.monotonic() - begun
    survived = collections.Counter()
    for number in range(rounds):
        one = Round(trin, staff, film, random.Random(seed * 10_000 + number), usual)
        try:
            survived[one.run()] += 1
        except Exception as error:
            raise AssertionError(
                f"round {number} of seed {seed} ({one.victim} killed at {one.point} + {one.delay:.2f} s): {error}") from error
        if number % 20 == 19 or number == rounds - 1:
            check_no_orphans(trin)
            report(f"{number + 1} rounds: {dict(survived)}", flush=True)
    return survived


def main():
    parser = argparse.ArgumentParser(prog="Scripts/faults", description=__doc__.splitlines()[0])
    parser.add_argument("what", choices=["media"])
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    choice = parser.parse_args()
    folder = pathlib.Path(tempfile.mkdtemp(prefix="trin-faults-"))
    trin = TrinServer(folder / "data", folder / "server.log")
    trin.add_user("anna", "Anna Holm", "superuser", "therapist", "planner")
    try:
        survived = run_media(trin, folder, choice.rounds, choice.seed)
    except AssertionError as fault:
        sys.exit(f"{fault}\nThe data and the server's log are in {folder}.")
    finally:
        trin.stop()
    shutil.rmtree(folder)
    print(f"{sum(survived.values())} passed, 0 failed")


if __name__ == "__main__":
    main()
