"""Raise both arms out to the sides and up, seated."""

from .. import chair, room
from ..clip import Camera, Clip
from ..front import Arm, FrontFigure, Pose, SIDES, seated_leg
from ..geometry import lerp
from ..people import LEILA
from ..timing import Repetitions


def perform(ctx, beat):
    level = beat.level
    arm = Arm(raised=(lerp(0.10, 2.72, level), lerp(0.16, 2.98, level)), thumb=1)
    lift = 2.6 * max(0.0, level - 0.3)
    FrontFigure(LEILA, Pose(
        hip=(0.0, -57.0), breath=beat.breath + level, blink=beat.blink, seated=True, lift=(lift, lift),
        legs=tuple(seated_leg(s) for s in SIDES), arms=(arm, arm),
    )).draw(ctx)


CLIP = Clip(
    name="arm-raise", position="seated", room=room.SAGE,
    timing=Repetitions(8, 3.4, lead=2.8, tail=2.8, up=0.4, hold=0.08, down=0.42),
    stage=lambda ctx: chair.front(ctx, chair.FABRIC["sage"]), perform=perform,
    camera=Camera(scale=5.2, x=960, floor=965), rate=30,
)
