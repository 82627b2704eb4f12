"""Fixtures that every browser test shares: one Chromium for the run, a fresh context for each user of it."""

import os
import shutil

import pytest
from playwright.sync_api import sync_playwright


def chromium_path():
    """Debian's own Chromium: unlike Playwright's it has the codecs."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if path is None:
        pytest.exit("Chromium is missing: install it with `apt-get install chromium`, or set CHROMIUM to its path.")
    return path


@pytest.fixture(scope="session")
def browser():
    arguments = ["--no-sandbox", "--autoplay-policy=no-user-gesture-required"]
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=chromium_path(), args=arguments)
        yield chromium
        chromium.close()


@pytest.fixture
def new_context(browser):
    """Makes browser contexts that end with the test: `new_context(base_url=…, locale="da-DK")`."""
    contexts = []

    def make(**options):
        context = browser.new_context(**{"locale": "da-DK", "timezone_id": "Europe/Copenhagen", **options})
        context.set_default_timeout(15_000)
        contexts.append(context)
        return context

    yield make
    for context in contexts:
        context.close()
