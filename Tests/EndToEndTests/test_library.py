"""The library from the therapist's side: early playing, trimming, captions, downloads."""

import pytest
from playwright.sync_api import expect

from clips import make_clip
from staff_client import StaffClient
from staff_pages import StaffPages
from trin_server import PASSWORD, wait_until

WORDS = "WEBVTT\n\n00:01.000 --> 00:03.000\nRejs dig roligt\n\n00:03.500 --> 00:05.000\nSæt dig igen\n"


@pytest.fixture
def shoot(artefacts):
    return lambda page, name: page.screenshot(path=artefacts / f"{name}.png", full_page=True, animations="disabled")


@pytest.fixture
def staff(trin):
    return StaffClient(trin.url, "anna")


@pytest.fixture
def therapist(new_context, trin, shoot):
    page = new_context(base_url=trin.url, viewport={"width": 1280, "height": 900}).new_page()
    page.set_default_timeout(20_000)
    yield StaffPages(page, shoot)
    shoot(page, "39-library-last")


@pytest.fixture
def ready(staff, tmp_path):
    """A video of six seconds that is whole."""
    video = staff.upload(make_clip(tmp_path / "rejse_sig.mp4", seconds=6, size="640x360"))
    assert staff.wait_for_video(video)["state"] == "ready"
    return video


def test_a_video_plays_before_it_is_whole(trin, staff, tmp_path):
    film = make_clip(tmp_path / "film.mp4", seconds=12, size="1280x720", noise=True)
    video = staff.upload(film)
    news = wait_until(lambda: (news := staff.video(video))["state"] != "processing" and news, 240, "the first rendition")
    assert news["state"] == "ready" and news["isPartial"], news
    main = f"{trin.url}/media/{video}/main.m3u8"
    early = renditions(staff.session.get(main))
    assert len(early) >= 1
    for name in early:
        assert staff.session.get(f"{trin.url}/media/{video}/{name}").status_code == 200
    assert staff.wait_for_video(video)["state"] == "ready"
    # The copy in the server's memory has been replaced.
    whole = wait_until(lambda: len(names := renditions(staff.session.get(main))) > len(early) and names, 10, "the others")
    assert set(early) < set(whole)


def test_a_video_is_trimmed_while_the_old_one_plays(trin, staff, therapist, ready, shoot):
    therapist.sign_in()
    therapist.open_exercise("Rejse sig")
    page = therapist.page
    start = page.get_by_role("slider", name="Begynd ved")
    start.focus()
    for _ in range(10):
        page.keyboard.press("ArrowRight")
    expect(page.get_by_role("spinbutton", name="Begynd ved")).to_have_value("1")
    page.get_by_role("spinbutton", name="Slut ved").fill("5")
    page.get_by_role("spinbutton", name="Slut ved").press("Tab")
    page.locator("video").evaluate("film => { film.currentTime = 3; }")
    therapist.press("Brug dette billede som forside")
    expect(page.get_by_role("spinbutton", name="Forsidebillede ved")).to_have_value("3")
    shoot(page, "31-exercise-trim")
    therapist.press("Lav ny version")
    expect(page.get_by_role("status").first).to_contain_text("Den nye version laves nu")
    shoot(page, "32-exercise-new-version")
    expect(page.locator("video")).to_have_attribute("src", f"/media/{ready}/main.m3u8")

    exercise = staff.video(ready)["exercise"]
    wait_until(lambda: f"/media/{ready}/main.m3u8" not in staff.page(f"/library/{exercise}"), 240, "the new version", 0.5)
    page.goto(f"/library/{exercise}")
    therapist.play()
    assert page.locator("video").evaluate("film => film.duration") == pytest.approx(4, abs=0.1)
    assert therapist.complaints == []


def test_captions_are_checked_shown_replaced_and_removed(therapist, ready, shoot, tmp_path):
    good, bad = tmp_path / "da.vtt", tmp_path / "bad.srt"
    good.write_text(WORDS)
    bad.write_text("1\n00:00:01,000 -> 00:00:02,000\nRejs dig\n")
    therapist.sign_in()
    therapist.open_exercise("Rejse sig")
    page = therapist.page
    chooser = page.get_by_label("Dansk, Undertekster")
    chooser.set_input_files(str(bad))
    expect(page.get_by_text("Linje 2: her mangler tiderne.")).to_be_visible()
    shoot(page, "33-captions-refused")
    assert page.locator("video track").count() == 0
    chooser.set_input_files(str(good))
    expect(page.get_by_role("link", name="Vis", exact=True)).to_be_visible()
    track = page.locator("video track")
    expect(track).to_have_attribute("srclang", "da")
    shown = track.evaluate(
        "async track => { track.track.mode = 'showing'; while (!track.track.cues?.length) await new Promise(r => setTimeout(r, 50));"
        " return track.track.cues[0].text; }")
    assert shown == "Rejs dig roligt"
    shoot(page, "34-captions")
    page.get_by_role("button", name="Fjern Dansk, Undertekster").click()
    expect(page.locator("video track")).to_have_count(0)
    # The refusal is a complaint of the browser's own.
    assert all("400" in complaint for complaint in therapist.complaints)


def test_a_rendition_is_downloaded_under_the_exercises_name(trin, staff, ready):
    page = staff.page(f"/library/{staff.video(ready)['exercise']}")
    name = next(name for name in renditions(staff.session.get(f"{trin.url}/media/{ready}/main.m3u8")))
    file = name.replace(".m3u8", ".mp4")
    assert f'href="/media/{ready}/{file}?download"' in page
    answer = staff.session.get(f"{trin.url}/media/{ready}/{file}?download")
    assert answer.status_code == 200
    assert f"attachment; filename=\"Rejse sig {file}\"" in answer.headers["Content-Disposition"]
    assert "Content-Disposition" not in staff.session.get(f"{trin.url}/media/{ready}/{file}").headers


def renditions(playlist):
    """The names of the variants' playlists."""
    assert playlist.status_code == 200, playlist.status_code
    return [line for line in playlist.text.splitlines() if line.endswith(".m3u8") and not line.startswith("#")]


@pytest.mark.parametrize("how", ["signed out", "signed in anew"])
def test_an_upload_goes_on_after_its_sign_in_has_ended(trin, therapist, tmp_path, how):
    film = make_clip(tmp_path / "rejse_sig.mp4", seconds=2, size="640x360")
    page, created = therapist.page, []
    page.on("request", lambda request: request.method == "POST" and "/uploads" in request.url and created.append(request.url))
    therapist.sign_in()
    therapist.go("Øvelser")
    page.route("**/api/v1/uploads/*", lambda route: route.abort())
    row = page.locator("#uploads").get_by_role("listitem")
    page.locator("input[type=file]").set_input_files(str(film))
    expect(row).to_contain_text("Ingen forbindelse")
    page.context.clear_cookies()
    if how == "signed in anew":
        other = page.context.new_page()
        sign_in(other, "/sign-in")
        other.close()
    page.unroute_all()
    expect(row).to_contain_text("Du er blevet logget ud", timeout=60_000)
    row.get_by_role("link", name="Log ind").click()
    if how == "signed out":
        sign_in(page)
    expect(row).to_contain_text("Ikke færdig")
    page.locator("input[type=file]").set_input_files(str(film))
    expect(row).to_contain_text("Klar til brug", timeout=240_000)
    assert len(created) == 1


def sign_in(page, address=None):
    """@param address unless the page asks already"""
    if address:
        page.goto(address)
    page.get_by_label("Brugernavn").fill("anna")
    page.get_by_label("Adgangskode").fill(PASSWORD)
    page.get_by_role("button", name="Log ind", exact=True).click()
    page.wait_for_url(lambda url: "sign-in" not in url)
