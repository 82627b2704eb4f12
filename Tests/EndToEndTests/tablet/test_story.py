"""What a citizen does with the tablet, from the code to the thanks."""

from patience import eventually

TOLD = [
    "session.opened", "session.started", "exercise.started", "set.completed", "exercise.completed", "exercise.started",
    "set.completed", "exercise.completed", "session.completed", "feedback.given",
]


def test_a_tablet_is_paired_by_a_code_that_renews_itself(tablet, server):
    tablet.open().screen("pairing")
    eventually(lambda: "BCDF" in tablet.page.locator(".code").inner_text())
    server.expire_codes = True
    eventually(lambda: "MNPQ" in tablet.page.locator(".code").inner_text())
    tablet.press("Svenska")
    eventually(lambda: tablet.page.locator("h1").inner_text() == "Välkommen")
    server.approve = True
    tablet.screen("today")
    assert "Anna" in tablet.page.locator("h1").inner_text()
    assert tablet.page.evaluate("document.documentElement.lang") == "da"


def test_answers_given_offline_survive_a_reload_and_arrive_once(paired, server):
    paired.shell_is_kept()
    paired.press("Start træning")
    paired.screen("session")
    video = "document.querySelector('video')"
    eventually(lambda: paired.page.evaluate(f"{video}.currentTime") > 4.3)  # through the first discontinuity
    assert "Hvil lidt" in paired.page.locator(".session header").inner_text()
    assert paired.page.evaluate(f"[...{video}.textTracks].map(t => t.mode)") == ["showing"]
    eventually(lambda: paired.page.evaluate(f"{video}.currentTime") > 7)
    paired.go_offline()
    paired.screen("pain", timeout=20_000)
    paired.score(3)
    paired.screen("effort")
    paired.page.reload()
    paired.screen("effort")
    paired.score(5)
    paired.screen("thanks")
    paired.page.reload()
    paired.screen("today")
    assert "er gemt" in paired.page.locator("main").inner_text()
    assert "feedback.given" not in server.types()
    paired.go_online()
    eventually(lambda: len(server.events) == len(TOLD))
    assert server.types() == TOLD
    feedback = [event for event in server.events.values() if event["type"] == "trin.feedback.given"]
    assert [event["data"] for event in feedback] == [{"pain": 3, "effort": 5}]
    eventually(lambda: "Godt gået" in paired.page.locator("main").inner_text())


def test_stopping_is_asked_once_and_can_be_taken_back(paired, server):
    paired.press("Start træning")
    paired.screen("session")
    eventually(lambda: paired.page.evaluate("document.querySelector('video').currentTime") > 0.5)
    paired.press("Stop")
    paired.press("Nej, fortsæt")
    eventually(lambda: paired.page.evaluate("!document.querySelector('video').paused"))
    paired.press("Stop")
    paired.press("Ja, stop")
    paired.screen("pain")
    paired.press("Spring over")
    paired.screen("effort")
    paired.press("Spring over")
    paired.screen("thanks")
    eventually(lambda: "session.abandoned" in server.types())
    assert "feedback.given" not in server.types()
    paired.press("Færdig")
    eventually(lambda: paired.page.get_by_role("button", name="Træn videre").is_visible())


def test_a_broken_connection_only_delays_the_film(paired, server):
    server.media_broken = True
    paired.press("Start træning")
    eventually(lambda: "Vi prøver igen" in paired.page.locator(".overlay").inner_text())
    server.media_broken = False
    eventually(lambda: paired.page.evaluate("document.querySelector('video').currentTime") > 0.5)
    assert paired.page.locator(".overlay").is_hidden()


def test_a_tablet_that_was_taken_back_shows_nothing_of_its_citizen(paired, server):
    server.paired = False
    paired.page.reload()
    paired.screen("pairing")
    assert "Anna" not in paired.page.content()


def test_the_day_is_told_calmly_whatever_it_holds(paired, server):
    server.sessions = []
    paired.page.reload()
    eventually(lambda: "Ingen træning i dag" in paired.page.locator("main").inner_text())
    assert "Næste træning er" in paired.page.locator(".next").inner_text()
    server.citizen = None
    paired.page.reload()
    eventually(lambda: "Tabletten er klar" in paired.page.locator("main").inner_text())


def test_every_control_is_large_and_works_by_keyboard(paired):
    paired.page.keyboard.press("Tab")
    paired.page.keyboard.press("Enter")
    paired.screen("session")
    for box in [one.bounding_box() for one in paired.page.locator("button:visible").all()]:
        assert box["width"] >= 64 and box["height"] >= 64
