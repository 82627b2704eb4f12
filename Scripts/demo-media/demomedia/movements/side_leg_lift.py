"""Lift one leg to the side, with a hand on the back of a chair."""

from .. import chair, room
from ..body import SHIN, STANDING_HIP, THIGH
from ..clip import Camera, Clip
from ..front import Arm, FrontFigure, Leg, Pose, hand_on_chair, standing
from ..geometry import polar
from ..people import POUL
from ..timing import Repetitions


def perform(ctx, beat):
    sway = -3.0 * beat.level
    hip = (sway, STANDING_HIP + 0.3)
    angle = 0.023 + 0.45 * beat.level
    ankle = polar((hip[0] + 6.8, hip[1]), angle, (THIGH + SHIN) * 0.9925)
    FrontFigure(POUL, Pose(
        hip=hip, lean=-0.035 * beat.level, tilt=0.03 * beat.level, breath=beat.breath, blink=beat.blink,
        legs=(standing(-1), Leg(ankle, turn=-angle * 0.9, off_floor=beat.level > 0.02)),
        arms=(hand_on_chair(), Arm(raised=(0.12 + 0.1 * beat.level, 0.06), bend=1)),
    )).draw(ctx)


CLIP = Clip(
    name="side-leg-lift", position="standing", room=room.SAGE,
    timing=Repetitions(8, 3.2, lead=2.8, tail=2.8, up=0.38, hold=0.12, down=0.4),
    stage=lambda ctx: chair.side(ctx, -59, chair.FABRIC["sage"], facing=-1), perform=perform, camera=Camera(x=960), rate=30, side="left",
)
