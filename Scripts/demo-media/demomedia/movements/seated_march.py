"""March on the spot while seated, one knee at a time."""

from math import radians

from .. import chair, room
from ..body import SEATED_HIP
from ..clip import Camera, Clip
from ..people import POUL
from ..side import Arm, Foot, Pose, SideFigure
from ..timing import Repetitions

FEET = 35.0


def foot(level):
    if level < 0.001:
        return Foot(FEET)
    return Foot(FEET, heel=0.30 * level, lift=(FEET + 1.5 * level, -8.0 - 19.0 * level))


def perform(ctx, beat):
    near = beat.level if beat.index % 2 == 0 else 0.0
    far = beat.level - near
    grip = Arm((5.0, -54.5), point=1.45, kind="fist")
    figure = SideFigure(POUL, Pose(
        hip=(-3.0, SEATED_HIP), lean=radians(3 - 3 * beat.level), seated=1, breath=beat.breath, blink=beat.blink,
        near_foot=foot(near), far_foot=foot(far), near_arm=grip, far_arm=grip, nod=0.03 * beat.level,
    ))
    figure.shadow(ctx)
    figure.back(ctx)
    figure.front(ctx)


CLIP = Clip(
    name="seated-march", position="seated", room=room.BLUE,
    timing=Repetitions(12, 2.2, lead=2.6, tail=2.6, up=0.4, hold=0.06, down=0.4),
    stage=lambda ctx: chair.side(ctx, 0, chair.FABRIC["blue"]), perform=perform,
    camera=Camera(scale=5.8, x=900, floor=975), rate=30,
)
