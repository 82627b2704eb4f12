"""Rise from an armchair with the help of the arms, and sit down again."""

from .. import chair, room
from ..clip import Camera, Clip
from ..geometry import between, lerp, mix
from ..people import POUL
from ..side import Arm, Foot, Pose, SideFigure
from ..timing import Repetitions
from .chair_stand import FEET, rise

REST = (12.0, chair.ARMREST - 3.4)


def perform(ctx, beat):
    hip, lean, seated = rise(beat.level)
    body = Pose(
        hip=hip, lean=lean, seated=seated, breath=beat.breath, blink=beat.blink, nod=-lean * 0.35,
        near_foot=Foot(FEET), far_foot=Foot(FEET), near_arm=Arm((0, 0)), far_arm=Arm((0, 0)),
    )
    shoulder = SideFigure(POUL, body).shoulder
    let_go = between(beat.level, 0.55, 1.0)
    wrist = mix(REST, (shoulder[0] + 4.0, shoulder[1] + 48.0), let_go)
    body.near_arm = Arm(wrist, point=lerp(0.1, 1.5, let_go), thumb=-1, bend=1)
    body.far_arm = body.near_arm
    figure = SideFigure(POUL, body)
    figure.shadow(ctx)
    figure.back(ctx)
    figure.front(ctx, before_arm=lambda c: chair.near_armrest(c, 0))


CLIP = Clip(
    name="sit-to-stand-arms", position="seated", room=room.ROSE,
    timing=Repetitions(6, 4.6, lead=3.0, tail=3.0, up=0.4, hold=0.12, down=0.4),
    stage=lambda ctx: chair.side(ctx, 0, chair.FABRIC["rose"], armrests=True), perform=perform, camera=Camera(x=890),
)
