"""Calendars: what the `icalendar` library reads is what the open tables say; folded at 75 octets; unique names."""
import csv
import datetime
import json
import re

from common import SITE, check
from icalendar import Calendar


def rows(name):
    with open(SITE / f"open/{name}.csv", newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def plain(text):
    """Without the apostrophe against formulas, and without what a calendar cannot hold."""
    return re.sub(r"\s+", " ", text.removeprefix("'"))


tasks = {row["id"]: row for row in rows("tasks")}
milestones = rows("milestones")
moved = {row["task"]: row["new_deadline"] for row in rows("task_events") if row["new_deadline"]}
# Of a task that was merged, split or withdrawn, nothing is due after that day, unless it was reopened since.
today = json.loads((SITE / "data/head.json").read_bytes())["published_at"][:10]
ended = {}
for row in sorted(rows("task_events"), key=lambda row: row["date"]):
    if row["kind"] in ("merged", "split", "withdrawn") and row["date"] <= today:
        ended.setdefault(row["task"], row["date"])
    elif row["kind"] == "reopened" and row["date"] <= today:
        ended.pop(row["task"], None)
events = 0
for unit in rows("units"):
    path = SITE / f"feed/unit/{unit['id']}.ics"
    data = path.read_bytes()
    check(data.endswith(b"\r\n") and b"\n" not in data.replace(b"\r\n", b""), path.name, "line ends")
    for line in data.split(b"\r\n"):
        check(len(line) <= 75, path.name, "a line of", len(line), "octets")
        line.decode()
    calendar = Calendar.from_ical(data)
    check(calendar["VERSION"] == "2.0" and calendar["PRODID"], path.name)
    check(Calendar.from_ical(calendar.to_ical()) == calendar, path.name, "does not survive a round trip")
    of_unit = {row["task"] for row in rows("task_units") if row["unit"] == unit["id"]}
    expected = {}
    for task in of_unit:
        if day := moved.get(task) or tasks[task]["deadline_date"]:
            expected[f"{task}-deadline"] = (day, tasks[task]["title_zh"])
    for row in milestones:
        if row["task"] in of_unit and row["due_on"]:
            expected[f"{row['task']}-{row['seq']}"] = (row["due_on"], row["description_zh"])
    expected = {
        name: due for name, due in expected.items()
        if due[0] <= ended.get(name.rsplit("-", 1)[0], due[0])
    }
    found = {}
    for event in calendar.walk("VEVENT"):
        check(not event.errors, path.name, event.errors)
        name = str(event["UID"]).rsplit("@", 1)[0]
        check(name not in found, path.name, name, "twice")
        start, end = event["DTSTART"].dt, event["DTEND"].dt
        check(type(start) is datetime.date and end - start == datetime.timedelta(days=1), path.name, "not all day")
        check(event["DTSTAMP"].dt.tzinfo is not None, path.name, "DTSTAMP")
        found[name] = (start.isoformat(), str(event["SUMMARY"]))
        task = name.rsplit("-", 1)[0]
        if name.endswith("-deadline") and task in moved:
            said = str(event["DESCRIPTION"])
            check(moved[task] in said and tasks[task]["deadline_date"] in said, path.name, "a move is not told")
    check(found.keys() == expected.keys(), path.name, found.keys() ^ expected.keys())
    for name, (day, title) in expected.items():
        check(found[name][0] == day and plain(title) in plain(found[name][1]), path.name, name, found[name], day, title)
    events += len(found)
check(events > 0, "no deadline at all")
spoiled = (b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\n"
           b"DTSTART;VALUE=DATE:2026-13-45\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")
try:
    refused = any(event.errors for event in Calendar.from_ical(spoiled).walk("VEVENT"))
except ValueError:
    refused = True
check(refused, "a spoiled calendar is read")
print(f"calendars: {events} deadlines, all as the tables say; a spoiled one refused")
