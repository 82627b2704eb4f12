"""Measures of the body in centimetres, and parts that both views share."""

from .geometry import rotate
from .limbs import bone, outline
from .paint import darker, polygon, shaded, smooth, stroke

THIGH, SHIN = 39.0, 39.0
UPPER_ARM, FOREARM = 27.0, 23.5
TORSO = 52.0
ANKLE = 8.0
BALL = 10.5
"""From the ankle forward to the ball of the foot."""
STANDING_HIP = -(THIGH + SHIN + ANKLE) + 0.6
SEATED_HIP = -54.5

LEG = [(0, 9.6), (0.22, 9.5), (0.5, 7.2), (0.72, 6.7), (1, 5.9)]
ARM = [(0, 5.5), (0.3, 5.2), (0.54, 4.5), (0.8, 4.1), (1, 3.6)]


def hand(ctx, wrist, angle, colour, kind="relaxed", thumb=1):
    """A hand whose fingers point along an angle (0 is right, clockwise).

    thumb is +1 or -1: the side on which it lies.
    """
    def place(x, y):
        return rotate((wrist[0] + x, wrist[1] + y * thumb), wrist, angle)

    if kind == "fist":
        finger = polygon(outline([place(-1, 0), place(2, 0), place(5.2, 0.2)], [(0, 2.9), (0.5, 3.7), (1, 3.5)]))
        shaded(ctx, finger, colour, (-0.7, -0.4))
        for x in (2.6, 4.4, 6.1):
            stroke(ctx, polygon([place(x, 1.2), place(x + 0.5, 3.0)], False), darker(colour, 0.2), 0.35)
        return
    shaded(ctx, bone(place(1.5, -1.6), place(5.6, -3.9), 1.7, 1.25), colour, (-0.4, -0.2))
    palm = polygon(outline(
        [place(-1.5, 0), place(2, 0), place(5, 0.1), place(9, 0.7)],
        [(0, 2.7), (0.4, 3.3), (0.7, 3.0), (1, 2.0)],
    ))
    shaded(ctx, palm, colour, (-0.7, -0.4))
    for y in (-0.6, 0.9):
        stroke(ctx, polygon([place(6.4, y), place(9.6, y + 0.5)], False), darker(colour, 0.16), 0.3)


def cuff(ctx, elbow, wrist, colour, width=3.9):
    """The ribbed end of a sleeve."""
    dx, dy = wrist[0] - elbow[0], wrist[1] - elbow[1]
    length = (dx * dx + dy * dy) ** 0.5 or 1
    ux, uy = dx / length, dy / length
    a = (wrist[0] - ux * 2.6, wrist[1] - uy * 2.6)
    shaded(ctx, polygon([
        (a[0] + uy * width, a[1] - ux * width), (wrist[0] + uy * width, wrist[1] - ux * width),
        (wrist[0] - uy * width, wrist[1] + ux * width), (a[0] - uy * width, a[1] + ux * width),
    ]), darker(colour, 0.1), (-0.7, -0.3))


def shoe(ctx, ankle, pitch, colour, bend=None):
    """A shoe from the side, toes to the right.

    pitch turns the foot clockwise (heel up); bend is how far the toes
    bend back, by default so far that they stay flat when the heel is up.
    """
    bend = max(0.0, pitch) if bend is None else bend

    def place(x, y):
        if x > BALL:
            x, y = rotate((x, y), (BALL, ANKLE), -bend)
        return rotate((ankle[0] + x, ankle[1] + y), ankle, pitch)

    upper = smooth([
        place(-6.6, 6.6), place(-6.3, 2), place(-5.2, -2.4), place(0, -1.6), place(5.0, -2.2), place(8.5, 1.0),
        place(13.0, 2.6), place(17.0, 4.2), place(18.6, 6.4), place(17, 7.4), place(6, 7.2), place(-5, 7.4),
    ])
    shaded(ctx, upper, colour, (-0.6, -1.0))
    sole = polygon([
        place(-7, 6.2), place(2, 6.4), place(10, 6.4), place(18.9, 6.2), place(18.6, 7.9), place(12, 8),
        place(10, 8), place(-6.6, 8),
    ])
    shaded(ctx, sole, (0.94, 0.91, 0.86), (0, -0.6), 0.2)
    for x in (4.6, 6.6, 8.6):
        stroke(ctx, polygon([place(x, -0.6 + (x - 4.6) * 0.5), place(x + 1.5, 1.2 + (x - 4.6) * 0.45)], False),
               (0.94, 0.91, 0.86), 0.55)
