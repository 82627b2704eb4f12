"""The movements, one a file, in the order of the catalogue."""

from . import (
    arm_raise, balance, chair_stand, elbow_bend, heel_raise, knee_extension, seated_march, shoulder_roll, side_leg_lift,
    sit_to_stand_arms,
)

ALL = [module.CLIP for module in (
    chair_stand, sit_to_stand_arms, seated_march, knee_extension, heel_raise, side_leg_lift, balance, arm_raise,
    shoulder_roll, elbow_bend,
)]
