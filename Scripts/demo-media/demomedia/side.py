"""A person seen from the right side, facing right."""

from dataclasses import dataclass
from math import cos, pi, sin

from . import head_side
from .body import ANKLE, ARM, BALL, FOREARM, LEG, SHIN, THIGH, TORSO, UPPER_ARM, cuff, hand, shoe
from .geometry import add, clamp, heading, lerp, mix, polar, rotate, two_bones
from .limbs import along, bone, limb, outline
from .paint import darker, fill, inside, lighter, polygon, shaded, smooth, stroke

NEAR, FAR = (-0.5, 1.6), (3.0, -2.6)
"""How depth shifts what lies nearer and farther than the middle."""


@dataclass
class Foot:
    x: float
    """Where the ankle is while the foot is flat."""
    heel: float = 0.0
    """Angle of the heel above the floor, turning on the ball."""
    lift: tuple | None = None
    """The ankle when the foot is off the floor; then heel is its pitch."""

    def ankle(self, depth):
        if self.lift:
            return add(self.lift, depth)
        flat = (self.x, -ANKLE)
        return add(rotate(flat, (self.x + BALL, 0), self.heel), depth)


@dataclass
class Arm:
    target: tuple
    """The wrist, before the shift of depth."""
    point: float = pi / 2
    """Where the fingers point."""
    kind: str = "relaxed"
    bend: int = 1
    thumb: int = 1
    foreshortened: tuple = (1.0, 1.0)
    """How long upper arm and forearm look when they point at the viewer."""
    held: object = None
    """Draws a thing in the hand: takes the context and the wrist."""


@dataclass
class Pose:
    hip: tuple
    lean: float
    near_foot: Foot
    far_foot: Foot
    near_arm: Arm
    far_arm: Arm
    nod: float = 0.0
    breath: float = 0.0
    blink: float = 0.0
    seated: float = 0.0
    """1 while the weight is on the chair: the hem rides up."""


class SideFigure:
    """Draws one pose; far parts first."""

    def __init__(self, person, pose):
        self.person, self.pose = person, pose
        self.spine = self._spine()
        self.neck = self.spine[-1]
        self.shoulder = mix(self.spine[-1], self.spine[-5], 0.42)
        self.head = polar(self.neck, pi - pose.lean * 0.75 - 0.30, 14.2)
        self.torso = self._torso()

    def shadow(self, ctx):
        pose = self.pose
        for foot, depth in ((pose.far_foot, FAR), (pose.near_foot, NEAR)):
            x, _ = foot.ankle(depth)
            fill(ctx, pool(x + 5, depth[1] + 0.4, 17, 2.8), (0.25, 0.17, 0.12), 0.20)
        fill(ctx, pool(pose.hip[0] + 6, 0.5, 42, 7), (0.25, 0.17, 0.12), 0.10)

    def back(self, ctx):
        self._leg(ctx, self.pose.far_foot, FAR, 0.16)
        self._arm(ctx, self.pose.far_arm, FAR, 0.14)

    def front(self, ctx, before_arm=None):
        self._leg(ctx, self.pose.near_foot, NEAR, 0.0)
        self._neck(ctx)
        self._clothes(ctx)
        head_side.draw(ctx, self.head, self.pose.lean * 0.55 + self.pose.nod, self.person, self.pose.blink)
        if before_arm:
            before_arm(ctx)
        self._arm(ctx, self.pose.near_arm, NEAR, 0.0)

    def _spine(self):
        pose = self.pose
        direction = (sin(pose.lean), -cos(pose.lean))
        points = []
        for i in range(25):
            u = i / 24
            bow = sin(pi * clamp(u * 0.95)) * -1.6 - 2.6 * max(0, u - 0.55) * sin(pi * clamp((u - 0.5) * 1.6))
            forward = 3.2 * max(0, u - 0.78) / 0.22
            side = bow + forward
            points.append((
                pose.hip[0] + direction[0] * TORSO * u - direction[1] * side,
                pose.hip[1] + direction[1] * TORSO * u + direction[0] * side,
            ))
        return points

    def _torso(self):
        girth, breath = self.person.girth, self.pose.breath * 0.5
        hem = lerp(8.5, 1.5, self.pose.seated)
        start = (
            self.spine[0][0] - sin(self.pose.lean) * hem,
            self.spine[0][1] + cos(self.pose.lean) * hem,
        )
        profile = [
            (0.0, 11.4 * girth, 11.0 * girth), (0.16, 12.0 * girth, 11.2 * girth), (0.42, 9.8 * girth, 11.2 * girth + breath),
            (0.66, 10.2 * girth, 11.6 * girth + breath), (0.82, 9.8 * girth, 9.6 * girth + breath), (0.93, 7.6, 6.6), (1.0, 5.4, 5.0),
        ]
        points = [start, mix(start, self.spine[0], 0.5)] + self.spine
        return polygon(outline(points, profile, False, False))

    def _neck(self, ctx):
        shaded(ctx, bone(add(self.neck, (-0.8, 3)), mix(self.neck, self.head, 0.75), 5.2, 4.7),
               darker(self.person.skin, 0.07), (0.8, -0.3), 0.08)

    def _clothes(self, ctx):
        person = self.person
        shaded(ctx, self.torso, person.top, (1.8, -0.6), 0.12)
        direction = self.pose.lean
        x, y = self.neck
        inside(ctx, self.torso, self._details)
        collar = [rotate((x + a, y + b), (x, y), direction) for a, b in
                  ((-5.6, -0.8), (-1, -2.6), (5.2, -0.4), (6.6, 2.8), (3.6, 4.0), (0.5, 2.2), (-5.8, 2.4))]
        shaded(ctx, smooth(collar), person.shirt, (0.4, -0.5), 0.1)

    def _details(self, ctx):
        person, lean = self.person, self.pose.lean
        girth = person.girth
        line = darker(person.top, 0.22)
        front = []
        for i in range(0, 25, 2):
            u = i / 24
            width = along([(0, 6.8), (0.4, 7.2), (0.7, 7.6), (0.9, 4.5), (1, 2.0)], u)[0] * girth
            p = self.spine[i]
            front.append((p[0] + cos(lean) * width, p[1] + sin(lean) * width))
        start = (front[0][0] - sin(lean) * 12, front[0][1] + cos(lean) * 12)
        if person.cardigan:
            stroke(ctx, smooth([start] + front, False), line, 0.55)
            for i in (1, 4, 7):
                p = (front[i][0] + cos(lean) * 1.5, front[i][1] + sin(lean) * 1.5)
                fill(ctx, lambda c, p=p: _dot(c, p, 0.85), lighter(person.top, 0.55))
        hem = lerp(8.5, 1.5, self.pose.seated)
        a = (self.spine[0][0] - sin(lean) * hem, self.spine[0][1] + cos(lean) * hem)
        across, up = (cos(lean), sin(lean)), (sin(lean), -cos(lean))
        band = polygon([
            (a[0] - across[0] * 16, a[1] - across[1] * 16), (a[0] + across[0] * 16, a[1] + across[1] * 16),
            (a[0] + across[0] * 16 + up[0] * 3.2, a[1] + across[1] * 16 + up[1] * 3.2),
            (a[0] - across[0] * 16 + up[0] * 3.2, a[1] - across[1] * 16 + up[1] * 3.2),
        ])
        fill(ctx, band, darker(person.top, 0.14))

    def _leg(self, ctx, foot, depth, shade):
        hip, ankle = add(self.pose.hip, depth), foot.ankle(depth)
        knee, ankle = two_bones(hip, ankle, THIGH, SHIN, -1)
        colour = darker(self.person.trousers, shade)
        skin = darker((0.86, 0.84, 0.82), shade)
        shaded(ctx, bone(mix(knee, ankle, 0.85), ankle, 4.2, 4.0), skin)
        shoe(ctx, ankle, foot.heel, darker(self.person.shoes, shade), 0.0 if foot.lift else None)
        end = mix(knee, ankle, 0.93)
        profile = [(u, r * self.person.girth) for u, r in LEG]
        path = limb(hip, knee, end, profile, round_end=False)
        shaded(ctx, path, colour, (1.3, -0.8), 0.13)
        angle = heading(knee, end)
        inside(ctx, path, lambda c: stroke(c, polygon([
            (end[0] - cos(angle) * 1.8 + sin(angle) * 8, end[1] - sin(angle) * 1.8 - cos(angle) * 8),
            (end[0] - cos(angle) * 1.8 - sin(angle) * 8, end[1] - sin(angle) * 1.8 + cos(angle) * 8),
        ], False), darker(colour, 0.16), 0.4))

    def _arm(self, ctx, arm, depth, shade):
        person = self.person
        shoulder = add(self.shoulder, (depth[0] * 0.8, depth[1] * 0.6))
        elbow, wrist = two_bones(
            shoulder, add(arm.target, depth), UPPER_ARM * arm.foreshortened[0], FOREARM * arm.foreshortened[1], arm.bend)
        colour = darker(person.top, shade)
        profile = [(u, r * (0.5 + 0.5 * person.girth)) for u, r in ARM]
        path = limb(shoulder, elbow, mix(elbow, wrist, 0.96), profile, round_end=False)
        if not shade:
            def contact(c):
                c.translate(1.2, 1.8)
                fill(c, path, darker(person.top, 0.45), 0.35)
            inside(ctx, self.torso, contact)
        if arm.held:
            arm.held(ctx, wrist)
        hand(ctx, wrist, arm.point, darker(person.skin, shade * 0.7), arm.kind, arm.thumb)
        shaded(ctx, path, colour, (1.1, -0.8), 0.12)
        cuff(ctx, elbow, wrist, colour)


def pool(x, y, rx, ry):
    def path(ctx):
        ctx.new_path()
        ctx.save()
        ctx.translate(x, y)
        ctx.scale(rx, ry)
        ctx.arc(0, 0, 1, 0, 2 * pi)
        ctx.restore()
    return path


def _dot(ctx, p, radius):
    ctx.new_path()
    ctx.arc(p[0], p[1], radius, 0, 2 * pi)
