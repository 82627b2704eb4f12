"""Videos come into being whole, or not at all, whatever is killed in between."""

import os
import signal
import subprocess

import pytest

from clips import make_clip
from staff_client import StaffClient
from trin_server import wait_until


@pytest.fixture(scope="module")
def film(tmp_path_factory):
    """Takes long enough to be interrupted."""
    return make_clip(tmp_path_factory.mktemp("films") / "film.mp4", seconds=8, size="1280x720", noise=True)


@pytest.fixture
def staff(trin):
    return StaffClient(trin.url, "anna")


def begun(trin, staff, film):
    """Uploads the film and waits until its transcoding is under way."""
    video = staff.upload(film)
    wait_until(lambda: staff.video(video)["progress"] > 0.02 and trin.workers(), 120, "the transcoding to begin")
    assert staff.video(video)["state"] == "processing", "the film was too short for this test"
    return video


def is_visible(trin, staff, video):
    status = staff.session.get(f"{trin.url}/media/{video}/main.m3u8").status_code
    return status == 200 or (trin.media / "videos" / video).exists()


def assert_whole(trin, staff, video):
    assert staff.wait_for_video(video)["state"] == "ready"
    folder = trin.media / "videos" / video
    played = subprocess.run(
        ["ffmpeg", "-v", "error", "-xerror", "-i", str(folder / "main.m3u8"), "-map", "0", "-f", "null", "-"],
        capture_output=True, text=True)
    assert (played.returncode, played.stderr) == (0, "")


def test_a_server_killed_during_transcoding_takes_the_job_up_again(trin, staff, film):
    video = begun(trin, staff, film)
    assert not is_visible(trin, staff, video)
    trin.kill()
    wait_until(lambda: not trin.workers(), 30, "the orphaned worker to end by itself")
    assert not (trin.media / "videos" / video).exists()
    trin.start()
    assert not is_visible(trin, staff, video) or staff.video(video)["state"] == "ready"
    assert_whole(trin, staff, video)


def test_a_killed_worker_is_started_again(trin, staff, film):
    video = begun(trin, staff, film)
    for worker in trin.workers():
        os.kill(worker, signal.SIGKILL)
    assert_whole(trin, staff, video)


def test_a_server_that_is_stopped_in_order_goes_on_later(trin, staff, film):
    video = begun(trin, staff, film)
    assert trin.stop() == 0
    assert trin.workers() == []
    trin.start()
    assert_whole(trin, staff, video)
