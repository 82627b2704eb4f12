"""Reads calendars by the package icalendar.

Reads JSON lines {"text"} from standard input; writes for each a JSON line of
the calendar's name and its events. Times of a zone are read by the rules in
the calendar itself, not by what this machine knows of the zone's name.
"""

import json
import sys
from datetime import timezone

from icalendar import Calendar
from icalendar.parser import unescape_char


def answer(text):
    calendar = Calendar.from_ical(text)
    zones = {str(zone["TZID"]): zone.to_tz(lookup_tzid=False) for zone in calendar.walk("VTIMEZONE")}

    def instant(value):
        name = value.params.get("TZID")
        moment = value.dt.replace(tzinfo=zones[name]) if name else value.dt
        return moment.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.000Z")

    events = [
        {
            "identifier": str(event["UID"]),
            "sequence": int(event["SEQUENCE"]),
            "start": instant(event["DTSTART"]),
            "end": instant(event["DTEND"]),
            "title": str(event["SUMMARY"]),
            "notes": str(event.get("DESCRIPTION", "")),
            "status": str(event["STATUS"]),
        }
        for event in calendar.walk("VEVENT")
    ]
    # icalendar does not know that RFC 7986 made NAME a text.
    return {"name": unescape_char(str(calendar["NAME"])), "events": events}


for line in sys.stdin:
    print(json.dumps(answer(json.loads(line)["text"])))
