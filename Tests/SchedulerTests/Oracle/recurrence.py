"""Answers recurrences by python-dateutil and zoneinfo.

Reads JSON lines {"start", "zone", "rule", "from", "to"} from standard input,
all but the zone and the rule being local wall times, the rule being lines of
RRULE, RDATE and EXDATE; writes a JSON line of milliseconds since 1970 for
each. At most 300 a line.
"""

import datetime as calendar
import json
import re
import sys
from datetime import datetime, timedelta, timezone
from itertools import islice
from multiprocessing import Pool
from types import SimpleNamespace
from zoneinfo import ZoneInfo

from dateutil import rrule
from dateutil.tz import resolve_imaginary

# dateutil walks rules that have no more occurrences to the year 9999, which
# takes seconds. Here the calendar ends soon behind what is asked for.
horizon = SimpleNamespace(**vars(calendar))
rrule.datetime = horizon


def instant(wall, zone):
    return resolve_imaginary(wall.replace(tzinfo=zone))


def answer(line):
    case = json.loads(line)
    zone = ZoneInfo(case["zone"])
    start = datetime.fromisoformat(case["start"])
    first = instant(datetime.fromisoformat(case["from"]), zone)
    last_wall = datetime.fromisoformat(case["to"])
    last = instant(last_wall, zone)
    horizon.MAXYEAR = last_wall.year + 1
    walls = rrule.rruleset()
    for text in case["rule"].split("\n"):
        name, value = text.split(":", 1)
        if name == "RRULE":
            # dateutil would take a day for its midnight.
            value = re.sub(r"UNTIL=(\d{8})(;|$)", r"UNTIL=\1T235959\2", value)
            dtstart = start
            if re.search(r"UNTIL=\w+Z", value):
                dtstart = start.replace(tzinfo=zone)
            rule = rrule.rrulestr(value, dtstart=dtstart)
            walls.rrule(wall.replace(tzinfo=None) for wall in rule)
        else:
            add = walls.rdate if name == "RDATE" else walls.exdate
            for item in value.split(","):
                add(datetime.strptime(item, "%Y%m%dT%H%M%S"))
    moments = (instant(wall, zone) for wall in iter(walls))
    found = islice((moment for moment in moments if first <= moment < last), 300)
    epoch = datetime(1970, 1, 1, tzinfo=timezone.utc)
    return json.dumps([(moment - epoch) // timedelta(milliseconds=1) for moment in found])


if __name__ == "__main__":
    pool = Pool(2)
    for reply in pool.imap(answer, sys.stdin, chunksize=100):
        print(reply)
    # Not `with`: that would end the workers by a signal, which they may have
    # been started to ignore.
    pool.close()
    pool.join()
