"""Stand on one leg, with a hand on the back of a chair."""

from math import sin

from .. import chair, room
from ..body import ANKLE, STANDING_HIP
from ..clip import Camera, Clip
from ..front import Arm, FrontFigure, Leg, Pose, SIDES, hand_on_chair, standing
from ..geometry import mix
from ..people import INGRID
from ..timing import Holds


def perform(ctx, beat):
    lifted = 1 if beat.index % 2 == 0 else -1
    level = beat.level
    wobble = level * (0.7 * sin(beat.time * 2.3) + 0.4 * sin(beat.time * 3.7))
    hip = (-lifted * 4.5 * level + wobble, STANDING_HIP + 0.4)
    legs = []
    for s in SIDES:
        if s != lifted or level < 0.001:
            legs.append(standing(s))
            continue
        joint = (hip[0] + s * 6.8, hip[1])
        foot = (s * 8.6, -ANKLE)
        knee = mix(mix(joint, foot, 0.5), (joint[0] + s * 0.8, joint[1] + 23.0), level)
        ankle = mix(foot, (knee[0] - s * 0.6, knee[1] + 37.5), level)
        legs.append(Leg(ankle, turn=-s * 0.05, knee=knee, off_floor=True))
    FrontFigure(INGRID, Pose(
        hip=hip, lean=lifted * 0.02 * level - wobble * 0.012, tilt=wobble * 0.01, breath=beat.breath, blink=beat.blink,
        legs=tuple(legs),
        arms=(hand_on_chair(),
              Arm(raised=(0.13 + 0.22 * level + wobble * 0.03, 0.05 + 0.3 * level + wobble * 0.05))),
    )).draw(ctx)


CLIP = Clip(
    name="balance-one-leg", position="standing", room=room.ROSE, timing=Holds(2, 10, lead=3.0, change=2.0, tail=2.8),
    stage=lambda ctx: chair.side(ctx, -59, chair.FABRIC["rose"], facing=-1), perform=perform, camera=Camera(x=960),
    repetitions=0,
)
