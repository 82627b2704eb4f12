"""A person seen from the front."""

from dataclasses import dataclass

from . import head_front
from .body import ANKLE, ARM, FOREARM, LEG, SHIN, THIGH, UPPER_ARM, cuff, hand
from .geometry import add, mix, polar, rotate, two_bones
from .limbs import bone, limb
from .paint import darker, ellipse, fill, inside, lighter, polygon, shaded, smooth, stroke

SIDES = (-1, 1)
"""Left and right of the picture."""


@dataclass
class Leg:
    ankle: tuple
    turn: float = 0.0
    """Turns the foot clockwise."""
    knee: tuple | None = None
    """Given when the thigh points at the viewer."""
    off_floor: bool = False


@dataclass
class Arm:
    wrist: tuple | None = None
    raised: tuple | None = None
    """Instead of a wrist: the angles of upper arm and forearm, outwards from straight down."""
    point: float | None = None
    kind: str = "relaxed"
    bend: int = 1
    """+1: the elbow points outwards."""
    foreshortened: tuple = (1.0, 1.0)
    thumb: int = -1
    """-1: towards the body when the hand hangs; +1: away from it."""


@dataclass
class Pose:
    hip: tuple
    legs: tuple
    arms: tuple
    lean: float = 0.0
    lift: tuple = (0.0, 0.0)
    """How far each shoulder is raised."""
    spread: float = 0.0
    """How far the shoulders are drawn apart."""
    tilt: float = 0.0
    breath: float = 0.0
    blink: float = 0.0
    seated: bool = False


class FrontFigure:
    def __init__(self, person, pose):
        self.person, self.pose = person, pose
        self.neck = self._at(0, -52)
        self.head = self._at(0, -66.0)
        self.torso = self._torso()

    def draw(self, ctx):
        pose = self.pose
        for leg in pose.legs:
            fill(ctx, ellipse(leg.ankle[0], 1.5 if leg.off_floor or not pose.seated else 5, 11 - 3 * leg.off_floor, 3),
                 (0.25, 0.17, 0.12), 0.10 if leg.off_floor else 0.2)
        if not pose.seated:
            fill(ctx, ellipse(pose.hip[0], 0.5, 30, 6), (0.25, 0.17, 0.12), 0.10)
            for s in sorted(SIDES, key=lambda s: self._leg_of(s).knee is not None):
                self._leg(ctx, s)
        self._body(ctx)
        if pose.seated:
            x, y = pose.hip
            shaded(ctx, ellipse(x, y + 3.5, 16.5, 7.5), darker(self.person.trousers, 0.08))
            for s in SIDES:
                self._lap(ctx, s)
        head_front.draw(ctx, self.head, pose.lean + pose.tilt, self.person, pose.blink)
        for s in SIDES:
            self._arm(ctx, s)

    def shoulder(self, s):
        i = 0 if s < 0 else 1
        return self._at(s * (self.person.shoulders - 1.4 + self.pose.spread), -44.0 - self.pose.lift[i])

    def hip_joint(self, s):
        return add(self.pose.hip, (s * (8.4 if self.pose.seated else 6.8), 0))

    def _at(self, x, y):
        hip = self.pose.hip
        return rotate((hip[0] + x, hip[1] + y), hip, self.pose.lean)

    def _leg_of(self, s):
        return self.pose.legs[0 if s < 0 else 1]

    def _torso(self):
        person, pose = self.person, self.pose
        hips, shoulders = person.hips, person.shoulders + pose.spread
        hem = 2.0 if pose.seated else 9.0
        chest = pose.breath * 0.35

        def half(s):
            lift = pose.lift[0 if s < 0 else 1]
            points = [
                (hips - 0.2, hem), (hips + 0.5, hem - 4), (hips, -5), (hips - 2.4, -20), (hips - 1.4 + chest, -32),
                (shoulders - 0.6, -41 - lift * 0.8), (shoulders - 0.4, -46.4 - lift), (shoulders - 5.0, -50.2 - lift * 0.9),
                (7.0, -53.2 - lift * 0.25),
            ]
            return [self._at(s * x, y) for x, y in points]

        right, left = half(1), half(-1)
        middle = [self._at(0, hem + 0.6)]
        return smooth(middle + right + [self._at(0, -52.4)] + left[::-1], True, 1 / 8)

    def _body(self, ctx):
        person = self.person
        shaded(ctx, bone(self._at(0, -47), self._at(0, -60), 5.8, 5.0), darker(person.skin, 0.07), (-0.8, -0.3), 0.08)
        shaded(ctx, self.torso, person.top, (-1.8, -0.6), 0.12)
        inside(ctx, self.torso, self._details)
        for s in SIDES:
            shaded(ctx, polygon([self._at(s * 6.6, -54.2), self._at(s * 8.6, -50.4), self._at(s * 4.6, -44.6), self._at(0, -48.2)]),
                   person.shirt, (-0.3, -0.4), 0.1)

    def _details(self, ctx):
        person = self.person
        line = darker(person.top, 0.22)
        neckline = smooth([self._at(-6, -55), self._at(-4.4, -46), self._at(0, -37 if person.cardigan else -44.5),
                           self._at(4.4, -46), self._at(6, -55)])
        fill(ctx, neckline, person.shirt)
        skin = smooth([self._at(-4.8, -56), self._at(-2.6, -50), self._at(0, -47.4), self._at(2.6, -50), self._at(4.8, -56)])
        fill(ctx, skin, darker(person.skin, 0.07))
        hem = 2.0 if self.pose.seated else 9.0
        fill(ctx, polygon([self._at(-24, hem - 3.2), self._at(24, hem - 3.2), self._at(24, hem + 4), self._at(-24, hem + 4)]),
             darker(person.top, 0.14))
        if person.cardigan:
            stroke(ctx, polygon([self._at(0, -37), self._at(0, 12)], False), line, 0.55)
            for y in (-32, -22, -12, -2):
                fill(ctx, ellipse(*self._at(1.9, y), 0.9, 0.9), lighter(person.top, 0.55))
            if not self.pose.seated:
                for s in SIDES:
                    stroke(ctx, smooth([self._at(s * 5, -5), self._at(s * 8.6, -4.4), self._at(s * 12.2, -5)], False), line, 0.7)

    def _leg(self, ctx, s):
        leg = self._leg_of(s)
        hip = self.hip_joint(s)
        colour = self.person.trousers
        if leg.knee:
            knee, ankle = leg.knee, leg.ankle
        else:
            knee, ankle = mix(hip, leg.ankle, THIGH / (THIGH + SHIN)), leg.ankle
        shaded(ctx, bone(mix(knee, ankle, 0.85), ankle, 4.2, 4.0), (0.86, 0.84, 0.82))
        self._shoe(ctx, ankle, leg.turn, s)
        end = mix(knee, ankle, 0.93)
        path = limb(hip, knee, end, [(u, min(8.9, r) * self.person.girth) for u, r in LEG], round_end=False)
        shaded(ctx, path, colour, (-1.3, -0.6), 0.13)
        if leg.knee:
            raised = min(1.0, max(0.0, (THIGH - (knee[1] - hip[1])) / 8))
            stroke(ctx, smooth([add(knee, (-4.6, 2.5)), add(knee, (0, 5.0)), add(knee, (4.6, 2.5))], False),
                   darker(colour, 0.2), 0.5, raised)

    def _lap(self, ctx, s):
        leg = self._leg_of(s)
        hip, knee, ankle, colour = self.hip_joint(s), leg.knee, leg.ankle, self.person.trousers
        shaded(ctx, bone(mix(knee, ankle, 0.85), ankle, 4.4, 4.2), (0.86, 0.84, 0.82))
        self._shoe(ctx, ankle, leg.turn, s)
        shaded(ctx, bone(knee, mix(knee, ankle, 0.9), 8.4, 6.4), colour, (-1.3, -0.6), 0.13)
        shaded(ctx, bone(add(hip, (s * 0.8, 1)), knee, 9.6, 9.3), lighter(colour, 0.04), (-1.3, -0.9), 0.13)

    def _shoe(self, ctx, ankle, turn, s):
        def place(x, y):
            return rotate((ankle[0] + x * s, ankle[1] + y), ankle, turn)

        sole = smooth([place(-5.0, 4), place(6.2, 4), place(6.6, 9.6), place(2.4, 11.6), place(-3.0, 11.4), place(-5.4, 9.4)])
        fill(ctx, sole, (0.90, 0.87, 0.82))
        upper = smooth([place(-4.4, -2), place(4.2, -2), place(5.8, 4), place(6.2, 8.4), place(2.2, 10.2), place(-2.8, 10.0),
                        place(-5.0, 8.2), place(-5.0, 3)])
        shaded(ctx, upper, self.person.shoes, (-0.6, -0.8))
        for y in (1.0, 3.2, 5.4):
            stroke(ctx, polygon([place(-1.8, y), place(2.4, y)], False), (0.94, 0.91, 0.86), 0.55)

    def _arm(self, ctx, s):
        person, arm = self.person, self.pose.arms[0 if s < 0 else 1]
        shoulder = self.shoulder(s)
        upper, fore = UPPER_ARM * arm.foreshortened[0], FOREARM * arm.foreshortened[1]
        if arm.raised:
            elbow = polar(shoulder, s * arm.raised[0], upper)
            wrist = polar(elbow, s * arm.raised[1], fore)
            point = 1.5708 - s * arm.raised[1]
        else:
            elbow, wrist = two_bones(shoulder, arm.wrist, upper, fore, -s * arm.bend)
            point = arm.point
        point = point if arm.point is None else arm.point
        profile = [(u, r * (0.5 + 0.5 * person.girth)) for u, r in ARM]
        path = limb(shoulder, elbow, mix(elbow, wrist, 0.96), profile, round_end=False)

        def contact(c):
            c.translate(-s * 1.2, 1.6)
            fill(c, path, darker(person.top, 0.45), 0.35)

        inside(ctx, self.torso, contact)
        hand(ctx, wrist, point, person.skin, arm.kind, s * arm.thumb)
        shaded(ctx, path, person.top, (-1.1, -0.7), 0.12)
        cuff(ctx, elbow, wrist, person.top)


def standing(s, hip_x=0.0):
    return Leg((hip_x + s * 8.6, -ANKLE))


def hand_on_chair():
    """An arm that rests on the back of the chair to the left."""
    return Arm(wrist=(-30.5, -98.0), point=1.75, kind="fist", foreshortened=(0.82, 0.82))


def seated_leg(s):
    return Leg((s * 12.6, -4.5), knee=(s * 13.2, -47.0))


def hand_on_thigh(s):
    """An arm at rest, with the hand on the thigh."""
    return Arm(wrist=(s * 16.5, -58.0), point=1.5708 + s * 0.25, bend=1, foreshortened=(0.95, 0.95))
