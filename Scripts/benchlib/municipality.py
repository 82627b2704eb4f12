"""A municipality with years of trainings behind it: as many events as wanted, and everything that belongs to them.

Each citizen trains twice a week for a year, a quarter of them at a time: 104 sessions, of which 92 were trained with 65
events each. The last quarter is still at it, with two weeks to go. People, sessions and results are written here; `IngestBench fill` writes the events, in the order in which
they would have come. All identifiers follow from the numbers of citizen and session, here as there.
"""

import datetime
import re
import shutil
import sys
import time

from benchlib.engines import run

SESSIONS, TRAINED, EVENTS = 104, 92, 65
# Sessions from this one on are not trained yet, and every thirteenth was missed.
BEGUN = 100
GENERATIONS = 4
UNITS = 10
# With indexes; without contents, which only the measured citizen's events have.
BYTES_AN_EVENT = 380
STAFF = "mette"
ZONE = "Europe/Copenhagen"
DAY = 86_400_000


class Municipality:
    """Of `citizens` the last is the measured one."""

    def __init__(self, site, bench, events):
        self.site, self.bench = site, bench
        self.engine = site.engine
        self.lasting = self.engine.address is None
        # A whole number each generation.
        self.active = max(UNITS, round(events / (TRAINED * EVENTS * GENERATIONS)))
        self.citizens = self.active * GENERATIONS
        self.now = int(time.time() * 1000)
        today = datetime.date.today()
        self.monday = today - datetime.timedelta(days=today.weekday())

    @property
    def events(self):
        return self.citizens * TRAINED * EVENTS

    def make(self):
        free, needed = shutil.disk_usage(self.site.folder).free, self.events * BYTES_AN_EVENT + (2 << 30)
        if free < needed:
            sys.exit(f"{self.events:,} events need {needed >> 30} GiB in {self.site.folder}, {free >> 30} are free; "
                     "choose fewer with --events, or another folder.")
        site = self.site
        site.begin()
        units = [self.unit(number) for number in range(UNITS)]
        site.form("/accounts", userName=STAFF, name="Mette Holm", role=["therapist", "planner"], unit=units[-1],
                  language="da", password="maaler kun farten")
        programme = site.form("/programmes", name="Styrke og balance").getheader("Location")
        exercise = "019a0000-0000-7000-8000-000000000001"
        site.engine_pause(
            "INSERT INTO exercises (id, name, instruction, repetitions_in_video, created_at) "
            f"""VALUES ('{exercise}', '{{"da":"Rejse sig"}}', '{{}}', 5, 0);""")
        site.form(programme, name="Styrke og balance", action="add", add=exercise)
        site.stop()
        for statement in self.statements(units, programme.rsplit("/", 1)[1]):
            self.engine.execute(statement)
        target = self.engine.file if self.lasting else self.engine.address
        begun = time.monotonic()
        run(self.bench, "fill", "sqlite" if self.lasting else "postgres", target, self.citizens, GENERATIONS,
            self.instant(0, 0))
        print(f"{self.events:,} events stored in {time.monotonic() - begun:.0f} s.", file=sys.stderr)
        if not self.lasting:
            # Its own keeper would come to it in time; SQLite has none.
            self.engine.execute("VACUUM ANALYZE;")
        site.start()

    def unit(self, number):
        self.site.form("/accounts/units", name=f"Nord {number}")
        page = self.site.send("GET", "/citizens")[1].decode()
        return re.search(rf'<option value="([0-9a-f-]{{36}})"[^>]*>Nord {number}<', page).group(1)

    def instant(self, generation, session):
        """When a session of the generation began, in milliseconds since 1970, at 9 o'clock UTC."""
        weeks = 52 * (generation - GENERATIONS) + 2 + session // 2
        day = self.monday + datetime.timedelta(days=7 * weeks + (4 if session % 2 else 1))
        return int(datetime.datetime(day.year, day.month, day.day, 9, tzinfo=datetime.timezone.utc).timestamp() * 1000)

    # MARK: SQL of both databases

    def statements(self, units, programme):
        number = (f"WITH RECURSIVE n(c) AS (SELECT 0 UNION ALL SELECT c + 1 FROM n WHERE c < {self.citizens - 1})"
                  if self.lasting else f"WITH n(c) AS (SELECT generate_series(0, {self.citizens - 1}))")
        places = ", ".join(f"({generation}, {session}, {self.instant(generation, session)}, "
                           f"'{datetime.datetime.fromtimestamp(self.instant(generation, session) / 1000).date()}')"
                           for generation in range(GENERATIONS) for session in range(SESSIONS))
        generation = f"(c / {self.active})"
        is_over = f"{generation} < {GENERATIONS - 1}"
        unit = "CASE " + " ".join(f"WHEN c % {UNITS} = {place} THEN '{one}'" for place, one in enumerate(units)) + " END"
        start = "CASE " + " ".join(
            f"WHEN {generation} = {one} THEN {{}}" for one in range(GENERATIONS)) + " END"
        begun = start.format(*(self.instant(one, 0) for one in range(GENERATIONS)))
        ended = start.format(*(self.instant(one, SESSIONS - 1) + 3 * DAY for one in range(GENERATIONS)))
        day = start.format(*(f"'{datetime.datetime.fromtimestamp(self.instant(one, 0) / 1000).date()}'"
                             for one in range(GENERATIONS)))
        staff = f"(SELECT id FROM staff WHERE user_name = '{STAFF}')"
        citizen, device, plan = (f"'0198000{kind}-' || {self.hexadecimal('c', 4)} || '-7000-8000-000000000000'"
                                 for kind in range(3))
        session = f"'01980003-' || {self.hexadecimal('c', 4)} || '-7000-8000-' || {self.hexadecimal('s', 12)}"
        note = session.replace("01980003", "01980004")
        yield (f"{number} INSERT INTO citizens (id, unit_id, given_name, family_name, birth_year, language, created_at, "
               f"ended_at) SELECT {citizen}, {unit}, 'Karen ' || c, 'Holst', 1930 + c % 30, 'da', {begun}, "
               f"CASE WHEN {is_over} THEN {ended} END FROM n;")
        yield (f"{number} INSERT INTO devices (id, name, citizen_id, paired_at, last_seen_at, ended_at) "
               f"SELECT {device}, 'Tablet ' || c, {citizen}, {begun}, CASE WHEN {is_over} THEN {ended} ELSE {self.now} "
               f"END, CASE WHEN {is_over} THEN {ended} END FROM n;")
        yield (f"{number} INSERT INTO plans (id, citizen_id, programme_id, mode, goal, start_date, weeks, weekdays, time, "
               f"zone, created_at, created_by) SELECT {plan}, {citizen}, '{programme}', 'independent', 'At gå ture', "
               f"{day}, 52, '2,5', '10:00', '{ZONE}', {begun}, {staff} FROM n;")
        yield f"CREATE TABLE bench_places (g BIGINT, s BIGINT, at BIGINT, date TEXT); INSERT INTO bench_places VALUES {places};"
        yield (f"{number} INSERT INTO sessions (id, plan_id, citizen_id, date, time, zone, starts_at) SELECT {session}, "
               f"{plan}, {citizen}, date, '10:00', '{ZONE}', at FROM n JOIN bench_places ON g = {generation} "
               "ORDER BY c, s;")
        yield (f"{number} INSERT INTO session_results (session_id, completion, started_at, ended_at, "
               "exercises_completed, exercises_skipped, sets_completed, pain, effort, comment, events, updated_at) "
               f"SELECT {session}, CASE WHEN s % 11 = 3 THEN 'partly' ELSE 'done' END, at, at + 1200000, 4, 0, 12, "
               f"(c * 7 + s * 3) % 6, 2 + (c + s) % 6, CASE WHEN s % 8 = 1 THEN 'Det gik godt i dag.' END, {EVENTS}, "
               f"at + 1800000 FROM n JOIN bench_places ON g = {generation} WHERE s % 13 <> 5 "
               f"AND s < {BEGUN} ORDER BY at, c;")
        yield (f"{number} INSERT INTO hand_results (id, session_id, completion, pain, effort, comment, reason, staff_id, "
               f"at, seen_events, is_current) SELECT {note}, {session}, 'done', 3, 4, NULL, 'Ringede', {staff}, "
               f"at + {DAY}, 0, 1 FROM n JOIN bench_places ON g = {generation} WHERE s % 26 = 5 AND s < {BEGUN};")
        before = self.result(session, "partly")
        yield (f"{number} INSERT INTO result_versions (session_id, version, at, before, after, causes) SELECT {session}, "
               f"2, at + {2 * DAY}, {before}, {before.replace('partly', 'done')}, "
               "'[{\"type\":\"trin.session.completed\",\"occurredAt\":' || at || ',\"receivedAt\":' || "
               f"(at + {2 * DAY}) || '}}]' FROM n JOIN bench_places ON g = {generation} WHERE s % 52 = 20;")
        yield "DROP TABLE bench_places;"

    def hexadecimal(self, number, digits):
        """SQL for a number with so many hexadecimal digits."""
        return f"printf('%0{digits}x', {number})" if self.lasting else f"lpad(to_hex({number}), {digits}, '0')"

    @staticmethod
    def result(session, completion):
        return (f"'{{\"session\":\"' || {session} || '\",\"completion\":\"{completion}\",\"exercisesCompleted\":4,"
                f"\"exercisesSkipped\":0,\"setsCompleted\":12,\"events\":{EVENTS},\"helpAsked\":0,\"tests\":[]}}'")
