"""System calls that fail on demand in a server under test, by Debian's libfiu."""

import pathlib
import subprocess

LIBRARIES = [pathlib.Path("/usr/lib/fiu") / name for name in ("fiu_run_preload.so", "fiu_posix_preload.so")]
EIO = 5


class FailingCalls:
    """@raises FileNotFoundError without libfiu"""

    def __init__(self, folder):
        for library in LIBRARIES:
            library.stat()
        self.pipe = str(folder / "calls")

    @property
    def environment(self):
        return {"LD_PRELOAD": " ".join(map(str, LIBRARIES)), "FIU_CTRL_FIFO": self.pipe}

    def fail(self, trin, call, share):
        """`call` as libfiu names it, such as sync/fdatasync; share: 0 < x ≤ 1 of the calls."""
        self._tell(trin, f"enable_random name=posix/io/{call},probability={share},failinfo={EIO}")

    def work(self, trin, call):
        self._tell(trin, f"disable name=posix/io/{call}")

    def _tell(self, trin, command):
        done = subprocess.run(
            ["fiu-ctrl", "-c", command, "-f", self.pipe, str(trin.process.pid)], capture_output=True, text=True,
            timeout=30)
        assert done.returncode == 0 and not done.stdout + done.stderr, (command, done.stdout, done.stderr)
