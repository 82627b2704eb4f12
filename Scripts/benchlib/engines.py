"""SQLite and PostgreSQL, as benchmarks fill and read them."""

import json
import sqlite3
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def run(*command, **options):
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, **options)
    if done.returncode != 0:
        sys.exit(f"{command[0]} failed: {done.stderr[-1000:]}")
    return done.stdout


class SQLite:
    name, address = "SQLite", None

    def __init__(self, folder):
        self.folder = folder
        self.file = folder / "data" / "trin.sqlite"

    def execute(self, script):
        database = sqlite3.connect(self.file, timeout=60)
        database.execute("PRAGMA foreign_keys = OFF")
        database.executescript(script)
        database.close()

    def rows(self, query):
        database = sqlite3.connect(f"file:{self.file}?mode=ro", uri=True, timeout=60)
        try:
            return database.execute(query).fetchall()
        finally:
            database.close()

    def bare(self, program, batch, rows):
        target = self.folder / "bare.sqlite"
        out = run(program, "bare-sqlite", self.file, target, batch, rows)
        for file in self.folder.glob("bare.sqlite*"):
            file.unlink()
        return json.loads(out)

    def stop(self):
        pass


class Postgres:
    name = "PostgreSQL"

    def __init__(self, folder):
        self.folder = folder / "postgres"
        self.address = run(ROOT / "Scripts/postgres", "start", self.folder).strip()

    def execute(self, script):
        run("psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", self.address, input=script)

    def rows(self, query):
        out = run("psql", "-X", "-A", "-t", "-q", "-F", "\t", "-v", "ON_ERROR_STOP=1", "-c", query, self.address)
        return [tuple(line.split("\t")) for line in out.splitlines()]

    def bare(self, program, batch, rows):
        return json.loads(run(program, "bare-postgres", self.address, batch, rows))

    def stop(self):
        run(ROOT / "Scripts/postgres", "stop", self.folder)
