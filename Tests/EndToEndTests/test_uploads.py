"""Uploads survive what happens to networks and servers."""

import hashlib
import threading
import time

import pytest
import requests
from tusclient.client import TusClient

from clips import make_clip
from staff_client import StaffClient


@pytest.fixture(scope="module")
def film(tmp_path_factory):
    """A film of some megabytes."""
    return make_clip(tmp_path_factory.mktemp("films") / "film.mp4", seconds=6, noise=True)


@pytest.fixture
def staff(trin):
    return StaffClient(trin.url, "anna")


def stored(trin, upload):
    return (trin.media / "uploads" / upload.rsplit("/", 1)[1]).read_bytes()


def test_an_independent_client_resumes_an_upload(trin, staff, film):
    cookies = "; ".join(f"{cookie.name}={cookie.value}" for cookie in staff.session.cookies)
    client = TusClient(trin.url + "/api/v1/uploads", headers={"Cookie": cookies, "X-CSRF-Token": staff.csrf})
    first = client.uploader(str(film), chunk_size=300_000, metadata={"filename": "chair stand.mp4"})
    first.upload_chunk()
    first.upload_chunk()
    assert first.offset == 600_000

    second = client.uploader(str(film), chunk_size=300_000, url=first.url)
    assert second.offset == 600_000, "the client asks the server where to go on"
    second.upload()
    assert stored(trin, second.url) == film.read_bytes()
    answer = staff.session.head(second.url, headers={"Tus-Resumable": "1.0.0"})
    assert staff.wait_for_video(answer.headers["Trin-Video"])["state"] == "ready"


def test_a_server_killed_during_an_upload_has_every_byte_that_it_acknowledged(trin, staff, film):
    content = film.read_bytes()
    upload = staff.begin_upload(len(content), film.name)
    piece = max(1, len(content) // 12)
    acknowledged, kills, step = 0, 0, 0
    video = None
    while acknowledged < len(content):
        step += 1
        if step % 3 == 0 and kills < 3:
            kill_during(trin, staff, upload, acknowledged, content[acknowledged:])
            kills += 1
            offset = staff.offset(upload)
            assert offset >= acknowledged, "an acknowledged byte is lost"
            assert stored(trin, upload)[:offset] == content[:offset]
            acknowledged = offset
            continue
        answer = staff.send_piece(upload, acknowledged, content[acknowledged:acknowledged + piece])
        assert answer.status_code == 204, answer.text
        acknowledged = int(answer.headers["Upload-Offset"])
        video = answer.headers.get("Trin-Video", video)
    assert kills == 3
    assert hashlib.sha256(stored(trin, upload)).digest() == hashlib.sha256(content).digest()
    assert staff.wait_for_video(video)["state"] == "ready"


def kill_during(trin, staff, upload, offset, rest):
    """Kills the server while the body of a request is half sent, and starts it again."""
    half_sent = threading.Event()

    def body():
        step = max(1, len(rest) // 20)
        for start in range(0, len(rest), step):
            if start >= len(rest) // 4:
                half_sent.set()
                time.sleep(0.05)
            yield rest[start:start + step]

    def send():
        try:
            staff.send_piece(upload, offset, body())
        except requests.RequestException:
            pass

    sender = threading.Thread(target=send)
    sender.start()
    assert half_sent.wait(20)
    time.sleep(0.1)
    trin.kill()
    sender.join()
    trin.start()


@pytest.mark.parametrize("headers, status", [
    ({"Upload-Offset": "7"}, 409), ({"Content-Type": "text/plain"}, 415), ({"Upload-Offset": "many"}, 400),
    ({"Tus-Resumable": "0.2.2"}, 412), ({"X-CSRF-Token": "wrong"}, 403),
])
def test_a_piece_that_does_not_fit_is_refused_and_changes_nothing(trin, staff, headers, status):
    upload = staff.begin_upload(100)
    good = staff.headers | {"Upload-Offset": "0", "Content-Type": "application/offset+octet-stream"}
    answer = staff.session.patch(upload, data=b"x" * 10, headers=good | headers)
    assert answer.status_code == status, answer.text
    assert staff.offset(upload) == 0


def test_a_cancelled_upload_is_gone(trin, staff):
    upload = staff.begin_upload(100)
    staff.send_piece(upload, 0, b"x" * 50)
    assert staff.session.delete(upload, headers=staff.headers).status_code == 204
    assert staff.session.head(upload, headers=staff.headers).status_code in (404, 410)
    assert list((trin.media / "uploads").iterdir()) == []


def test_a_file_that_is_no_video_fails_with_a_sentence(trin, staff, tmp_path):
    text = tmp_path / "letter.mp4"
    text.write_text("#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n/etc/passwd\n" * 40)
    video = staff.wait_for_video(staff.upload(text))
    assert video["state"] == "failed"
    assert video["failure"].endswith(".") and "/" not in video["failure"], video["failure"]
