"""A film that was paused and forgotten."""

from patience import eventually

LIGHT = """() => {
    window.lit = 0;
    navigator.wakeLock.request = async () => {
        window.lit += 1;
        const lock = { released: false, release: async () => { lock.released = true; window.lit -= 1; } };
        return lock;
    };
}"""


def pause(tablet, server, at):
    """Pauses at a second of the film, by a clock that the test has in its hands."""
    tablet.page.clock.install()
    tablet.page.reload()
    tablet.screen("today")
    tablet.page.evaluate(LIGHT)
    tablet.press("Start træning")
    tablet.screen("session")
    film = "document.querySelector('video').currentTime"
    eventually(lambda: tablet.page.evaluate(film) > at)
    tablet.press("Pause")
    eventually(lambda: "session.paused" in server.types())


def test_a_film_that_was_forgotten_lets_the_screen_go_dark_and_is_put_away(paired, server):
    pause(paired, server, at=6.3)  # in the second exercise
    assert paired.page.evaluate("window.lit") == 1
    paired.page.clock.fast_forward("06:00")
    assert paired.page.evaluate("window.lit") == 0
    assert paired.page.locator("main").get_attribute("data-screen") == "session"
    paired.press("Fortsæt")
    eventually(lambda: paired.page.evaluate("window.lit") == 1)
    paired.press("Pause")
    paired.page.clock.fast_forward("31:00")
    paired.screen("today")
    paired.press("Fortsæt træning")
    paired.screen("session")
    eventually(lambda: "Balance" in paired.page.locator(".session header").inner_text())
    assert "session.abandoned" not in server.types()


def test_a_tablet_that_slept_shows_the_day_and_not_yesterdays_film(paired, server):
    pause(paired, server, at=0.5)
    # A tablet that sleeps runs no timers: only the wall clock goes on.
    for hours, screen in [(0, "session"), (24, "today")]:
        paired.page.evaluate("hours => { const now = Date.now; Date.now = () => now() + hours * 3_600_000; }", hours)
        paired.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        paired.page.wait_for_timeout(700)
        assert paired.page.locator("main").get_attribute("data-screen") == screen
