"""What a therapist does with the pages, by the words that she reads on them."""

import re

from playwright.sync_api import expect

from trin_server import PASSWORD, wait_until


class StaffPages:
    def __init__(self, page, shoot):
        self.page = page
        self.shoot = shoot
        self.complaints = []
        page.on("console", lambda message: message.type == "error" and self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def go(self, name):
        """By the main menu. @param name as in the menu"""
        self.page.get_by_role("navigation").get_by_role("link", name=name, exact=True).first.click()

    def press(self, name):
        self.page.get_by_role("button", name=name, exact=True).click()

    def fold_out(self, name):
        """Opens a part of the page that is folded away."""
        fold = self.page.locator("details", has=self.page.locator("summary", has_text=name)).first
        if fold.get_attribute("open") is None:
            fold.locator("summary").click()

    def sign_in(self):
        self.page.goto("/sign-in")
        self.shoot(self.page, "01-sign-in")
        self.page.get_by_label("Brugernavn").fill("anna")
        self.page.get_by_label("Adgangskode").fill(PASSWORD)
        self.press("Log ind")
        expect(self.page.get_by_role("heading", level=1)).to_contain_text("Anna")

    # The library

    def upload(self, *films):
        """Uploads files and waits until each is ready."""
        self.go("Øvelser")
        self.page.locator("input[type=file]").set_input_files([str(film) for film in films])
        rows = self.page.get_by_role("listitem").filter(has=self.page.get_by_role("progressbar"))
        expect(rows.first).to_be_visible()
        self.page.wait_for_timeout(700)
        self.shoot(self.page, "03-library-uploading")
        for film in films:
            row = self.page.locator("#uploads").get_by_role("listitem").filter(has_text=film.name)
            expect(row).to_contain_text("Klar til brug", timeout=240_000)

    def open_exercise(self, name):
        self.go("Øvelser")
        self.page.get_by_role("heading", name=name, exact=True).get_by_role("link").click()

    def describe(self, name, danish, instruction, repetitions):
        self.open_exercise(name)
        texts = self.page.get_by_role("group", name="Dansk")
        texts.get_by_label("Navn").fill(danish)
        texts.get_by_label("Vejledning til borgeren").fill(instruction)
        self.page.get_by_label("Gentagelser i videoen").fill(str(repetitions))
        self.press("Gem")
        expect(self.page.get_by_role("heading", name=danish, level=1)).to_be_visible()

    def play(self):
        """Plays the exercise's film for a second."""
        film = self.page.locator("video")
        film.evaluate("film => { film.muted = true; return film.play(); }")
        wait_until(lambda: film.evaluate("film => film.currentTime > 1"), 20, "the film to play")
        film.evaluate("film => film.pause()")

    # Programmes

    def make_programme(self, name, items):
        """@param items (exercise, sets, amount, measure, rest in seconds)"""
        self.go("Programmer")
        self.page.get_by_label("Navn på nyt program").fill(name)
        self.press("Opret")
        for row, (exercise, sets, amount, measure, rest) in enumerate(items):
            self.page.get_by_label("Tilføj øvelse").select_option(label=exercise)
            self.press("Tilføj")
            item = self.page.get_by_role("listitem").filter(has=self.page.get_by_role("heading", name=exercise)).nth(
                sum(earlier == exercise for earlier, *_ in items[:row]))
            item.get_by_label("Sæt").fill(str(sets))
            item.get_by_label("Antal", exact=True).fill(str(amount))
            item.get_by_label("Enhed for antal").select_option(label=measure)
            item.get_by_label("Pause").select_option(label=f"{rest} sek.")
        self.page.get_by_role("button", name="Gem", exact=True).last.click()
        expect(self.page.get_by_role("status")).to_be_visible()

    # Citizens

    def make_unit(self, name):
        self.go("Brugere")
        self.page.get_by_label("Ny enhed").fill(name)
        self.page.locator("form", has=self.page.get_by_label("Ny enhed")).get_by_role("button").click()
        expect(self.page.get_by_text(name).first).to_be_visible()

    def make_citizen(self, given_name, family_name, unit):
        self.go("Borgere")
        self.fold_out("Ny borger")
        self.page.get_by_label("Fornavn").fill(given_name)
        self.page.get_by_label("Efternavn").fill(family_name)
        self.page.get_by_label("Fødselsår").fill("1941")
        self.page.get_by_label("Enhed").last.select_option(label=unit)
        self.page.get_by_label("Sprog").select_option("da")
        self.press("Opret borger")
        expect(self.page.get_by_role("heading", name=f"{given_name} {family_name}", level=1)).to_be_visible()

    def open_citizen(self, name):
        self.go("Borgere")
        self.page.get_by_role("link", name=name).click()

    def prescribe(self, programme, today, goal):
        self.fold_out("Nyt forløb")
        form = self.page.locator("form", has=self.page.get_by_role("button", name="Opret forløb"))
        form.get_by_label("Program").select_option(label=programme)
        form.get_by_label("På egen hånd").check()
        for box in form.get_by_role("checkbox").all():
            box.set_checked(box.get_attribute("value") == str(today.isoweekday()))
        form.get_by_label("Start").fill(today.isoformat())
        form.get_by_label("Uger").fill("4")
        form.get_by_label("Klokkeslæt").fill("10:00")
        form.get_by_label(re.compile("Mål")).fill(goal)
        self.press("Opret forløb")
        expect(self.page.get_by_role("status")).to_contain_text("4")

    # Tablets

    def approve(self, code, name, citizen):
        self.go("Tablets")
        form = self.page.locator("form", has=self.page.get_by_role("button", name="Godkend"))
        form.get_by_label("Kode").fill(code)
        form.get_by_label("Tablettens navn").fill(name)
        form.get_by_label("Borger").select_option(label=citizen)
        self.press("Godkend")
        expect(self.page.get_by_role("status")).to_contain_text(citizen)
