"""What lies in the database after a fault, read by the database's own programs and past the server."""

import pathlib
import sqlite3
import subprocess

from trin_server import ROOT

CONTROL = str(ROOT / "Scripts/postgres")


class SQLiteStore:
    victims = ["server"]

    def __init__(self, folder):
        self.file = pathlib.Path(folder) / "data" / "trin.sqlite"

    # The server's option; nothing is its file in the data folder.
    address = None

    def rows(self, query):
        database = sqlite3.connect(f"file:{self.file}?mode=ro", uri=True, timeout=30)
        try:
            return database.execute(query).fetchall()
        finally:
            database.close()

    def check(self):
        assert self.rows("PRAGMA integrity_check") == [("ok",)]
        assert self.rows("PRAGMA foreign_key_check") == []

    def kill(self):
        pass

    start = stop = kill


class PostgresStore:
    victims = ["server", "postmaster", "both"]

    def __init__(self, folder):
        self.folder = pathlib.Path(folder) / "postgres"
        self.address = self.start()

    def start(self):
        done = subprocess.run([CONTROL, "start", str(self.folder)], capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def kill(self):
        subprocess.run([CONTROL, "kill", str(self.folder)], check=True, capture_output=True)

    def stop(self):
        subprocess.run([CONTROL, "stop", str(self.folder)], capture_output=True)

    def rows(self, query):
        done = subprocess.run(
            ["psql", "-X", "-A", "-t", "-q", "-F", "\t", "-v", "ON_ERROR_STOP=1", "-c", query, self.address],
            capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return [tuple(line.split("\t")) for line in done.stdout.splitlines()]

    def check(self):
        """Every table's pages and every index against its table."""
        programs = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin/pg_amcheck"))
        done = subprocess.run(
            [str(programs[-1]), "--install-missing", "--heapallindexed", self.address],
            capture_output=True, text=True)
        assert done.returncode == 0, (done.stdout + done.stderr)[-1000:]
