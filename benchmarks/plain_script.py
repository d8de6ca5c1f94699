"""What a user would write instead: the limiting rule, and the day the action plan is due.

Its bank holidays are a list in a file, a date a line.
"""

import csv
import sys
from datetime import date, timedelta

KEY = ("help_and_protection", "looked_after", "leadership")

with open(sys.argv[2], encoding="utf-8") as file:  # noqa: PTH123 - the plain way
    holidays = set(file.read().split())
day, working = date(2012, 1, 1), []
while day.year < 2029:
    if day.weekday() < 5 and day.isoformat() not in holidays:
        working.append(day.isoformat())
    day += timedelta(1)
place, before = {}, 0
day = date(2012, 1, 1)
while day.year < 2028:
    before += working[before] == day.isoformat()
    place[day.isoformat()] = before
    day += timedelta(1)

with open(sys.argv[1], encoding="utf-8", newline="") as file:  # noqa: PTH123 - the plain way
    for row in csv.DictReader(file):
        limited = "inadequate" if "inadequate" in [row[id] for id in KEY] else ""
        published = row["report_published"]
        plan = working[place[published] + 69] if published else ""
        print(row["authority"], limited, plan, sep="\t")
