"""Answers recurrence rules by python-dateutil and zoneinfo.

Reads JSON lines {"start", "zone", "weekdays", "interval", "count" | "until"}
from standard input, start and until being local wall times, weekdays 0 for
Monday; writes a JSON line of milliseconds since 1970 for each.
"""

import json
import sys
from datetime import datetime
from zoneinfo import ZoneInfo

from dateutil.rrule import MO, WEEKLY, rrule
from dateutil.tz import resolve_imaginary

for line in sys.stdin:
    case = json.loads(line)
    zone = ZoneInfo(case["zone"])
    until = case.get("until")
    rule = rrule(
        WEEKLY,
        dtstart=datetime.fromisoformat(case["start"]),
        interval=case["interval"],
        byweekday=case["weekdays"],
        wkst=MO,
        count=case.get("count"),
        until=until and datetime.fromisoformat(until),
    )
    moments = [resolve_imaginary(wall.replace(tzinfo=zone)) for wall in rule]
    print(json.dumps([round(moment.timestamp() * 1000) for moment in moments]))
