"""A film that cannot begin yet, and one that cannot go on as it began."""

import pytest

from patience import eventually


@pytest.mark.parametrize("answer, most", [(None, 3), ((503, {"Retry-After": "2"}), 4)], ids=["offline", "busy"])
def test_a_film_that_cannot_be_had_is_asked_for_now_and_then(paired, server, answer, most):
    server.timeline_answer = answer or (503, {"Retry-After": "60"})
    paired.page.reload()
    eventually(lambda: server.timelines_asked > 1)
    asked = []
    paired.page.on("request", lambda request: asked.append(request.url) if "timeline" in request.url else None)
    if answer is None:
        paired.go_offline()
    paired.press("Start træning")
    paired.screen("waiting")
    paired.page.wait_for_timeout(5000)
    assert 1 <= len(asked) <= most
    server.timeline_answer = None
    paired.go_online()
    paired.screen("session", timeout=4000)


def test_a_film_that_is_still_being_made_is_not_offered_and_waited_for(paired, server):
    server.timeline_answer = (409, {"Retry-After": "3"})
    length, server.sessions[0]["duration"] = server.sessions[0]["duration"], None
    paired.page.reload()
    eventually(lambda: "ikke klar endnu" in paired.page.locator("main").inner_text())
    assert paired.page.get_by_role("button", name="Start træning").count() == 0
    assert paired.page.get_by_role("button", name="Hjælp").is_visible()
    server.sessions[0]["duration"] = length
    paired.page.reload()
    paired.press("Start træning")
    paired.screen("waiting")
    eventually(lambda: "ikke klar endnu" in paired.page.locator("main").inner_text())
    server.timeline_answer = None
    paired.screen("session", timeout=5000)


def test_a_programme_that_changes_leaves_a_running_film_alone_until_it_stands(paired, server):
    film = "document.querySelector('video').currentTime"
    paired.press("Start træning")
    eventually(lambda: paired.page.evaluate(film) > 4.3)
    server.timeline_answer = (409, {"Retry-After": "30"})
    server.sessions[0] |= {"duration": None, "exercises": server.sessions[0]["exercises"][:1]}
    changed = dict(server.timelines["s1"], entries=[dict(entry) for entry in server.timelines["s1"]["entries"]])
    changed["entries"][1]["next"] = changed["entries"][1]["next"] | {"name": "Tåhævninger"}
    changed["entries"][2]["name"] = "Tåhævninger"
    server.timelines["s1"] = changed
    server.media_broken = True
    paired.page.evaluate("document.querySelector('video').src = '/media/gone.m3u8'")
    eventually(lambda: "Vi prøver igen" in paired.page.locator(".overlay").inner_text())
    paired.page.wait_for_timeout(500)
    assert paired.page.locator("main").get_attribute("data-screen") == "session", "a 409 throws nothing away"
    server.timeline_answer = None
    eventually(lambda: "Tåhævninger" in paired.page.locator(".session header").inner_text())
    server.media_broken = False
    eventually(lambda: 4 < paired.page.evaluate(film) < 9)


def test_a_page_that_is_not_ours_takes_nothing_from_anybody(paired, server):
    eventually(lambda: server.timelines_asked > 0)
    server.portal = 401
    paired.press("Start træning")
    paired.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    paired.page.wait_for_timeout(1500)
    assert paired.page.locator("main").get_attribute("data-screen") == "session"
    server.portal = None
