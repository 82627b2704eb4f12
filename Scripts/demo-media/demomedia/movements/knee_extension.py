"""Straighten one knee at a time while seated."""

from math import radians

from .. import chair, room
from ..body import SEATED_HIP, SHIN
from ..clip import Camera, Clip
from ..geometry import lerp, polar
from ..people import LEILA
from ..side import Arm, Foot, Pose, SideFigure
from ..timing import Repetitions

HIP = (-3.0, SEATED_HIP)
KNEE = (35.3, -46.9)
FEET = 34.0


def foot(level):
    if level < 0.001:
        return Foot(FEET)
    ankle = polar(KNEE, lerp(-0.0334, 1.36, level), SHIN)
    return Foot(FEET, heel=-1.45 * level, lift=ankle)


def perform(ctx, beat):
    near = beat.level if beat.index % 2 == 0 else 0.0
    far = beat.level - near
    grip = Arm((4.0, -54.5), point=1.45, kind="fist")
    figure = SideFigure(LEILA, Pose(
        hip=HIP, lean=radians(2 - 4 * beat.level), seated=1, breath=beat.breath, blink=beat.blink,
        near_foot=foot(near), far_foot=foot(far), near_arm=grip, far_arm=grip, nod=0.08 * beat.level,
    ))
    figure.shadow(ctx)
    figure.back(ctx)
    figure.front(ctx)


CLIP = Clip(
    name="knee-extension", position="seated", room=room.ROSE,
    timing=Repetitions(8, 3.4, lead=2.8, tail=2.8, up=0.38, hold=0.14, down=0.38),
    stage=lambda ctx: chair.side(ctx, 0, chair.FABRIC["rose"]), perform=perform,
    camera=Camera(scale=5.8, x=880, floor=975),
)
