"""The week problem as other solvers see it: tasks instead of sessions.

A task is what is placed as one: a session of a request, or a group session of
all its members. Rules and cost: Sources/trin/Trin.docc/WeekProblem.md.
"""

import json
import math
from collections import defaultdict

DAY = 1440


class Task:
    """One session with its members: (request, session) each."""

    def __init__(self, week, members, session):
        self.members = members
        self.session = session
        self.minutes = members[0]["minutes"]
        self.needs_staff = members[0]["mode"] != "independent"
        self.rooms = [room for room in members[0]["rooms"] if all(room in m["rooms"] for m in members)]
        self.wants_room = bool(members[0]["rooms"])
        self.starts = week.starts(members)
        self.staff = [s for s in week.staff if self.needs_staff and week.fits(members, s)]
        sites = {week.rooms[room]["site"] for room in self.rooms} or {None}
        self.sites = {members[0]["site"] if site is None else site for site in sites}

    @property
    def names(self):
        return [(member["id"], self.session) for member in self.members]


class Week:
    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            self.json = json.load(file)
        self.days, self.grain = self.json["days"], self.json["grain"]
        self.weights = self.json["weights"]
        self.staff = {each["id"]: each for each in self.json["staff"]}
        self.devices = {each["id"]: each for each in self.json["devices"]}
        self.rooms = {each["id"]: each for each in self.json["rooms"]}
        self.requests = {each["id"]: each for each in self.json["requests"]}
        self.fixed = {(each["request"], each["session"]): each for each in self.json["fixed"]}
        self.previous = {(each["request"], each["session"]): each for each in self.json["previous"]}
        self.staff_list = list(self.staff)
        groups = defaultdict(list)
        for request in self.json["requests"]:
            groups[("group", request["group"]) if request["group"] is not None else request["id"]].append(request)
        self.courses = list(groups.values())
        self.tasks = [[Task(self, members, session) for session in range(members[0]["sessions"])]
                      for members in self.courses]

    def starts(self, members):
        """Multiples of the grain at which all members can begin."""
        minutes = members[0]["minutes"]
        common = None
        for member in members:
            own = set()
            for begin, end in member["possible"]:
                first = -(-begin // self.grain) * self.grain
                own.update(start for start in range(first, end - minutes + 1, self.grain)
                           if start // DAY == (start + minutes - 1) // DAY)
            common = own if common is None else common & own
        return sorted(common)

    def fits(self, members, staff):
        own = self.staff[staff]
        return all((m["skill"] is None or m["skill"] in own["skills"]) and staff not in m["excludedStaff"]
                   for m in members)

    def travel(self, a, b):
        way = self.json["travel"]
        if a is None or b is None or a == b or not way:
            return 0
        if isinstance(way, list):
            return way[a][b]
        (ax, ay), (bx, by) = way["places"][a], way["places"][b]
        if (ax, ay) == (bx, by):
            return 0
        square = (ax - bx) ** 2 + (ay - by) ** 2
        root = math.isqrt(square - 1) + 1
        return way["perStop"] + -(-root // way["metresPerMinute"])

    @property
    def travels(self):
        return bool(self.json["travel"])

    def fair_shares(self):
        asked = sum(course[0]["sessions"] * course[0]["minutes"] for course in self.courses
                    if course[0]["mode"] != "independent")
        own = {s: sum(end - begin for begin, end in each["shifts"]) for s, each in self.staff.items()}
        total = sum(own.values())
        return {s: -(-asked * minutes // total) if total else 0 for s, minutes in own.items()}

    def cost(self, assignments):
        """The parts of the cost of assignments by (request, session)."""
        weights, parts = self.weights, defaultdict(int)
        total = sum(request["sessions"] for request in self.requests.values())
        parts["unassigned"] = total - len(assignments)
        for name, old in self.previous.items():
            new = assignments.get(name)
            parts["moved"] += new is None or (new["start"], new["staff"]) != (old["start"], old["staff"])
        staff_of, work, tours = defaultdict(set), defaultdict(int), defaultdict(list)
        done = set()
        for (request, session), at in assignments.items():
            asked = self.requests[request]
            start, end = at["start"], at["start"] + asked["minutes"]
            parts["outsidePreferred"] += bool(asked["preferred"]) and not any(
                begin <= start and end <= stop for begin, stop in asked["preferred"])
            staff = at["staff"]
            if staff is None:
                continue
            parts["otherStaff"] += bool(asked["preferredStaff"]) and staff not in asked["preferredStaff"]
            staff_of[request].add(staff)
            owner = (asked["group"], session) if asked["group"] is not None else (None, request, session)
            if owner in done:
                continue
            done.add(owner)
            work[staff] += asked["minutes"]
            site = self.rooms[at["room"]]["site"] if at["room"] else None
            if site is None:
                first = next(m for course in self.courses if course[0]["group"] == asked["group"]
                             for m in course) if asked["group"] is not None else asked
                site = first["site"]
            tours[staff, start // DAY].append((start, site))
        parts["staffChange"] = sum(len(staff) - 1 for staff in staff_of.values())
        shares = self.fair_shares()
        parts["overloadMinute"] = sum(max(0, minutes - shares[s]) for s, minutes in work.items())
        for (staff, _), stops in tours.items():
            home = self.staff[staff]["site"]
            route = [home] + [site for _, site in sorted(stops, key=lambda stop: stop[0])] + [home]
            parts["travelMinute"] += sum(self.travel(a, b) for a, b in zip(route, route[1:]))
        return {key: parts[key] * weights[key] for key in weights}

    def write(self, path, assignments, bound, seconds):
        """Writes a solution that `trin plan --check` reads; of what has no
        place it says nothing."""
        parts = self.cost(assignments)
        order = [(request["id"], session) for request in self.json["requests"] for session in range(request["sessions"])]
        solution = {
            "cost": sum(parts.values()), "parts": parts, "bound": bound, "seed": 0, "iterations": 0,
            "seconds": seconds,
            "assignments": [{"request": name[0], "session": name[1], **assignments[name]}
                            for name in order if name in assignments],
            "unassigned": [{"request": name[0], "session": name[1], "reasons": []}
                           for name in order if name not in assignments],
        }
        with open(path, "w", encoding="utf-8") as file:
            json.dump(solution, file)
        return solution["cost"]
