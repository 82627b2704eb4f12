"""The built `trin serve` as a process, on a data folder of its own."""

import os
import pathlib
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[2]
PASSWORD = "trapper-og-kaffe-7"


def program():
    return os.environ.get("TRIN") or str(ROOT / ".build/debug/trin")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class TrinServer:
    """Starts, stops and kills the server; the port stays the same over restarts."""

    def __init__(self, data, log, database=None):
        self.data = pathlib.Path(data)
        self.log = pathlib.Path(log)
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.process = None
        # More words for the command line, and for the environment.
        self.options = ["--database", database] if database else []
        self.environment = {}

    def add_user(self, user_name, name, *roles):
        command = [program(), "user", "add", "--data", str(self.data), "--user-name", user_name, "--name", name]
        if "--database" in self.options:
            command += ["--database", self.options[self.options.index("--database") + 1]]
        command += [word for role in roles for word in ("--role", role)]
        done = subprocess.run(command + ["--password-stdin"], input=PASSWORD + "\n", capture_output=True, text=True)
        assert done.returncode == 0, done.stderr

    def start(self):
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [program(), "serve", "--data", str(self.data), "--port", str(self.port)] + self.options,
                stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True,
                env=os.environ | self.environment,
            )
        wait_until(self.answers, seconds=60, what=f"the server's first answer; see {self.log}")
        return self

    def answers(self):
        assert self.process.poll() is None, f"the server ended with {self.process.returncode}; see {self.log}"
        try:
            return urllib.request.urlopen(self.url + "/healthz", timeout=2).status == 200
        except (urllib.error.URLError, OSError):
            return False

    def kill(self):
        """What a power cut or the kernel's out-of-memory killer does to the server alone."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self.process = None

    def stop(self):
        """In order, as a service manager does. @returns the exit code"""
        if self.process is None:
            return None
        self.process.terminate()
        try:
            return self.process.wait(timeout=30)
        finally:
            if self.process.poll() is None:
                self.process.kill()
            self.process = None

    def workers(self):
        """The identifiers of the processes that decode for this server."""
        found = []
        for entry in pathlib.Path("/proc").iterdir():
            try:
                words = (entry / "cmdline").read_bytes().split(b"\0")
            except (OSError, NotADirectoryError):
                continue
            if b"media-worker" in words and any(str(self.data).encode() in word for word in words):
                found.append(int(entry.name))
        return found

    @property
    def media(self):
        return self.data / "media"


def wait_until(condition, seconds, what, pause=0.1):
    """The first true value of `condition`; fails when it stays false too long."""
    end = time.monotonic() + seconds
    while True:
        value = condition()
        if value:
            return value
        assert time.monotonic() < end, f"waited {seconds} s in vain for {what}"
        time.sleep(pause)
