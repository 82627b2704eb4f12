"""Waiting for what a page will do; the page's policy forbids Playwright's `wait_for_function`."""

import time


def eventually(check, within=15.0, why=lambda: ""):
    """The first true value of `check`, looked at often; fails when there is none in time."""
    deadline = time.monotonic() + within
    while time.monotonic() < deadline:
        if value := check():
            return value
        time.sleep(0.05)
    raise AssertionError(f"not within {within} s {why()}")
