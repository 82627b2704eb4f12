"""What a citizen does with the tablet, from the code to the thanks."""

from patience import eventually

TOLD = [
    "session.opened", "session.started", "exercise.started", "set.completed", "exercise.completed", "exercise.started",
    "set.completed", "exercise.completed", "session.completed", "feedback.given",
]

BOOKMARKED = """import("/assets/tablet/outbox/vault.js").then(({ Vault }) => Vault.open())
    .then((vault) => vault.bookmark()).then((bookmark) => bookmark ? 1 : 0)"""


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
    # The tablet dies while the answer is on its way to the disk.
    paired.page.evaluate("() => { SubtleCrypto.prototype.encrypt = () => new Promise(() => {}); }")
    paired.score(4)
    paired.screen("thanks")
    paired.page.reload()
    paired.screen("effort")
    paired.score(5)
    paired.screen("thanks")
    eventually(lambda: paired.page.evaluate(BOOKMARKED) == 0)
    paired.page.reload()
    paired.screen("today")
    assert "er gemt" in paired.page.locator("main").inner_text()
    assert "feedback.given" not in server.types()
    paired.go_online()
    eventually(lambda: len(server.types()) == len(TOLD))
    assert server.types() == TOLD
    assert server.data("feedback.given") == [{"pain": 3, "effort": 5}]
    [summary] = server.data("playback.summarised")
    assert 0 < summary["startupTime"] < 15_000 and summary["bitRate"] > 10
    assert summary["stalls"] == 0 or summary["stallTime"] > 0
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


def test_help_is_asked_for_twice_and_promised_only_when_it_is_known(paired, server):
    paired.shell_is_kept()
    paired.press("Hjælp")
    paired.go_offline()
    paired.page.wait_for_timeout(500)
    paired.press("Nej, tilbage")  # the question is still there
    eventually(lambda: "Ingen forbindelse" in paired.page.locator(".notice").first.inner_text())
    assert paired.page.evaluate("document.activeElement.textContent") == "Hjælp"
    paired.press("Hjælp")
    paired.press("Ja, kontakt mig")
    eventually(lambda: "ikke sendt endnu" in paired.page.locator(".notice").first.inner_text())
    assert "ikke sendt endnu" in paired.page.locator("#said").inner_text()
    assert "112" in paired.page.locator(".notice").first.inner_text()
    paired.page.reload()
    paired.screen("today")
    paired.go_online()
    eventually(lambda: "er sendt" in paired.page.locator("main").inner_text(), within=30)
    calls = [event for event in server.events.values() if event["type"] == "trin.help.requested"]
    assert [(event["subject"], event["data"]) for event in calls] == [("s1", {})]
    server.device = "dev-2"  # the tablet is given to somebody else, who has not asked for anything
    paired.context.add_cookies([{"name": "trin-device", "value": "dev-2", "url": server.address, "httpOnly": True}])
    paired.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    eventually(lambda: "er sendt" not in paired.page.locator("main").inner_text())


def test_a_browser_that_cannot_show_films_says_so_and_lets_one_go_back(paired, server):
    paired.page.evaluate("() => { HTMLMediaElement.prototype.canPlayType = () => ''; }")
    paired.press("Start træning")
    eventually(lambda: "kan ikke vise filmen" in paired.page.locator("main").inner_text())
    paired.page.wait_for_timeout(500)
    paired.press("Tilbage")
    paired.screen("today")
    assert paired.page.get_by_role("button", name="Start træning").is_visible() and server.types() == []


def test_a_tablet_says_how_it_is_once_and_not_at_every_reload(paired, server):
    eventually(lambda: server.data("device.reported"))
    for _ in range(2):
        paired.page.reload()
        paired.screen("today")
    paired.page.wait_for_timeout(2500)
    [report] = server.data("device.reported")
    assert report["storageFree"] > 0 and report["waiting"] == 0
    assert all("subject" not in event for event in server.events.values())


def test_what_goes_wrong_in_the_page_is_told_once_and_without_what_anybody_said(paired, server):
    paired.page.evaluate("""() => {
        for (let number = 0; number < 30; number += 1) {
            setTimeout(() => { throw new TypeError(`Cannot read "Anna ${number}" of null`); });
            Promise.reject(new RangeError(`row ${number}`));
        }
    }""")
    eventually(lambda: len(server.data("device.failed")) == 10)
    messages = [failure["message"] for failure in server.data("device.failed")]
    assert 'TypeError: Cannot read "…" of null' in messages and "RangeError: row 0" in messages
    assert messages.count('TypeError: Cannot read "…" of null') == 1 and not any("Anna" in message for message in messages)
    paired.complaints.clear()


def test_the_film_is_asked_for_with_the_words_of_cmcd(paired, server):
    paired.press("Start træning")
    eventually(lambda: paired.page.evaluate("document.querySelector('video').currentTime") > 0.5)
    asked = [path for path in server.media_paths if "main.m3u8" in path]
    assert asked and all("CMCD=cid%3D%22s1%22%2Csf%3Dh%2Csid%3D%22s1%22%2Cst%3Dv" in path for path in asked)


def test_a_tablet_that_was_taken_back_keeps_what_it_has_and_says_so(paired, server):
    paired.press("Start træning")
    eventually(lambda: paired.page.evaluate("document.querySelector('video').currentTime") > 0.5)
    server.paired = False
    paired.screen("pairing", timeout=30_000)
    eventually(lambda: "er gemt" in paired.page.locator("main").inner_text())
    server.device = "dev-2"
    server.approve = True
    paired.screen("today", timeout=30_000)
    eventually(lambda: "session.opened" in server.types())
    assert {event["source"] for event in server.events.values() if event["type"] == "trin.session.opened"} == {"/devices/dev-1"}


def test_what_a_functional_test_gave_is_typed_on_the_tablet_and_kept_offline(paired, server):
    server.tests = [{"id": "t1", "time": "10:30", "state": "planned"}]
    paired.shell_is_kept()
    paired.page.reload()
    paired.screen("today")
    paired.page.get_by_role("button", name="Funktionstest").click()
    paired.screen("test")
    save = paired.page.get_by_role("button", name="Gem")
    assert save.is_disabled()
    for box in [one.bounding_box() for one in paired.page.locator("button:visible").all()]:
        assert box["width"] >= 64 and box["height"] >= 64
    paired.go_offline()
    for key in ["1", "8", "Slet et tal", "2", "3"]:
        paired.page.get_by_role("button", name=key, exact=True).click()
    assert paired.page.locator(".typed").inner_text() == "12"
    save.click()
    paired.screen("thanks")
    paired.press("Færdig")
    paired.screen("today")
    assert paired.page.get_by_role("button", name="Funktionstest").count() == 0
    paired.page.reload()
    paired.go_online()
    eventually(lambda: server.data("test.completed"))
    assert server.data("test.completed") == [{"test": "chairStand30", "unit": "repetitions", "value": 12}]
    [event] = [event for event in server.events.values() if event["type"] == "trin.test.completed"]
    assert event["subject"] == "t1" and event["source"] == "/devices/dev-1"


def test_a_functional_test_that_is_not_made_now_is_left_for_later(paired, server):
    server.sessions = []
    server.tests = [{"id": "t1", "time": "10:30", "state": "planned"}, {"id": "t0", "time": "09:00", "state": "done"}]
    paired.page.reload()
    eventually(lambda: "Ingen træning i dag" in paired.page.locator("main").inner_text())
    paired.page.get_by_role("button", name="Funktionstest").click()
    paired.screen("test")
    paired.press("Tilbage")
    paired.screen("today")
    assert paired.page.get_by_role("button", name="Funktionstest").is_visible()
    assert server.data("test.completed") == []
