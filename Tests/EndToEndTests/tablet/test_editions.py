"""A new edition of the tablet's page: whole or not at all, and at a moment that disturbs nobody."""

import shutil

import pytest
from playwright.sync_api import Error, expect

from mock_server import ASSETS
from patience import eventually


@pytest.fixture
def deploy(server, tmp_path):
    """Makes the server give another edition of the page, each file of which tells which it is of."""

    def give(edition, changes=()):
        folder = shutil.copytree(ASSETS, tmp_path / edition)
        for file in [*folder.rglob("*.js")]:
            file.write_text(file.read_text() + f'\nglobalThis.editions = [...globalThis.editions ?? [], "{edition}"];\n')
        for name, old, new in [("tablet.html", "<body>", f'<body data-edition="{edition}">'), *changes]:
            text = (folder / name).read_text()
            assert old in text
            (folder / name).write_text(text.replace(old, new))
        server.assets = folder

    give("one")
    return give


@pytest.fixture
def shown(tablet, server, deploy):
    """A paired tablet that shows today's training, in the edition that its service worker keeps."""
    server.paired = True
    tablet.context.add_cookies([{"name": "trin-device", "value": server.device, "url": server.address, "httpOnly": True}])
    tablet.open().screen("today")
    eventually(lambda: tablet.page.evaluate("navigator.serviceWorker.controller !== null"))
    return tablet


# The old file calls it `Api`, the new one does not: a page of both does not link.
RENAMED = [("api.js", "export class Api ", "export class Server "), ("main.js", "import { Api }", "import { Server as Api }")]


def editions(tablet):
    return set(tablet.page.evaluate("[...globalThis.editions ?? [], document.body.dataset.edition]"))


def look(tablet):
    """Lets the browser look for another edition, and waits until it has been taken in or given up."""
    return tablet.page.evaluate("""async () => {
        const registration = await navigator.serviceWorker.getRegistration("/tablet");
        await registration.update().catch(() => {});
        while (registration.installing) await new Promise((resolve) => setTimeout(resolve, 50));
        return registration.waiting !== null;
    }""")


def darken(tablet):
    """The tablet's screen goes off."""
    tablet.page.evaluate("""() => {
        Object.defineProperty(document, "hidden", { value: true, configurable: true });
        document.dispatchEvent(new Event("visibilitychange"));
    }""")


def is_of(tablet, edition):
    expect(tablet.page.locator("body")).to_have_attribute("data-edition", edition, timeout=20_000)


def renewed(tablet, edition, ask):
    """
    Asks until the edition is there. While a tool watches the old worker, as Playwright does, the browser waits for
    minutes with the exchange if that worker is just starting.
    """
    def there():
        try:
            ask()
            tablet.page.wait_for_timeout(1000)
            return tablet.page.locator("body").get_attribute("data-edition") == edition
        except Error:  # The page was loaded anew meanwhile.
            return False

    eventually(there, within=60)


def reload(tablet, edition):
    tablet.page.reload()
    tablet.screen("today")
    assert editions(tablet) == {edition}


def test_a_page_is_of_one_edition_wherever_the_network_cuts_its_update(shown, server, deploy):
    deploy("two", RENAMED)
    for left in [0, 20, 30]:
        server.assets_left = left
        assert not look(shown)
        reload(shown, "one")
    shown.go_offline()
    reload(shown, "one")
    shown.go_online()
    server.assets_left = None
    shown.screen("today")
    assert look(shown)
    reload(shown, "one")
    eventually(lambda: not shown.page.evaluate("document.body.innerText.includes('Ingen forbindelse')"))
    renewed(shown, "two", lambda: darken(shown))
    shown.screen("today")
    assert editions(shown) == {"two"}
    shown.go_offline()
    reload(shown, "two")
    assert shown.page.evaluate("caches.keys().then((names) => names.length)") == 1


def test_a_server_that_changes_while_an_edition_is_taken_in_mixes_nothing(shown, server, deploy):
    deploy("two", RENAMED)
    script = server.worker()
    server.worker = lambda: script
    deploy("three")
    assert not look(shown)
    reload(shown, "one")
    del server.worker
    assert look(shown)
    renewed(shown, "three", lambda: darken(shown))
    shown.screen("today")
    assert editions(shown) == {"three"}


def test_a_training_is_not_cut_short_by_a_new_edition(shown, server, deploy):
    shown.press("Start træning")
    shown.screen("session")
    deploy("two")
    assert look(shown)
    for screen in ["session", "pain", "effort", "thanks"]:
        shown.screen(screen)
        darken(shown)
        shown.page.wait_for_timeout(500)
        assert editions(shown) == {"one"}
        if screen == "session":
            shown.press("Stop")
            darken(shown)
            shown.press("Ja, stop")
        elif screen != "thanks":
            shown.press("Spring over")
    shown.press("Færdig")
    shown.screen("today")
    eventually(lambda: "session.abandoned" in server.types())
    renewed(shown, "two", lambda: darken(shown))


def test_a_page_that_nobody_touches_for_weeks_comes_up_to_date_by_itself(tablet, server, deploy):
    tablet.page.clock.install()
    server.approve = True
    tablet.open().screen("pairing")
    eventually(lambda: tablet.page.evaluate("navigator.serviceWorker.controller !== null"))
    tablet.page.clock.fast_forward(3_000)
    tablet.screen("today")
    deploy("two")
    tablet.page.clock.fast_forward(3_600_000)
    registration = "navigator.serviceWorker.getRegistration('/tablet')"
    eventually(lambda: tablet.page.evaluate(f"{registration}.then(({{ waiting }}) => waiting !== null)"), within=30)
    assert editions(tablet) == {"one"}
    renewed(tablet, "two", lambda: tablet.page.evaluate("document.dispatchEvent(new Event('visibilitychange')) && null"))
    tablet.screen("today")


def test_a_page_that_shows_nothing_is_loaded_again_after_a_while(tablet, server, deploy):
    broken = [("main.js", "import { Api }", "import { Nothing as Api }")]
    deploy("broken", broken)
    tablet.page.clock.install()
    tablet.open()
    tablet.page.wait_for_timeout(500)
    deploy("two")
    tablet.page.clock.fast_forward(24_000)
    assert editions(tablet) >= {"broken"}
    tablet.page.clock.fast_forward(2_000)
    tablet.screen("pairing")
    assert editions(tablet) == {"two"}
    tablet.complaints.clear()


def test_an_edition_that_shows_nothing_makes_way_for_the_next(shown, server, deploy):
    deploy("broken", [("main.js", "import { Api }", "import { Nothing as Api }")])
    assert look(shown)
    renewed(shown, "broken", lambda: darken(shown))
    shown.page.clock.install()
    shown.page.reload()
    deploy("two")
    shown.page.clock.fast_forward(26_000)
    is_of(shown, "two")
    shown.screen("today")
    shown.complaints.clear()
