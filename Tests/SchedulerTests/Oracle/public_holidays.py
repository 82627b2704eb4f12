"""Answers public holidays by the package holidays.

Reads JSON lines {"country", "year"} from standard input; writes for each a
JSON line of two lists of dates: those of the law, and those of customs.
"""

import json
import sys

import holidays

CUSTOMS = {"DK": ["optional"], "SE": ["optional", "de_facto"]}

for line in sys.stdin:
    case = json.loads(line)
    law, customs = (
        holidays.country_holidays(case["country"], years=case["year"], categories=categories)
        for categories in (["public"], CUSTOMS[case["country"]])
    )
    print(json.dumps([sorted(map(str, law)), sorted(map(str, customs))]))
