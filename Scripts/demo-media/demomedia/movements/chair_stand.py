"""Rise from a chair with the arms crossed, and sit down again."""

from math import radians

from .. import chair, room
from ..body import SEATED_HIP, STANDING_HIP
from ..clip import Camera, Clip
from ..geometry import between, lerp, rotate
from ..people import INGRID
from ..side import Arm, Foot, Pose, SideFigure
from ..timing import Repetitions

FEET = 33.0


def rise(u):
    """Hip, lean and weight on the chair on the way from seat to standing.

    The trunk leans first, then the hips leave the seat and travel forward
    and up, then the back straightens: the therapists' "nose over toes".
    """
    lean = radians(4) + radians(37) * between(u, 0, 0.42) - radians(38) * between(u, 0.46, 1.0)
    up = between(u, 0.24, 1.0)
    forward = 0.55 * between(u, 0.14, 0.75) + 0.45 * between(u, 0.3, 1.0)
    hip = (lerp(-2.0, FEET + 4.0, forward), lerp(SEATED_HIP, STANDING_HIP, up))
    return hip, lean, 1 - between(u, 0.3, 0.75)


def pose(beat):
    hip, lean, seated = rise(beat.level)
    figure = Pose(
        hip=hip, lean=lean, seated=seated, breath=beat.breath, blink=beat.blink,
        near_foot=Foot(FEET), far_foot=Foot(FEET),
        near_arm=Arm((0, 0)), far_arm=Arm((0, 0)), nod=-lean * 0.35,
    )
    shoulder = SideFigure(INGRID, figure).shoulder
    figure.near_arm = crossed(shoulder, lean, 11.5, 11.5)
    figure.far_arm = crossed(shoulder, lean, 9.0, 13.5)
    return figure


def crossed(shoulder, lean, forward, down):
    """An arm across the chest, with the hand near the other shoulder."""
    wrist = rotate((shoulder[0] + forward, shoulder[1] + down), shoulder, lean)
    return Arm(wrist, point=lean - 2.0, bend=1, thumb=-1, foreshortened=(0.8, 0.62))


def stage(ctx):
    chair.side(ctx, 0, chair.FABRIC["sage"])


def perform(ctx, beat):
    figure = SideFigure(INGRID, pose(beat))
    figure.shadow(ctx)
    figure.back(ctx)
    figure.front(ctx)


CLIP = Clip(
    name="chair-stand", position="seated", room=room.SAGE, timing=Repetitions(8, 3.8, lead=2.8, tail=2.8, up=0.4, hold=0.1, down=0.42),
    stage=stage, perform=perform, camera=Camera(x=890),
)
