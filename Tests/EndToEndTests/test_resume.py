"""A worker that is killed loses what it was at, and nothing that it had finished."""

import json
import pathlib
import random
import signal
import subprocess
import time

import pytest

from clips import make_clip
from trin_server import program

REQUEST = json.dumps({"language": "da", "isMirrored": False, "ladder": "fixed"})


def start(clip, work):
    with open(clip, "rb") as file:
        return subprocess.Popen(
            [program(), "media-worker", "--output", str(work), "--request", REQUEST],
            stdin=file, stdout=subprocess.PIPE, text=True)


def finished(work):
    """Each finished chunk's and track's name with the file that it is now."""
    found = {}
    for path in (work / "chunks").glob("*"):
        try:
            if not path.name.startswith("."):
                found[path.name] = (path.stat().st_ino, path.stat().st_mtime_ns)
        except FileNotFoundError:
            pass
    return found


@pytest.mark.parametrize("seed", range(2))
def test_a_killed_worker_is_gone_on_with(tmp_path, seed):
    clip = make_clip(tmp_path / "in.mp4", seconds=40, size="960x540")
    work = tmp_path / "work"
    rng = random.Random(seed)
    made = {}
    for kill in range(4):
        worker = start(clip, work)
        target = len(made) + rng.randint(1, 3)
        while worker.poll() is None and len(finished(work)) < target:
            time.sleep(0.01)
        time.sleep(rng.random() * 0.3)
        worker.send_signal(signal.SIGKILL)
        worker.communicate()
        for name, file in finished(work).items():
            assert made.setdefault(name, file) == file, f"{name} was made again after kill {kill}"
    worker = start(clip, work)
    while worker.poll() is None and "done" not in (line := json.loads(worker.stdout.readline())):
        assert "failed" not in line
    worker.communicate()
    assert worker.returncode == 0
    for name, file in finished(work).items():
        assert made.setdefault(name, file) == file, f"{name} was made again at last"
    report = json.loads((work / "video.json").read_text())
    assert [track["name"] for track in report["renditions"]] == ["360p", "540p"]
    subprocess.run(
        ["ffmpeg", "-v", "error", "-xerror", "-i", work / "main.m3u8", "-map", "0", "-f", "null", "-"], check=True)


def test_a_worker_starts_no_thread_that_must_look_at_the_process(tmp_path):
    # Dispatch watches its threads through /proc, which a worker that is locked in cannot open: it would end there.
    worker = start(make_clip(tmp_path / "in.mp4", seconds=10, size="640x360"), tmp_path / "work")
    names = set()
    while worker.poll() is None and '"done"' not in worker.stdout.readline():
        for task in pathlib.Path(f"/proc/{worker.pid}/task").glob("*/comm"):
            try:
                names.add(task.read_text().strip())
            except OSError:
                pass
    worker.communicate()
    assert worker.returncode == 0
    assert names and not [name for name in names if "qos" in name]
