"""What a citizen does with the tablet."""

import re

from playwright.sync_api import expect

from trin_server import wait_until


class TabletPages:
    def __init__(self, page, shoot):
        self.page = page
        self.shoot = shoot
        self.complaints = []
        self.console = []
        page.on("console", lambda message: self.console.append(f"{message.type}: {message.text}"))
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

    def today(self):
        return self.page.request.get("/device/v1/today").json()

    def wait_for_shell(self):
        """Until the page would open without a network, too."""
        self.page.evaluate("navigator.serviceWorker.ready.then(() => true)")
        wait_until(lambda: self.page.evaluate("navigator.serviceWorker.controller !== null"), 10, "the service worker")

    def play_to(self, seconds):
        """Waits until the film is there; a joint that stalls, stalls for ever."""
        film = self.page.locator("video")
        patience = seconds - film.evaluate("film => film.currentTime") + 20
        wait_until(lambda: film.evaluate("film => film.currentTime") >= seconds, patience, f"second {seconds} of the film")

    def answer(self, score):
        self.page.get_by_role("button", name=re.compile(f"^{score} af 10")).click()
