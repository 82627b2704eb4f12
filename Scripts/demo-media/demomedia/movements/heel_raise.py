"""Rise on the toes behind a chair, with both hands on its back."""

from math import radians

from .. import chair, room
from ..body import ANKLE, BALL, STANDING_HIP
from ..clip import Camera, Clip
from ..geometry import rotate
from ..people import LEILA
from ..side import Arm, Foot, Pose, SideFigure
from ..timing import Repetitions

FEET = -12.0


def perform(ctx, beat):
    heel = 0.62 * beat.level
    x, y = rotate((-BALL, -ANKLE), (0, 0), heel)
    rise = (x + BALL, y + ANKLE)
    hold = Arm((22.5, -97.0), point=0.35, kind="fist", bend=1)
    figure = SideFigure(LEILA, Pose(
        hip=(FEET + 3.0 + rise[0] * 0.95, STANDING_HIP + rise[1]), lean=radians(3), breath=beat.breath, blink=beat.blink,
        near_foot=Foot(FEET, heel), far_foot=Foot(FEET, heel), near_arm=hold, far_arm=hold, nod=-0.04 * beat.level,
    ))
    figure.shadow(ctx)
    figure.back(ctx)
    figure.front(ctx)


CLIP = Clip(
    name="heel-raise", position="standing", room=room.BLUE,
    timing=Repetitions(10, 2.8, lead=2.8, tail=2.8, up=0.38, hold=0.14, down=0.38),
    stage=lambda ctx: chair.side(ctx, 56, chair.FABRIC["blue"]), perform=perform, camera=Camera(x=850),
)
