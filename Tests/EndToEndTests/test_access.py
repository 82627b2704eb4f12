"""Nothing answers without authentication but what must."""

import pytest
import requests

from staff_client import StaffClient

SOMETHING = "019a0000-0000-7000-8000-000000000000"


@pytest.mark.parametrize("path", ["/sign-in", "/tablet", "/assets/trin.css", "/healthz", "/readyz"])
def test_open_to_everyone(quiet_trin, path):
    assert requests.get(quiet_trin.url + path, allow_redirects=False).status_code == 200


@pytest.mark.parametrize("path", [
    "/", "/library", "/programmes", "/citizens", f"/citizens/{SOMETHING}", "/week", "/week/print", "/resources",
    f"/drafts/{SOMETHING}", "/devices", "/accounts", "/account",
])
def test_pages_lead_to_the_sign_in(quiet_trin, path):
    answer = requests.get(quiet_trin.url + path, allow_redirects=False)
    assert answer.status_code in (302, 303, 307), answer.status_code
    assert answer.headers["Location"].startswith("/sign-in")


@pytest.mark.parametrize("method, path", [
    ("GET", f"/api/v1/videos/{SOMETHING}"), ("POST", "/api/v1/uploads"), ("HEAD", f"/api/v1/uploads/{SOMETHING}"),
    ("GET", "/device/v1/today"), ("GET", f"/device/v1/sessions/{SOMETHING}/timeline"), ("POST", "/ingest/v1/events"),
    ("GET", f"/media/{SOMETHING}/main.m3u8"), ("GET", f"/media/sessions/{SOMETHING}/main.m3u8"),
    ("GET", f"/media/sessions/{SOMETHING}/captions/da.vtt"), ("POST", f"/sessions/{SOMETHING}/cancel"),
    ("POST", "/accounts"), ("POST", "/devices/approve"),
])
def test_programs_are_refused(quiet_trin, method, path):
    answer = requests.request(method, quiet_trin.url + path, headers={"Tus-Resumable": "1.0.0"}, allow_redirects=False)
    assert answer.status_code in (401, 403), answer.status_code


@pytest.mark.parametrize("path", ["/assets/../Package.swift", "/assets/%2e%2e/templates/layout.mustache", "/assets//etc/passwd"])
def test_assets_do_not_lead_out_of_their_folder(quiet_trin, path):
    request = requests.Request("GET", quiet_trin.url + path).prepare()
    request.url = quiet_trin.url + path
    assert requests.Session().send(request).status_code in (400, 404)


def test_a_wrong_password_is_refused(quiet_trin):
    with pytest.raises(AssertionError, match="401|200|400"):
        StaffClient(quiet_trin.url, "anna", password="not the password")
