"""A file that somebody uploads reads no other file, reaches no address, and costs at most its own job."""

import http.server
import re
import resource
import shutil
import subprocess
import threading

import pytest

import hostile_files
from clips import make_clip
from staff_client import StaffClient
from trin_server import program
from workers import ScriptedWorker


@pytest.fixture
def secret(tmp_path):
    path = tmp_path / "secret" / "secret.mp4"
    path.parent.mkdir()
    return make_clip(path, seconds=1, size="64x48")


@pytest.fixture
def visitors():
    """An address that should never be asked for anything, and the list of those who did."""
    came = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            came.append(self.path)
            self.send_error(404)

        def log_message(self, *arguments):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}", came
    server.shutdown()


DISGUISES = {
    "a playlist": lambda folder, secret, address: hostile_files.playlist(secret, address),
    "a DASH manifest": lambda folder, secret, address: hostile_files.manifest(secret, address),
    "a list of files to join": lambda folder, secret, address: hostile_files.concatenation(secret, address),
    "a session description": lambda folder, secret, address: hostile_files.description(secret, address),
    "an ISO image": lambda folder, secret, address: hostile_files.image(secret, address),
    "a playlist behind an MP4's first bytes":
        lambda folder, secret, address: hostile_files.after_magic("mp4", hostile_files.playlist(secret, address)),
    "a playlist behind a Matroska's first bytes":
        lambda folder, secret, address: hostile_files.after_magic("mkv", hostile_files.playlist(secret, address)),
    "a manifest behind an AVI's first bytes":
        lambda folder, secret, address: hostile_files.after_magic("avi", hostile_files.manifest(secret, address)),
    "a track in another file": lambda folder, secret, address: hostile_files.external_track(folder, secret),
    "a track at another address": lambda folder, secret, address: hostile_files.external_address(folder, address),
}


@pytest.mark.parametrize("disguise", DISGUISES)
def test_a_file_in_disguise_makes_its_reader_open_nothing(tmp_path, secret, visitors, disguise):
    """Without the sandbox, so that what holds it back is the reader itself."""
    address, came = visitors
    film = tmp_path / "film.mp4"
    film.write_bytes(DISGUISES[disguise](tmp_path, secret, address))
    trace = tmp_path / "trace"
    command = [program(), "transcode", str(film), str(tmp_path / "out"), "--progress", "none"]
    if can_trace():
        command = ["strace", "-f", "-e", "trace=open,openat,socket,connect", "-o", str(trace)] + command
    subprocess.run(command, capture_output=True, timeout=120)
    assert came == []
    if trace.exists():
        calls = trace.read_text()
        assert "film.mp4" in calls, "the trace is empty"
        assert str(secret.parent) not in calls
        assert not re.search(r"connect\(|AF_INET", calls)


@pytest.mark.skipif(shutil.which("ffmpeg") is None, reason="ffmpeg is missing")
def test_the_playlist_would_have_been_followed_by_a_reader_without_care(tmp_path, secret, visitors):
    """Else the test above would mean nothing."""
    address, came = visitors
    film = tmp_path / "film.mp4"
    film.write_bytes(f"#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n{address}/a.ts\n#EXT-X-ENDLIST\n".encode())
    subprocess.run(
        ["ffmpeg", "-v", "quiet", "-protocol_whitelist", "file,http,tcp", "-i", str(film), "-f", "null", "-"], timeout=60)
    assert came


BOMBS = {
    "a picture of 16,000 × 16,000 pixels": hostile_files.huge_picture,
    "a header that says 16,384 × 16,384": hostile_files.huge_header,
    "a picture a day for years": hostile_files.endless,
    "two thousand million pictures": hostile_files.countless,
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_bomb_is_defused_in_little_time_and_memory(tmp_path, bomb):
    film = tmp_path / "film.mp4"
    film.write_bytes(BOMBS[bomb](tmp_path))
    out = tmp_path / "out"
    with film.open("rb") as content:
        worker = subprocess.Popen(
            [program(), "media-worker", "--output", str(out)], stdin=content, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, text=True)
        output, errors = worker.communicate(timeout=120)
    used = resident_peak()
    assert worker.returncode in (0, 65), (output[-500:], errors[-500:])
    assert used < 1200, f"{used} MiB"


def resident_peak():
    """MiB, of all the children that this process has had: none may have been large."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def can_trace():
    return shutil.which("strace") and subprocess.run(["strace", "-o", "/dev/null", "true"], capture_output=True).returncode == 0


# A worker that misbehaves


@pytest.fixture
def bad_worker(trin, tmp_path):
    worker = ScriptedWorker(tmp_path)
    worker.serve(trin)
    return worker


MISDEEDS = {
    "crashes": "kill -SEGV $$",
    "crashes half-way": 'echo \'{"progress":{"stage":"encoding","fraction":0.5}}\'; mkdir -p "$out"; echo half >"$out/720p.mp4"; kill -ABRT $$',
    "talks nonsense": "head -c 3000000 /dev/urandom; exit 3",
    "eats memory": "ulimit -v 400000; exec python3 -c 'a = [bytearray(10 ** 7) for _ in range(10 ** 6)]'",
}


@pytest.mark.parametrize("misdeed", MISDEEDS)
def test_a_worker_that_misbehaves_costs_its_own_job_only(trin, bad_worker, misdeed, tmp_path):
    staff = StaffClient(trin.url, "anna")
    film = make_clip(tmp_path / "film.mp4", seconds=1, size="320x180")
    bad_worker.does(MISDEEDS[misdeed])
    bad = staff.wait_for_video(staff.upload(film))
    assert bad["state"] == "failed"
    assert bad["failure"].endswith(".") and "/" not in bad["failure"], bad["failure"]
    assert 2 <= bad_worker.begun <= 3
    assert not (trin.media / "videos" / bad["id"]).exists() or not list((trin.media / "videos" / bad["id"]).iterdir())

    bad_worker.does("")
    good = staff.wait_for_video(staff.upload(film))
    assert good["state"] == "ready"
    answer = staff.session.post(f"{trin.url}/api/v1/videos/{bad['id']}/retry", headers=staff.headers)
    assert answer.status_code == 202, answer.text
    assert staff.wait_for_video(bad["id"])["state"] == "ready"
