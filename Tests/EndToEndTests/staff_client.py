"""A member of staff who uses the server without a browser, for tests that care about bytes and not about pages."""

import base64
import datetime
import re
from zoneinfo import ZoneInfo

import requests

from trin_server import PASSWORD, wait_until

TUS = {"Tus-Resumable": "1.0.0"}


class StaffClient:
    def __init__(self, url, user_name, password=PASSWORD):
        self.url = url
        self.session = requests.Session()
        form = self.session.get(url + "/sign-in").text
        hidden = re.search(r'name="csrf" value="([^"]*)"', form)
        answer = self.session.post(
            url + "/sign-in", allow_redirects=False,
            data={"csrf": hidden.group(1) if hidden else "", "next": "/", "userName": user_name, "password": password},
        )
        assert answer.status_code in (302, 303), (answer.status_code, answer.text[:300])
        page = self.session.get(url + "/library").text
        self.csrf = re.search(r'name="csrf-token" content="([^"]+)"', page).group(1)

    @property
    def headers(self):
        """What the upload address wants of every request that changes something."""
        return TUS | {"X-CSRF-Token": self.csrf}

    def post(self, path, **fields):
        """Sends a page's form."""
        answer = self.session.post(self.url + path, data={"csrf": self.csrf} | fields, allow_redirects=False)
        assert answer.status_code in (302, 303), (path, answer.status_code, answer.text[:500])
        return answer

    def page(self, path):
        answer = self.session.get(self.url + path)
        assert answer.status_code == 200, (path, answer.status_code)
        return answer.text

    # Uploads

    def begin_upload(self, length, name="film.mp4"):
        metadata = f"filename {base64.b64encode(name.encode()).decode()}"
        answer = self.session.post(
            self.url + "/api/v1/uploads", headers=self.headers | {"Upload-Length": str(length), "Upload-Metadata": metadata})
        assert answer.status_code == 201, answer.text
        return self.url + answer.headers["Location"]

    def send_piece(self, upload, offset, piece):
        return self.session.patch(
            upload, data=piece,
            headers=self.headers | {"Upload-Offset": str(offset), "Content-Type": "application/offset+octet-stream"})

    def offset(self, upload):
        answer = self.session.head(upload, headers=TUS)
        assert answer.status_code == 200, answer.status_code
        return int(answer.headers["Upload-Offset"])

    def upload(self, path):
        """@returns the video's identifier"""
        content = path.read_bytes()
        upload = self.begin_upload(len(content), path.name)
        answer = self.send_piece(upload, 0, content)
        assert answer.status_code == 204, answer.text
        return answer.headers["Trin-Video"]

    # Videos

    def video(self, identifier):
        answer = self.session.get(f"{self.url}/api/v1/videos/{identifier}")
        assert answer.status_code == 200, answer.text
        return answer.json()

    def wait_for_video(self, identifier, seconds=240):
        """Until nothing more is made of it."""
        def settled():
            video = self.video(identifier)
            is_whole = video["state"] != "processing" and not video["isPartial"]
            return video if is_whole or video.get("failure") else None

        return wait_until(settled, seconds, f"video {identifier}", pause=0.5)


class PlannedToday:
    """A citizen with a session today, whose exercise need not be ready to be played.

    `doses` are sets, amount, measure and rest; without any, the programme is what a new one begins with. The plan began
    `weeks_ago`, on this day of the week; in its fourth week a functional test follows the session.
    """

    def __init__(self, trin, film, doses=(), weeks_ago=0):
        self.staff = staff = StaffClient(trin.url, "anna")
        exercise = staff.video(staff.upload(film))["exercise"]
        staff.post("/accounts/units", name="Distrikt Nord")
        unit = option(staff.page("/citizens"), "unit", "Distrikt Nord")
        programme = staff.post("/programmes", name="Let program").headers["Location"]
        staff.post(programme, name="Let program", action="add", add=exercise)
        if doses:
            sets, amount, measure, rest = zip(*doses)
            staff.post(programme, name="Let program", action="save", exercise=[exercise] * len(doses), sets=sets, amount=amount,
                       measure=measure, rest=rest)
        citizen = staff.post(
            "/citizens", givenName="Karen", familyName="Holst", birthYear="1941", unit=unit, language="da",
        ).headers["Location"]
        today = datetime.datetime.now(ZoneInfo("Europe/Copenhagen")).date()
        staff.post(
            citizen + "/plans", programme=programme.rsplit("/", 1)[1], mode="independent", goal="",
            start=(today - datetime.timedelta(weeks=weeks_ago)).isoformat(), weeks=str(weeks_ago + 1), weekday=str(today.isoweekday()), time="10:00")
        self.citizen = citizen

    def pair(self, code):
        self.staff.post("/devices/approve", code=code, name="Tablet 1", citizen=self.citizen.rsplit("/", 1)[1])


def option(page, select, label):
    """The value of one of a select's options, by its label."""
    options = re.search(rf'<select name="{select}".*?</select>', page, re.DOTALL).group(0)
    return re.search(rf'value="([^"]+)"[^>]*>{label}<', options).group(1)
