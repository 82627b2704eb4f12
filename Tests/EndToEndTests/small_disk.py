"""A small file system in memory, for tests of a full disk."""

import os
import subprocess

MEGABYTE = 1 << 20


class SmallDisk:
    """A file system in memory, and a file on it that takes what room there is."""

    def __init__(self, folder):
        self.folder = folder
        self.filler = folder / "filler"

    @staticmethod
    def mount(folder, megabytes=48):
        """@returns why it could not be mounted, or nothing"""
        folder.mkdir()
        done = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(folder)], capture_output=True, text=True)
        return done.stderr.strip()

    @staticmethod
    def unmount(folder):
        subprocess.run(["umount", "-l", str(folder)], check=True)

    def leave(self, room):
        """Fills the disk up to `room` bytes."""
        with self.filler.open("ab", buffering=0) as filler:
            while (left := self.room - room) > 0:
                try:
                    filler.write(bytes(min(left, MEGABYTE)))
                except OSError:
                    break

    def free(self):
        self.filler.unlink()

    @property
    def room(self):
        status = os.statvfs(self.folder)
        return status.f_bavail * status.f_frsize
