"""A tablet without a browser: pairing, today and telemetry by the documented contract."""

import datetime
import os
import time
import uuid

import requests


def uuid7():
    value = int(time.time() * 1000) << 80 | int.from_bytes(os.urandom(10), "big")
    value = value & ~(0xF << 76) | 0x7 << 76
    return str(uuid.UUID(int=value & ~(0x3 << 62) | 0x2 << 62))


def now():
    return datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="milliseconds")


class DeviceClient:
    def __init__(self, url):
        self.url = url
        self.session = requests.Session()
        self.boot = str(uuid.uuid4())
        begun = self.session.post(url + "/device/v1/pairings", json={})
        assert begun.status_code == 201, begun.text
        self.code = begun.json()["code"]
        self.token = begun.json()["pairingToken"]
        self.id = None

    def poll(self):
        answer = self.session.post(self.url + "/device/v1/pairings/poll", json={"pairingToken": self.token})
        if answer.status_code == 200 and answer.json()["state"] == "approved":
            self.id = answer.json()["device"]["id"]
        return answer

    def today(self):
        answer = self.session.get(self.url + "/device/v1/today")
        assert answer.status_code == 200, answer.text
        return answer.json()

    def event(self, type, session, **data):
        return {
            "specversion": "1.0", "id": uuid7(), "source": f"/devices/{self.id}", "type": f"trin.{type}",
            "subject": session, "time": now(), "bootid": self.boot, "monotonic": str(int(time.monotonic() * 1000)),
            "datacontenttype": "application/json", "data": data,
        }

    def send(self, events, timeout=30):
        return self.session.post(
            self.url + "/ingest/v1/events", json=events, timeout=timeout,
            headers={
                "Content-Type": "application/cloudevents-batch+json", "Trin-Sent-At": now(), "Trin-Boot-Id": self.boot,
                "Trin-Monotonic": str(int(time.monotonic() * 1000)),
            })
