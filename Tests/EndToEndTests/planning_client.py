"""A unit with trainers at work and citizens who wait for their sessions to be planned, made without a browser."""

import datetime
from zoneinfo import ZoneInfo

from staff_client import StaffClient, option
from trin_server import PASSWORD

UNIT = "Distrikt Nord"
TRAINERS = [("bo", "Bo Lind"), ("ida", "Ida Bech")]
CITIZENS = [("Karen", "Holst"), ("Inger", "Madsen"), ("Poul", "Lund"), ("Gerda", "Toft")]


def next_monday():
    today = datetime.datetime.now(ZoneInfo("Europe/Copenhagen")).date()
    return today + datetime.timedelta(days=7 - today.weekday())


class UnplannedWeek:
    """Everybody can be trained but Knud, whose only time is at night."""

    def __init__(self, trin, film):
        self.staff = staff = StaffClient(trin.url, "anna")
        self.monday = next_monday()
        exercise = staff.video(staff.upload(film))["exercise"]
        staff.post("/accounts/units", name=UNIT)
        self.unit = option(staff.page("/citizens"), "unit", UNIT)
        self.programme = staff.post("/programmes", name="Styrke og balance").headers["Location"]
        staff.post(self.programme, name="Styrke og balance", action="add", add=exercise)
        self.trainers = {name: self.employ(user, name) for user, name in TRAINERS}
        for given, family in CITIZENS:
            self.prescribe(given, family, "08:00", "14:00")
        self.prescribe("Knud", "Bæk", "20:00", "22:00")

    def employ(self, user, name):
        self.staff.post("/accounts", userName=user, name=name, role="trainer", unit=self.unit, language="da", password=PASSWORD)
        trainer = option(self.staff.page(f"/resources?unit={self.unit}"), "staff", name)
        self.staff.post("/resources/staff", unit=self.unit, staff=trainer)
        shifts = {"shift.0.day": ["1", "2", "3", "4", "5"], "shift.0.from": "07:30", "shift.0.to": "15:00"}
        self.staff.post(f"/resources/staff/{trainer}", **shifts, skills="", maxHours="")
        return trainer

    def prescribe(self, given, family, begin, end):
        staff = self.staff
        citizen = staff.post(
            "/citizens", givenName=given, familyName=family, birthYear="1941", unit=self.unit, language="da",
        ).headers["Location"]
        staff.post(
            citizen + "/plans", programme=self.programme.rsplit("/", 1)[1], mode="assisted", goal="",
            start=self.monday.isoformat(), weeks="2", weekday=["2", "4"], time="10:00")
        plan = next(one["plan"] for one in self.sessions() if one["citizen"]["id"] == citizen.rsplit("/", 1)[1])
        wish = {
            "from": self.monday.isoformat(), "times": "2", "minutes": "30", "restDays": "0",
            "possible.0.day": ["1", "2", "3", "4", "5"], "possible.0.from": begin, "possible.0.to": end,
            "closing": "skip",
        }
        staff.post(f"/plans/{plan}/wishes", **wish)

    def sessions(self):
        """As the API tells them."""
        answer = self.staff.session.get(f"{self.staff.url}/api/v1/units/{self.unit}/week?date={self.monday}")
        assert answer.status_code == 200, answer.text
        return answer.json()["sessions"]

    def session(self, citizen, number=0):
        mine = [one for one in self.sessions() if one["citizen"]["name"] == citizen and one["state"] != "cancelled"]
        return sorted(mine, key=lambda one: one["startsAt"])[number]

    def find(self, identifier):
        return next(one for one in self.sessions() if one["id"] == identifier)

    def free_day(self, session):
        """Another day from Monday to Friday on which both could meet at the same time."""
        place = session["place"]
        taken = {one["place"]["date"] for one in self.sessions() if one["state"] != "cancelled" and (
            one["citizen"] == session["citizen"]
            or (one["place"].get("staff"), one["place"]["time"]) == (place["staff"], place["time"]))}
        days = [(self.monday + datetime.timedelta(days=n)).isoformat() for n in range(5)]
        return next(day for day in days if day not in taken)
