"""A whole session plays in players that are not browsers, whatever shapes and rates its films have."""

import datetime
import functools
import http.server
import re
import shutil
import subprocess
import threading
from zoneinfo import ZoneInfo

import pytest

from clips import make_clip
from staff_client import StaffClient, option
from trin_server import wait_until

FILMS = [
    {"size": "1280x720", "rate": 25, "seconds": 6},
    {"size": "360x640", "rate": "30000/1001", "seconds": 5},
    {"size": "640x480", "rate": 60, "seconds": 4},
]


class Session:
    """A session of today with three films, the second of them on both sides, and a greeting."""

    def __init__(self, trin, folder):
        self.trin = trin
        self.staff = staff = StaffClient(trin.url, "anna")
        exercises = []
        for number, film in enumerate(FILMS):
            video = staff.upload(make_clip(folder / f"film-{number}.mp4", **film))
            staff.wait_for_video(video)
            exercises.append(staff.video(video)["exercise"])
        self.name(exercises[0], "Rejse-sætte-sig", 4)
        self.name(exercises[1], "Sideløft", 2, side="left")
        self.name(exercises[2], "Stå", 0)
        programme = staff.post("/programmes", name="Blandet").headers["Location"]
        items = [
            {"exercise": exercises[0], "sets": "1", "amount": "6", "measure": "repetitions", "rest": "10"},
            {"exercise": exercises[1], "sets": "1", "amount": "2", "measure": "repetitions", "rest": "15"},
            {"exercise": exercises[2], "sets": "1", "amount": "5", "measure": "seconds", "rest": "0"},
        ]
        columns = {key: [item[key] for item in items] for key in items[0]}
        staff.post(programme, name="Blandet", action="save", intro=exercises[2], closing="", **columns)
        self.address = "/media/sessions/" + self.prescribe(programme)

    def name(self, exercise, name, repetitions, side=""):
        texts = {f"{kind}.{code}": name if kind == "name" else "" for kind in ("name", "instruction") for code in ("da", "sv", "en")}
        self.staff.post(f"/library/{exercise}", repetitions=str(repetitions), side=side, **texts)

    def prescribe(self, programme):
        staff = self.staff
        staff.post("/accounts/units", name="Distrikt Nord")
        unit = option(staff.page("/citizens"), "unit", "Distrikt Nord")
        citizen = staff.post(
            "/citizens", givenName="Karin", familyName="Holm", birthYear="1941", unit=unit, language="da").headers["Location"]
        today = datetime.datetime.now(ZoneInfo("Europe/Copenhagen")).date()
        staff.post(
            citizen + "/plans", programme=programme.rsplit("/", 1)[1], mode="independent", goal="", start=today.isoformat(),
            weeks="1", weekday=str(today.isoweekday()), time="10:00")
        return re.search(r"/sessions/([0-9a-f-]{36})/cancel", staff.page("/week")).group(1)

    def playlist(self, name):
        answer = self.staff.session.get(f"{self.trin.url}{self.address}/{name}")
        return answer.text if answer.status_code == 200 else None

    def wait_until_complete(self):
        """Until no plain countdown and no unmirrored side stands in for what is being made."""
        def rests():
            text = self.playlist("360p.m3u8")
            return text and {part.split("#EXT-X-MAP:URI=\"")[1].split("\"")[0] for part in text.split("#EXT-X-DISCONTINUITY\n")}

        # Three films, one of them mirrored, and cards for the two sides and for the last exercise.
        return wait_until(lambda: rests() and len(rests()) == 3 + 1 + 3, 420, "cards and the mirrored film", pause=2)

    def copy(self, folder):
        """Lays playlists and media side by side, with addresses within the folder."""
        shutil.copytree(self.trin.media / "videos", folder / "videos")
        names = ["main.m3u8", *re.findall(r'(?:URI=")?([\w-]+\.m3u8)', self.playlist("main.m3u8"))]
        for name in dict.fromkeys(names):
            (folder / name).write_text(re.sub(r"/media/([0-9a-f-]{36})/", r"videos/\1/", self.playlist(name)))
        return folder


@pytest.fixture
def served(trin, tmp_path):
    """The address of a session's first playlist on a server that asks for no sign-in, and its length in seconds."""
    session = Session(trin, tmp_path)
    session.wait_until_complete()
    folder = session.copy(tmp_path / "served")
    handler = functools.partial(RangeHandler, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    timings = re.findall(r"#EXTINF:([\d.]+),", (folder / "360p.m3u8").read_text())
    yield f"http://127.0.0.1:{server.server_address[1]}/main.m3u8", sum(map(float, timings))
    server.shutdown()
    server.server_close()


class RangeHandler(http.server.SimpleHTTPRequestHandler):
    """Answers ranges, which Python's own server does not."""

    protocol_version = "HTTP/1.1"
    extensions_map = {".m3u8": "application/vnd.apple.mpegurl", ".mp4": "video/mp4", "": "application/octet-stream"}

    def do_GET(self):
        wanted = re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("Range", ""))
        path = self.translate_path(self.path)
        try:
            with open(path, "rb") as file:
                content = file.read()
        except OSError:
            return self.send_error(404)
        first = int(wanted.group(1)) if wanted else 0
        last = min(int(wanted.group(2)) if wanted and wanted.group(2) else len(content) - 1, len(content) - 1)
        self.send_response(206 if wanted else 200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Length", str(last - first + 1))
        if wanted:
            self.send_header("Content-Range", f"bytes {first}-{last}/{len(content)}")
        self.end_headers()
        self.wfile.write(content[first : last + 1])

    def log_message(self, *_):
        pass


def test_gstreamer_plays_a_mixed_session_to_its_end(served):
    address, seconds = served
    play = subprocess.run(
        ["gst-launch-1.0", "-q", "playbin3", f"uri={address}", "video-sink=fakesink sync=true", "audio-sink=fakesink sync=true"],
        capture_output=True, text=True, timeout=seconds + 60)
    assert play.returncode == 0, play.stderr
    assert "ERROR" not in play.stdout + play.stderr
