"""A full disk is a state that is said, loses nothing, and ends by itself when there is room again."""

import shutil
import subprocess

import pytest
import requests

from clips import make_clip
from small_disk import SmallDisk
from staff_client import StaffClient
from trin_server import TrinServer, wait_until
from workers import ScriptedWorker


@pytest.fixture
def disk(tmp_path):
    folder = tmp_path / "disk"
    problem = SmallDisk.mount(folder)
    if problem:
        pytest.skip(f"a small disk cannot be mounted here: {problem}")
    yield SmallDisk(folder)
    SmallDisk.unmount(folder)


@pytest.fixture
def trin(disk, artefacts, fresh_data, tmp_path, request):
    data = shutil.copytree(fresh_data, disk.folder / "data")
    server = TrinServer(data, artefacts / f"{request.node.name}.log")
    # The disk is smaller than what is kept free by default.
    server.options += ["--disk-reserve", "0"]
    ScriptedWorker(tmp_path).serve(server)
    yield server
    server.stop()


@pytest.fixture
def staff(trin):
    return StaffClient(trin.url, "anna")


@pytest.fixture(scope="module")
def film(tmp_path_factory):
    return make_clip(tmp_path_factory.mktemp("films") / "film.mp4", seconds=4, size="640x360", noise=True)


def test_an_upload_goes_on_where_it_was_when_there_is_room_again(trin, staff, disk, film):
    content = film.read_bytes()
    upload = staff.begin_upload(len(content), film.name)
    half = len(content) // 2
    assert staff.send_piece(upload, 0, content[:half]).status_code == 204
    disk.leave(64 << 10)
    refused = staff.send_piece(upload, half, content[half:])
    # The file's room may end first, or the database's.
    assert refused.status_code in (503, 507), (refused.status_code, refused.text)
    assert half <= staff.offset(upload) < len(content)

    disk.free()
    offset = staff.offset(upload)
    answer = staff.send_piece(upload, offset, content[offset:])
    assert answer.status_code == 204, answer.text
    assert staff.wait_for_video(answer.headers["Trin-Video"])["state"] == "ready"


def test_a_video_waits_for_room_and_is_made_when_there_is(trin, staff, disk, film):
    content = film.read_bytes()
    upload = staff.begin_upload(len(content), film.name)
    disk.leave(len(content) + (1 << 19))
    video = staff.send_piece(upload, 0, content).headers["Trin-Video"]
    wait_until(lambda: b"no room" in trin.log.read_bytes() or b"cannot be written" in trin.log.read_bytes(), 120, "the lack of room")
    assert staff.video(video)["state"] == "processing"
    assert not staff.session.get(f"{trin.url}/media/{video}/main.m3u8").ok

    disk.free()
    assert staff.wait_for_video(video)["state"] == "ready"
    wait_until(lambda: not list((trin.media / "work").iterdir()), 30, "the work folder to be empty")


def test_a_database_without_room_refuses_and_recovers(trin, staff, disk):
    disk.leave(0)
    answers = [staff.session.post(
        f"{trin.url}/accounts/units", data={"csrf": staff.csrf, "name": f"Distrikt {number}"},
        allow_redirects=False, timeout=60).status_code for number in range(40)]
    assert any(status >= 500 for status in answers), answers
    assert requests.get(f"{trin.url}/healthz", timeout=10).status_code == 200
    # A write that is small enough may still find room.
    assert requests.get(f"{trin.url}/readyz", timeout=10).status_code in (200, 503)

    disk.free()
    wait_until(lambda: requests.get(f"{trin.url}/readyz", timeout=10).status_code == 200, 60, "the server to be ready")
    staff.post("/accounts/units", name="Distrikt Syd")
    trin.stop()
    check = subprocess.run(
        ["python3", "-c", "import sqlite3, sys; print(sqlite3.connect(sys.argv[1]).execute('PRAGMA integrity_check').fetchone()[0])",
         str(trin.data / "trin.sqlite")], capture_output=True, text=True)
    assert check.stdout.strip() == "ok", check.stderr
