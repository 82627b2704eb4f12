"""Roll both shoulders up, back and down, seated."""

from math import cos, pi, sin

from .. import chair, room
from ..clip import Camera, Clip
from ..front import FrontFigure, Pose, SIDES, hand_on_thigh, seated_leg
from ..people import POUL
from ..timing import Repetitions


def perform(ctx, beat):
    angle = pi * beat.level if beat.rising else 2 * pi - pi * beat.level
    lift = 2.1 * (1 - cos(angle))
    spread = 1.5 * -sin(angle)
    FrontFigure(POUL, Pose(
        hip=(0.0, -57.0), breath=beat.breath, blink=beat.blink, seated=True, lift=(lift, lift), spread=spread,
        legs=tuple(seated_leg(s) for s in SIDES), arms=tuple(hand_on_thigh(s) for s in SIDES),
    )).draw(ctx)


CLIP = Clip(
    name="shoulder-roll", position="seated", room=room.BLUE,
    timing=Repetitions(8, 3.0, lead=2.8, tail=2.8, up=0.42, hold=0.0, down=0.46),
    stage=lambda ctx: chair.front(ctx, chair.FABRIC["blue"]), perform=perform,
    camera=Camera(scale=5.9, x=890, floor=985),
)
