#!/usr/bin/env python3
"""VROOM on a week problem, one day after the other.

    vroom_days.py PROBLEM.json SOLUTION.json [--seconds 60] [--workers 2]

VROOM routes one day with windows, breaks and skills; it knows no days to choose,
no rest days, no wish for staff, no tablets, rooms or groups. So days and the
usual member of staff are chosen before, evenly and by wish, group sessions get
their start and room before, and tablets are given out after, where some are
left. Each day is routed twice: with usual staff alone, then with anybody for
what is left over.
"""

import argparse
import json
import time
from collections import defaultdict
from datetime import timedelta

import numpy
import vroom
from week import DAY, Week


class Days:
    def __init__(self, week):
        self.week = week
        self.assignments = {}
        self.busy = defaultdict(list)  # a citizen, device or room: (begin, end)
        self.work = defaultdict(int)
        self.load = defaultdict(int)  # minutes by member of staff and day
        self.shift = defaultdict(int)
        for s, each in week.staff.items():
            for begin, end in each["shifts"]:
                self.shift[s, begin // DAY] += end - begin
        self.tasks = defaultdict(list)  # by day: (task, usual staff, starts)

    def is_free(self, key, begin, end):
        return all(stop <= begin or end <= start for start, stop in self.busy[key])

    def choose(self):
        """Days and usual staff of all courses; the hardest first."""
        week = self.week
        courses = sorted((tasks for tasks in week.tasks if tasks),
                         key=lambda tasks: (tasks[0].members[0]["group"] is None, -len(tasks)))
        for tasks in courses:
            if not tasks[0].needs_staff:
                continue
            best = None
            for s in self.wanted(tasks[0]):
                days = self.spread(tasks, s)
                score = (-len(days), self.total(s) / max(1, sum(self.shift[s, d] for d in range(week.days))))
                if best is None or score < best[0]:
                    best = (score, s, days)
                if best[0][0] == -len(tasks) and best[0][1] < 0.8:
                    break
            if best is None:
                continue
            for task, day in zip(tasks, best[2]):
                starts = [at for at in task.starts if at // DAY == day]
                if task.wants_room:
                    starts = self.reserve(task, best[1], starts)
                if starts:
                    self.load[best[1], day] += task.minutes + 8
                    self.tasks[day].append((task, best[1], starts))

    def total(self, s):
        return sum(self.load[s, day] for day in range(self.week.days))

    def wanted(self, task):
        """Staff by how many members prefer them, then by nearness."""
        week = self.week
        site = next(iter(task.sites))
        return sorted(task.staff, key=lambda s: (
            sum(bool(m["preferredStaff"]) and s not in m["preferredStaff"] for m in task.members),
            week.travel(week.staff[s]["site"], site)))[:8]

    def spread(self, tasks, s):
        """As many days as there are tasks, where possible, the emptiest."""
        week, task, apart = self.week, tasks[0], tasks[0].members[0]["restDays"] + 1
        fit = {day for day in range(week.days) if self.load[s, day] + task.minutes + 8 <= self.shift[s, day] and any(
            at // DAY == day and any(begin <= at and at + task.minutes <= end for begin, end in week.staff[s]["shifts"])
            for at in task.starts)}

        def extend(chosen, first):
            if len(chosen) == len(tasks):
                return chosen
            longest = chosen
            for day in range(first, week.days):
                if day in fit:
                    found = extend(chosen + [day], day + apart)
                    if len(found) > len(longest):
                        longest = found
                    if len(longest) == len(tasks):
                        break
            return longest

        return extend([], 0)

    def reserve(self, task, s, starts):
        """One start of a group session, with its room."""
        week = self.week
        for at in starts:
            end = at + task.minutes
            if not any(begin <= at and end <= stop for begin, stop in week.staff[s]["shifts"]):
                continue
            if not self.is_free(("staff", s), at - 20, end + 20):
                continue
            for room in task.rooms:
                if any(begin <= at and end <= stop for begin, stop in week.rooms[room]["available"]) and self.is_free(
                        room, at, end) and len(task.members) <= week.rooms[room]["capacity"]:
                    self.busy[room].append((at, end))
                    self.busy["staff", s].append((at, end))
                    for member in task.members:
                        self.busy[member["citizen"]].append((at, end))
                    task.room = room
                    return [at]
        return []

    def route(self, day, seconds, workers):
        week, todo = self.week, self.tasks[day]
        if not todo:
            return
        staff = [s for s in week.staff_list if self.shift[s, day]]
        homes = [week.staff[s]["site"] for s in staff]
        sites = [next(iter(task.sites)) for task, _, _ in todo]
        places = sorted({site for site in homes + sites if site is not None}) + [None]
        index = {site: number for number, site in enumerate(places)}
        count = len(places)
        # A second set of places for homes: ways from and to them take no time.
        cost = numpy.zeros((2 * count, 2 * count), dtype=numpy.uint32)
        for a in range(count):
            for b in range(count):
                cost[a, b] = cost[a + count, b] = cost[a, b + count] = week.travel(places[a], places[b])
        grain = week.grain
        duration = (cost + grain - 1) // grain * grain
        duration[count:, :] = 0
        duration[:, count:] = 0
        tied = set(range(len(todo)))
        answer = None
        for share in (0.5, 0.5):
            problem = vroom.Input()
            problem.set_durations_matrix("car", duration)
            problem.set_costs_matrix("car", cost)
            numbers = {s: number for number, s in enumerate(staff)}
            skills = {skill: len(staff) + n for n, skill in enumerate(
                sorted({skill for s in staff for skill in week.staff[s]["skills"]}))}
            nobody = len(staff) + len(skills)
            barred = nobody + 1
            for s in staff:
                shifts = [(b, e) for b, e in week.staff[s]["shifts"] if b // DAY == day]
                own = {numbers[s]} | {skills[skill] for skill in week.staff[s]["skills"]}
                own |= {barred + number for number in range(len(staff)) if number != numbers[s]}
                problem.add_vehicle(vroom.Vehicle(
                    numbers[s], start=index[week.staff[s]["site"]] + count, end=index[week.staff[s]["site"]] + count,
                    skills=own, time_window=vroom.TimeWindow(shifts[0][0], shifts[-1][1]),
                    breaks=[vroom.Break(number, [vroom.TimeWindow(a[1], a[1])], service=b[0] - a[1])
                            for number, (a, b) in enumerate(zip(shifts, shifts[1:]))]))
            for number, (task, usual, starts) in enumerate(todo):
                if number in tied or task.wants_room:
                    needed = {numbers[usual]}
                else:
                    needed = {skills.get(m["skill"], nobody) for m in task.members if m["skill"] is not None}
                    needed |= {barred + numbers[s] for m in task.members for s in m["excludedStaff"] if s in numbers}
                problem.add_job(vroom.Job(
                    number, location=index[sites[number]], default_service=task.minutes, skills=needed,
                    time_windows=[vroom.TimeWindow(a, b) for a, b in windows(starts, grain)]))
            answer = problem.solve(exploration_level=5, nb_threads=workers,
                                   timeout=timedelta(seconds=max(0.2, seconds * share)))
            left = {job._id for job in answer.unassigned}
            if not left:
                break
            tied -= left
        steps = answer.routes
        for vehicle, kind, number, at in zip(steps["vehicle_id"], steps["type"], steps["id"],
                                             steps["arrival"] + steps["waiting_time"]):
            if kind == "job":
                self.settle(todo[int(number)][0], staff[int(vehicle)], int(at))

    def settle(self, task, s, at):
        """Gives out tablets; leaves out what lacks one or breaks a rule."""
        week, end = self.week, at + task.minutes
        most = week.staff[s]["maxMinutes"] if s else None
        room = getattr(task, "room", None)
        if at % week.grain or (most is not None and self.work[s] + task.minutes > most):
            return False
        if room is None and not all(self.is_free(m["citizen"], at, end) for m in task.members):
            return False
        devices = []
        for member in task.members:
            device = None
            if member["deviceKind"] is not None:
                device = next((d["id"] for d in week.devices.values() if d["kind"] == member["deviceKind"]
                               and d["id"] not in devices and self.is_free(("device", d["id"]), at, end)
                               and any(b <= at and end <= e for b, e in d["available"])), None)
                if device is None:
                    return False
            devices.append(device)
        self.work[s] += task.minutes
        for member, name, device in zip(task.members, task.names, devices):
            self.busy[member["citizen"]].append((at, end))
            if device:
                self.busy["device", device].append((at, end))
            self.assignments[name] = {"start": at, "staff": s, "device": device, "room": room}
        return True

    def settle_alone(self):
        """Those who train without staff, wherever there is a tablet."""
        for tasks in self.week.tasks:
            last = None
            for task in tasks if tasks and not tasks[0].needs_staff else []:
                for at in task.starts:
                    if last is None or at // DAY > last + task.members[0]["restDays"]:
                        if self.settle(task, None, at):
                            last = at // DAY
                            break


def windows(starts, grain):
    """Starts as intervals."""
    found = []
    for at in starts:
        if found and found[-1][1] + grain == at:
            found[-1][1] = at
        else:
            found.append([at, at])
    return found


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("problem")
    parser.add_argument("solution")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    begin = time.monotonic()
    week = Week(options.problem)
    if week.fixed:
        raise SystemExit("Fixed sessions are not modelled.")
    days = Days(week)
    days.choose()
    built = time.monotonic() - begin
    for day in range(week.days):
        rest = options.seconds - (time.monotonic() - begin - built)
        days.route(day, rest / (week.days - day), options.workers)
    days.settle_alone()
    cost = week.write(options.solution, days.assignments, 0, round(time.monotonic() - begin, 1))
    print(json.dumps({"built": round(built, 1), "seconds": round(time.monotonic() - begin, 1), "cost": cost}))


if __name__ == "__main__":
    main()
