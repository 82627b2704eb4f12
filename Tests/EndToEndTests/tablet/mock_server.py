"""A stand-in for the server's side of the tablet's contract, which can be told to fail in every way that matters."""

import base64
import gzip
import hashlib
import json
import mimetypes
import re
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

ASSETS = Path(__file__).resolve().parents[3] / "Sources/Web/Assets/tablet"
POLICY = "default-src 'self'; media-src 'self' blob:; frame-ancestors 'none'; base-uri 'none'; form-action 'self'"
DAY = 86_400_000


class MockServer:
    """What the tests look at and change. All attributes may be set while the server runs."""

    def __init__(self, media):
        self.media = media
        self.assets = ASSETS
        self.assets_left = None  # so many of the page's files are answered, then no more
        self.offline = False  # every connection is cut without an answer
        self.media_broken = False
        self.portal = None  # a status with which somebody else's page answers every question
        self.portal_asked = 0
        self.paired = False
        self.approve = False
        self.expire_codes = False
        self.device = "dev-1"
        self.codes = 0
        self.citizen = {"givenName": "Anna", "language": "da"}
        self.sessions = []
        self.tests = []
        self.next = {"date": time.strftime("%Y-%m-%d", time.localtime(time.time() + 2 * 86400)), "time": "10:00"}
        self.timelines = {}
        self.timeline_answer = None  # (status, headers) to give instead
        self.timelines_asked = 0
        self.ingest_answers = []  # statuses or (status, headers) to give before the normal answer, oldest first
        self.judge = lambda events: None  # a status for a request as a whole, by what is in it
        self.media_paths = []
        self.lose_answers = 0  # so many batches are stored and then not answered
        self.swallow = 0  # so many batches disappear, and nobody says so
        self.delay = 0  # seconds that each batch takes
        self.under_way = self.most_at_once = 0
        self.batches = []  # {"headers", "events", "at", "answered"}
        self.reports = []  # how the tablet is, when it came by itself: it is no part of any story
        self.events = {}  # by (source, id), the first wins
        self.lock = threading.Lock()
        mock = self

        class Handler(TabletHandler):
            server_state = mock

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.http.daemon_threads = True
        self.address = f"http://127.0.0.1:{self.http.server_address[1]}"
        threading.Thread(target=self.http.serve_forever, daemon=True).start()

    def worker(self):
        """The service worker's script with the digests of the files, as the server writes them into it."""
        files = {}
        for file in sorted(self.assets.rglob("*.*")):
            name = file.relative_to(self.assets).as_posix()
            address = "/tablet" if name == "tablet.html" else f"/assets/tablet/{name}"
            if name != "sw.js":
                files[address] = "sha256-" + base64.b64encode(hashlib.sha256(file.read_bytes()).digest()).decode()
        version = hashlib.sha256(json.dumps(files).encode()).hexdigest()[:12]
        return (self.assets / "sw.js").read_text().replace(
            'const edition = { version: "", files: {} };', f'const edition = {{ version: "{version}", files: {json.dumps(files)} }};')

    def close(self):
        self.http.shutdown()
        self.http.server_close()

    def types(self):
        """The types of the stored events in the order of their first arrival, without those about the tablet itself."""
        names = [event["type"].removeprefix("trin.") for event in self.events.values()]
        return [name for name in names if name not in ("device.reported", "playback.summarised")]

    def data(self, type):
        """What the stored events of a type say."""
        return [event["data"] for event in [*self.events.values(), *self.reports] if event["type"] == f"trin.{type}"]

    def store(self, events):
        stored = duplicate = 0
        for event in events:
            key = (event["source"], event["id"])
            if key in self.events:
                assert self.events[key] == event, "the same id came with another payload"
                duplicate += 1
            else:
                self.events[key] = event
                stored += 1
                self.fold(event)
        return {"stored": stored, "duplicate": duplicate, "rejected": [], "gaps": [], "serverTime": now()}

    def fold(self, event):
        states = {"trin.session.started": "started", "trin.session.completed": "done", "trin.session.abandoned": "partly"}
        for session in self.sessions:
            if session["id"] == event.get("subject") and event["type"] in states and session["state"] != "done":
                session["state"] = states[event["type"]]
        for test in self.tests:
            if test["id"] == event.get("subject") and event["type"] == "trin.test.completed":
                test["state"] = "done"


def now():
    return int(time.time() * 1000)


class TabletHandler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_state = None

    def log_message(self, *arguments):
        pass

    def do_GET(self):
        state = self.server_state
        if state.offline:
            return self.cut()
        path = self.path.split("?")[0]
        if path == "/tablet/sw.js":
            headers = {"Service-Worker-Allowed": "/tablet", "Cache-Control": "no-cache"}
            return self.reply(200, state.worker().encode(), "text/javascript", headers)
        if path == "/tablet" or path.startswith("/assets/tablet/"):
            return self.asset("tablet.html" if path == "/tablet" else path.removeprefix("/assets/tablet/"))
        if state.portal:
            return self.reply(state.portal, b"<h1>Welcome to our hotel</h1>", "text/html")
        if not self.is_paired():
            return self.problem(401)
        if path == "/device/v1/today":
            return self.answer(200, {
                "serverTime": now(), "device": {"id": state.device, "name": "Tablet 7"}, "citizen": state.citizen,
                "sessions": state.sessions if state.citizen else [], "tests": state.tests,
                "next": state.next})
        if match := re.fullmatch(r"/device/v1/sessions/([^/]+)/timeline", path):
            state.timelines_asked += 1
            if state.timeline_answer:
                return self.problem(*state.timeline_answer)
            timeline = state.timelines.get(match[1])
            return self.answer(200, timeline) if timeline else self.problem(404)
        if path.startswith("/media/"):
            state.media_paths.append(self.path)
            return self.cut() if state.media_broken else self.media_file(path)
        return self.problem(404)

    def do_POST(self):
        state = self.server_state
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if state.offline:
            return self.cut()
        if state.portal:
            state.portal_asked += 1
            return self.reply(state.portal, b"<h1>Welcome to our hotel</h1>", "text/html")
        if self.path == "/device/v1/pairings":
            state.codes += 1
            code = ["BCDF-GHJK", "MNPQ-RSTV", "WXZB-CDFG"][(state.codes - 1) % 3]
            return self.answer(201, {"code": code, "pairingToken": f"token-{state.codes}", "expiresAt": now() + 600_000, "interval": 1})
        if self.path == "/device/v1/pairings/poll":
            return self.poll(json.loads(body)["pairingToken"])
        if self.path == "/ingest/v1/events":
            return self.ingest(body)
        return self.problem(404)

    def poll(self, token):
        state = self.server_state
        if state.expire_codes:
            state.expire_codes = False
            return self.problem(410)
        if not state.approve or token != f"token-{state.codes}":
            return self.answer(200, {"state": "pending"})
        state.paired = True
        cookie = f"trin-device={state.device}; HttpOnly; SameSite=Strict; Path=/"
        answer = {"state": "approved", "device": {"id": state.device, "name": "Tablet 7"}, "limits": {"events": 1000, "bodyBytes": 1 << 20}}
        return self.answer(200, answer, {"Set-Cookie": cookie})

    def ingest(self, body):
        state = self.server_state
        state.under_way += 1
        state.most_at_once = max(state.most_at_once, state.under_way)
        time.sleep(state.delay)
        if state.swallow > 0:
            state.swallow -= 1
            time.sleep(20)
            return self.cut()
        try:
            self.take_in(body)
        finally:
            state.under_way -= 1

    def take_in(self, body):
        state = self.server_state
        sent_bytes = len(body)
        coding = self.headers.get("Content-Encoding")
        if coding == "gzip":
            body = gzip.decompress(body)
        events = json.loads(body)
        if self.is_paired() and all(event["type"] == "trin.device.reported" for event in events):
            state.reports += events
            return self.answer(200, {"stored": len(events), "duplicate": 0, "rejected": [], "gaps": [], "serverTime": now()})
        with state.lock:
            scripted = state.ingest_answers.pop(0) if state.ingest_answers else None
            record = {"headers": dict(self.headers), "events": events, "at": now(), "answered": False,
                      "bytes": len(body), "sent_bytes": sent_bytes, "coding": coding}
            state.batches.append(record)
            if scripted is not None:
                status, headers = scripted if isinstance(scripted, tuple) else (scripted, {})
                return self.problem(status, headers)
            if status := state.judge(record["events"]):
                return self.problem(status)
            if not self.is_paired():
                return self.problem(401)
            receipt = state.store(record["events"])
            if state.lose_answers > 0:
                state.lose_answers -= 1
                return self.promise_and_cut()
            record["answered"] = True
        return self.answer(200, receipt)

    def is_paired(self):
        state = self.server_state
        return state.paired and f"trin-device={state.device}" in (self.headers.get("Cookie") or "")

    def asset(self, name):
        state = self.server_state
        if state.assets_left is not None:
            state.assets_left -= 1
            if state.assets_left < 0:
                return self.cut()
        self.file(state.assets / name, {"Content-Security-Policy": POLICY})

    def media_file(self, path):
        file = self.server_state.media / path.removeprefix("/media/")
        return self.file(file)

    def file(self, file, headers=None):
        if not file.is_file():
            return self.problem(404)
        kinds = {".js": "text/javascript", ".m3u8": "application/vnd.apple.mpegurl", ".m4s": "video/mp4", ".vtt": "text/vtt",
                 ".webmanifest": "application/manifest+json"}
        kind = kinds.get(file.suffix) or mimetypes.guess_type(file.name)[0]
        content, status = file.read_bytes(), 200
        extra = {"Cache-Control": "no-cache", "X-Content-Type-Options": "nosniff", "Accept-Ranges": "bytes", **(headers or {})}
        if asked := re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("Range") or ""):
            first, last = int(asked[1]), min(int(asked[2] or len(content) - 1), len(content) - 1)
            extra["Content-Range"] = f"bytes {first}-{last}/{len(content)}"
            content, status = content[first:last + 1], 206
        self.reply(status, content, kind, extra)

    def answer(self, status, body, headers=None):
        self.reply(status, json.dumps(body).encode(), "application/json", headers)

    def problem(self, status, headers=None):
        body = {"type": "about:blank", "title": "No", "status": status, "detail": "No."}
        self.reply(status, json.dumps(body).encode(), "application/problem+json", headers)

    def reply(self, status, content, kind, headers=None):
        self.send_response(status)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(content)), **(headers or {})}.items():
            self.send_header(name, value)
        self.end_headers()
        try:
            self.wfile.write(content)
        except ConnectionError:
            self.close_connection = True

    def promise_and_cut(self):
        """An answer that is lost on its way; a connection without any answer Chromium would try again by itself."""
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", "200")
        self.end_headers()
        self.cut()

    def cut(self):
        self.close_connection = True
        self.connection.close()
