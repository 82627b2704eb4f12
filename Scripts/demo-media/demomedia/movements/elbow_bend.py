"""Bend the elbows with a light weight in each hand."""

from math import cos, pi, radians, sin

from .. import room
from ..body import FOREARM, STANDING_HIP, UPPER_ARM
from ..clip import Camera, Clip
from ..geometry import lerp, polar
from ..paint import ellipse, rgb, shaded
from ..people import INGRID
from ..side import Arm, Foot, Pose, SideFigure
from ..timing import Repetitions


def perform(ctx, beat):
    body = Pose(
        hip=(0.0, STANDING_HIP), lean=radians(2.5), breath=beat.breath, blink=beat.blink, nod=-0.03 * beat.level,
        near_foot=Foot(-5.0), far_foot=Foot(-3.0), near_arm=Arm((0, 0)), far_arm=Arm((0, 0)),
    )
    shoulder = SideFigure(INGRID, body).shoulder
    elbow = polar(shoulder, 0.02 + 0.08 * beat.level, UPPER_ARM)
    angle = lerp(0.22, 2.35, beat.level)
    point = pi / 2 - angle - 0.15

    def weight(c, wrist):
        x, y = wrist[0] + cos(point) * 4.4, wrist[1] + sin(point) * 4.4
        shaded(c, ellipse(x, y, 6.0, 6.0), rgb("#B5655A"), (-0.9, -0.9), 0.16)
        shaded(c, ellipse(x, y, 2.4, 2.4), rgb("#E3DED6"), (-0.3, -0.3))

    arm = Arm(polar(elbow, angle, FOREARM), point=point, kind="fist", held=weight, bend=1)
    body.near_arm = body.far_arm = arm
    figure = SideFigure(INGRID, body)
    figure.shadow(ctx)
    figure.back(ctx)
    figure.front(ctx)


CLIP = Clip(
    name="elbow-bend", position="standing", room=room.BLUE,
    timing=Repetitions(8, 3.0, lead=2.8, tail=2.8, up=0.38, hold=0.1, down=0.4),
    stage=lambda ctx: None, perform=perform, camera=Camera(x=950),
)
