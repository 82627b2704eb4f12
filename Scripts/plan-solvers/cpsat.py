#!/usr/bin/env python3
"""OR-Tools' CP-SAT on a week problem.

    cpsat.py PROBLEM.json SOLUTION.json [--seconds 60] [--workers 2]
        [--near 12] [--candidates N] [--ways circuits|stretched]

The whole problem is modelled: starts, days, staff, devices, rooms, groups,
citizens, rest days, what is fixed and what was before. Ways are arcs of one
circuit a member of staff and day. Where those would be more than memory holds,
each session keeps its nearest neighbours (--near) and staff who are likely
(--candidates), or no ways are modelled and every session is stretched by its
farthest one (--ways stretched): the answer is then still a plan, but its bound
is none.
"""

import argparse
import json
import sys
import time
from collections import defaultdict

from ortools.sat.python import cp_model
from week import DAY, Week


class Model:
    def __init__(self, week, near, candidates, ways):
        self.week, self.near, self.candidates = week, near, candidates
        self.model = cp_model.CpModel()
        self.cost = []
        self.exact = True
        self.on_staff, self.on_device, self.in_room = defaultdict(list), defaultdict(list), defaultdict(list)
        self.of_citizen = defaultdict(list)
        self.plans = []  # (task, present, start, day literals, staff literals, device literals, room literals)
        for course in week.tasks:
            self.add_course(course)
        self.close_resources()
        self.close_staff()
        if week.travels and ways == "circuits":
            self.add_travel()
        elif week.travels:
            self.stretch()
        self.model.minimize(sum(weight * term for weight, term in self.cost))

    # Without a hint nothing may be found in time where the model is large.
    # The hint is the plan in which nothing has a place.

    def bool(self, hint=0):
        literal = self.model.new_bool_var("")
        self.model.add_hint(literal, hint)
        return literal

    def number(self, most):
        number = self.model.new_int_var(0, most, "")
        self.model.add_hint(number, 0)
        return number

    def likely(self, task):
        if len(task.staff) <= self.candidates:
            return task.staff
        self.exact = False
        week = self.week
        wanted = {s for m in task.members for s in m["preferredStaff"]}
        fixed = {week.fixed[name]["staff"] for name in task.names if name in week.fixed}
        site = next(iter(task.sites))
        return sorted(task.staff, key=lambda s: (
            s not in fixed, s not in wanted, week.travel(week.staff[s]["site"], site)))[:self.candidates]

    def add_course(self, tasks):
        week, model = self.week, self.model
        if not tasks:
            return
        members = tasks[0].members
        plans = [self.add_task(task) for task in tasks]
        apart = members[0]["restDays"] + 1
        for first in range(week.days):
            window = [plan["days"][day] for plan in plans for day in range(first, first + apart) if day in plan["days"]]
            if len(window) > 1:
                model.add_at_most_one(window)
        named = {name for task in tasks for name in task.names if name in week.fixed or name in week.previous}
        if not named:  # the numbers of sessions are only names
            for a, b in zip(plans, plans[1:]):
                model.add_implication(b["present"], a["present"])
                model.add(a["start"] < b["start"]).only_enforce_if(b["present"])
        staff = {s for plan in plans for s in plan["staff"]}
        weight = week.weights["staffChange"] * len(members)
        if weight and len(plans) > 1 and len(staff) > 1:
            used = []
            for s in staff:
                literal = self.bool()
                for plan in plans:
                    if s in plan["staff"]:
                        model.add_implication(plan["staff"][s], literal)
                used.append(literal)
            changes = self.number(len(plans) - 1)
            model.add(changes >= sum(used) - 1)
            self.cost.append((weight, changes))

    def add_task(self, task):
        week, model, weights = self.week, self.model, self.week.weights
        present = self.bool()
        starts = [start // week.grain for start in task.starts]
        if not starts:
            model.add(present == 0)
            starts = [0]
        unit = model.new_int_var_from_domain(cp_model.Domain.from_values(starts), "")
        start = model.new_int_var(0, week.days * DAY, "")
        model.add_hint(unit, starts[0])
        model.add_hint(start, starts[0] * week.grain)
        model.add(start == unit * week.grain)
        days = {}
        by_day = defaultdict(list)
        for at in task.starts:
            by_day[at // DAY].append(at // week.grain)
        for day, units in by_day.items():
            days[day] = self.bool()
            model.add_linear_expression_in_domain(unit, cp_model.Domain.from_values(units)).only_enforce_if(days[day])
        model.add(sum(days.values()) == present)
        whole = model.new_optional_fixed_size_interval_var(start, task.minutes, present, "")
        for member in task.members:
            self.of_citizen[member["citizen"]].append(whole)
        plan = {"task": task, "present": present, "start": start, "unit": unit, "days": days,
                "staff": {}, "devices": [], "rooms": {}}
        if task.needs_staff:
            for s in self.likely(task):
                literal = self.bool()
                plan["staff"][s] = literal
                self.on_staff[s].append(
                    (model.new_optional_fixed_size_interval_var(start, task.minutes, literal, ""), plan, literal))
                others = sum(bool(m["preferredStaff"]) and s not in m["preferredStaff"] for m in task.members)
                if others:
                    self.cost.append((weights["otherStaff"] * others, literal))
            model.add(sum(plan["staff"].values()) == present)
        if task.wants_room:
            for room in task.rooms:
                literal = self.bool()
                plan["rooms"][room] = literal
                self.in_room[room].append(
                    (model.new_optional_fixed_size_interval_var(start, task.minutes, literal, ""), len(task.members)))
            model.add(sum(plan["rooms"].values()) == present)
        for member in task.members:
            own = {}
            if member["deviceKind"] is not None:
                for device in week.devices.values():
                    if device["kind"] == member["deviceKind"]:
                        literal = self.bool()
                        own[device["id"]] = literal
                        self.on_device[device["id"]].append(
                            model.new_optional_fixed_size_interval_var(start, task.minutes, literal, ""))
                model.add(sum(own.values()) == present)
            plan["devices"].append(own)
            self.add_wishes(plan, member, unit, present)
        self.cost.append((weights["unassigned"] * len(task.members), 1 - present))
        self.add_names(plan)
        self.plans.append(plan)
        return plan

    def add_wishes(self, plan, member, unit, present):
        weight = self.week.weights["outsidePreferred"]
        if not member["preferred"] or not weight:
            return
        minutes, grain = member["minutes"], self.week.grain
        inside = [at // grain for at in plan["task"].starts
                  if any(begin <= at and at + minutes <= end for begin, end in member["preferred"])]
        if not inside:
            self.cost.append((weight, present))
            return
        literal = self.bool()
        self.model.add_implication(literal, present)
        self.model.add_linear_expression_in_domain(
            unit, cp_model.Domain.from_values(inside)).only_enforce_if(literal)
        self.cost.append((weight, present - literal))

    def add_names(self, plan):
        week, model = self.week, self.model
        for index, name in enumerate(plan["task"].names):
            if name in week.fixed:
                at = week.fixed[name]
                model.add(plan["present"] == 1)
                model.add(plan["start"] == at["start"])
                if at["staff"] is not None:
                    model.add(plan["staff"][at["staff"]] == 1)
                if at["room"] is not None:
                    model.add(plan["rooms"][at["room"]] == 1)
                if at["device"] is not None:
                    model.add(plan["devices"][index][at["device"]] == 1)
            if name in week.previous:
                at = week.previous[name]
                weight = week.weights["moved"]
                kept = self.bool()
                model.add_implication(kept, plan["present"])
                model.add(plan["start"] == at["start"]).only_enforce_if(kept)
                if at["staff"] is not None:
                    if at["staff"] in plan["staff"]:
                        model.add_implication(kept, plan["staff"][at["staff"]])
                    else:
                        model.add(kept == 0)
                self.cost.append((weight, 1 - kept))

    def gaps(self, intervals):
        """The time outside of intervals, as fixed intervals."""
        end, last = 0, self.week.days * DAY
        for begin, stop in [*intervals, (last, last)]:
            if begin > end:
                yield self.model.new_fixed_size_interval_var(end, begin - end, "")
            end = stop

    def close_resources(self):
        week, model = self.week, self.model
        for citizen, intervals in self.of_citizen.items():
            if len(intervals) > 1:
                model.add_no_overlap(intervals)
        for device, intervals in self.on_device.items():
            model.add_no_overlap([*intervals, *self.gaps(week.devices[device]["available"])])
        for room, used in self.in_room.items():
            capacity = week.rooms[room]["capacity"]
            closed = list(self.gaps(week.rooms[room]["available"]))
            model.add_cumulative([interval for interval, _ in used] + closed,
                                 [count for _, count in used] + [capacity] * len(closed), capacity)

    def close_staff(self):
        week, model = self.week, self.model
        shares = week.fair_shares()
        for s, used in self.on_staff.items():
            model.add_no_overlap([*(interval for interval, _, _ in used), *self.gaps(week.staff[s]["shifts"])])
            work = sum(plan["task"].minutes * literal for _, plan, literal in used)
            most = week.staff[s]["maxMinutes"]
            if most is not None:
                model.add(work <= most)
            over = self.number(week.days * DAY)
            model.add(over >= work - shares[s])
            self.cost.append((week.weights["overloadMinute"], over))

    def stretch(self):
        """Ways as if the next stop were the farthest: always enough time."""
        self.exact = False
        for s, used in self.on_staff.items():
            sites = {next(iter(plan["task"].sites)) for _, plan, _ in used}
            farthest = {a: max(self.week.travel(a, b) for b in sites) for a in sites}
            self.model.add_no_overlap([
                self.model.new_optional_fixed_size_interval_var(
                    plan["start"], plan["task"].minutes + farthest[next(iter(plan["task"].sites))], literal, "")
                for _, plan, literal in used])

    def add_travel(self):
        week, model = self.week, self.model
        weight = week.weights["travelMinute"]
        for s, used in self.on_staff.items():
            home, shifts = week.staff[s]["site"], week.staff[s]["shifts"]
            for day in range(week.days):
                nodes = []
                for _, plan, literal in used:
                    task = plan["task"]
                    if len(task.sites) > 1:
                        sys.exit("Rooms with different sites are not modelled.")
                    if day in plan["days"] and any(
                            at // DAY == day and any(begin <= at and at + task.minutes <= end for begin, end in shifts)
                            for at in task.starts):
                        here = self.bool()
                        model.add_bool_and(plan["days"][day], literal).only_enforce_if(here)
                        model.add_bool_or(here, plan["days"][day].negated(), literal.negated())
                        nodes.append((plan, here, next(iter(task.sites))))
                    elif day in plan["days"]:
                        model.add_bool_or(plan["days"][day].negated(), literal.negated())
                if nodes:
                    self.add_tour(nodes, home, weight)

    def add_tour(self, nodes, home, weight):
        week, model = self.week, self.model
        empty = self.bool(1)
        arcs = [(0, 0, empty)]
        ways = [[week.travel(a, b) for _, _, b in nodes] for _, _, a in nodes]
        for i, (plan, here, site) in enumerate(nodes):
            arcs.append((i + 1, i + 1, here.negated()))
            out, back = self.bool(), self.bool()
            arcs += [(0, i + 1, out), (i + 1, 0, back)]
            self.cost += [(weight * week.travel(home, site), out), (weight * week.travel(site, home), back)]
            others = [j for j in range(len(nodes)) if j != i and nodes[j][0]["task"].members != plan["task"].members]
            if len(others) > self.near:
                self.exact = False
                others = sorted(others, key=lambda j: ways[i][j])[:self.near]
            for j in others:
                next_plan = nodes[j][0]
                gap = plan["task"].minutes + ways[i][j]
                if plan["task"].starts[0] + gap > next_plan["task"].starts[-1]:
                    continue
                arc = self.bool()
                arcs.append((i + 1, j + 1, arc))
                model.add(next_plan["start"] >= plan["start"] + gap).only_enforce_if(arc)
                if ways[i][j]:
                    self.cost.append((weight * ways[i][j], arc))
        model.add_circuit(arcs)

    def answer(self, solver):
        assignments = {}
        for plan in self.plans:
            if not solver.boolean_value(plan["present"]):
                continue

            def chosen(literals):
                return next((key for key, literal in literals.items() if solver.boolean_value(literal)), None)

            for name, devices in zip(plan["task"].names, plan["devices"]):
                assignments[name] = {"start": solver.value(plan["start"]), "staff": chosen(plan["staff"]),
                                     "device": chosen(devices), "room": chosen(plan["rooms"])}
        return assignments


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("problem")
    parser.add_argument("solution")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--near", type=int, default=12)
    parser.add_argument("--candidates", type=int, default=1000)
    parser.add_argument("--ways", choices=["circuits", "stretched"], default="circuits")
    options = parser.parse_args()
    begin = time.monotonic()
    week = Week(options.problem)
    model = Model(week, options.near, options.candidates, options.ways)
    built = time.monotonic() - begin
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = options.seconds
    solver.parameters.num_workers = options.workers
    status = solver.solve(model.model)
    report = {"status": solver.status_name(status), "built": round(built, 1), "seconds": round(solver.wall_time, 1),
              "exact": model.exact, "cost": None, "bound": None}
    if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        bound = max(0, int(solver.best_objective_bound)) if model.exact else 0
        report["bound"] = bound
        report["cost"] = week.write(options.solution, model.answer(solver), bound, report["seconds"])
        report["objective"] = int(solver.objective_value)
    print(json.dumps(report))


if __name__ == "__main__":
    main()
