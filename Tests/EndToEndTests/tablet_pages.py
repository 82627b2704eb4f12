"""What a citizen does with the tablet."""

import re

from playwright.sync_api import expect


class TabletPages:
    def __init__(self, page, shoot):
        self.page = page
        self.shoot = shoot
        self.complaints = []
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def screen(self, name, timeout=20_000):
        self.page.wait_for_selector(f"main[data-screen={name}]", timeout=timeout)

    def press(self, name):
        self.page.get_by_role("button", name=re.compile(f"^{name}")).click()

    def code(self):
        """Opens the page and reads the code that staff have to type."""
        self.page.goto("/tablet")
        self.screen("pairing")
        letters = self.page.get_by_text(re.compile(r"^[BCDFGHJKLMNPQRSTVWXZ]{4}$"))
        expect(letters).to_have_count(2)
        return "".join(letters.all_inner_texts())

    def wait_for_shell(self):
        """Until the page would open without a network, too."""
        self.page.evaluate("navigator.serviceWorker.ready.then(() => true)")
        self.page.wait_for_function("navigator.serviceWorker.controller !== null")

    def position(self):
        return self.page.locator("video").evaluate("film => film.currentTime")

    def answer(self, score):
        self.page.get_by_role("button", name=re.compile(f"^{score} af 10")).click()
