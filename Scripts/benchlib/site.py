"""A server that benchmarks ask, signed in."""

import http.client
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.parse
from pathlib import Path

from benchlib.engines import run

PASSWORD = "maaler kun farten"
FORM = "application/x-www-form-urlencoded"


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def wait_for(port):
    for _ in range(600):
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    sys.exit(f"Nothing listens on port {port} after 30 seconds; read the messages above.")


class Site:
    """One server and its data."""

    def __init__(self, folder, engine, program):
        self.folder, self.engine, self.program = folder, engine, program
        self.port = free_port()
        self.options = ["--data", str(folder / "data")] + (["--database", engine.address] if engine.address else [])
        self.cookie = self.csrf = ""
        self.process = None

    def begin(self):
        """Starts in an empty folder, with somebody who may do everything."""
        run(self.program, "user", "add", *self.options, "--user-name", "bench", "--name", "Bench", "--role",
            "therapist", "--role", "superuser", "--role", "planner", "--password-stdin", input=PASSWORD + "\n")
        self.start()
        self.sign_in("bench")

    def start(self):
        self.process = subprocess.Popen(
            [self.program, "serve", *self.options, "--port", str(self.port), "--log-level", "critical",
             "--worker", "/bin/false"], stdout=subprocess.DEVNULL)
        wait_for(self.port)

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait()

    def send(self, method, path, body=None, **headers):
        connection = http.client.HTTPConnection("127.0.0.1", self.port)
        fields = {name.replace("_", "-"): value for name, value in headers.items()}
        if self.cookie:
            fields["Cookie"] = self.cookie
        connection.request(method, path, body, fields)
        response = connection.getresponse()
        text = response.read()
        connection.close()
        if response.status >= 400:
            sys.exit(f"{method} {path} was answered {response.status}: {text[:300]!r}")
        return response, text

    def form(self, path, **fields):
        fields["csrf"] = self.csrf
        return self.send("POST", path, urllib.parse.urlencode(fields, doseq=True), Content_Type=FORM)[0]

    def sign_in(self, name):
        self.cookie = self.csrf = ""
        response = self.form("/sign-in", userName=name, password=PASSWORD)
        self.cookie = response.getheader("Set-Cookie").split(";")[0]
        _, page = self.send("GET", "/")
        self.csrf = re.search(r'csrf-token" content="([^"]+)"', page.decode()).group(1)

    def engine_pause(self, script):
        """Nobody else may write to SQLite's file while the server has it."""
        self.stop()
        self.engine.execute(script)
        self.start()

    @property
    def memory(self):
        """Resident memory that is no file's pages, in MiB."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"RssAnon:\s+(\d+) kB", status).group(1)) / 1024
