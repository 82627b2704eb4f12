"""A sturdy wooden chair with a cushion."""

from .paint import box, darker, ellipse, fill, lighter, polygon, rgb, shaded, smooth

WOOD = rgb("#A9744F")
FABRIC = {"sage": rgb("#D9B26A"), "blue": rgb("#C98B6B"), "rose": rgb("#8FA9A3")}
SEAT = -45.0


def side(ctx, x, cushion, facing=1, armrests=False):
    """The whole chair from the side, apart from the near armrest.

    x is the middle of the seat; facing is +1 when it faces right.
    """
    ctx.save()
    ctx.translate(x, 0)
    ctx.scale(facing, 1)
    fill(ctx, ellipse(1, -1, 34, 6.5), (0.25, 0.17, 0.12), 0.16)
    far = darker(WOOD, 0.22)
    _post(ctx, (-17, -46), (-19, -4.5), far)
    _post(ctx, (24, -47), (24.5, -4.5), far)
    shaded(ctx, polygon([(-19, -24), (24, -24), (24, -21.4), (-19, -21.4)]), far, (0, -0.5))
    if armrests:
        _armrest(ctx, 3.2, -4.2, far)
    _post(ctx, (-24.5, -93), (-17.0, -44), far, 1.9)
    for top in (-90, -80, -70):
        shaded(ctx, polygon([(-26.4 + (top + 92) * 0.16, top - 3.0), (-21.2 + (top + 92) * 0.16, top - 4.6),
                             (-20.2 + (top + 92) * 0.16, top + 1.8), (-25.4 + (top + 92) * 0.16, top + 3.6)]),
               lighter(WOOD, 0.06), (0.4, -0.6))
    shaded(ctx, box(-19, -50.4, 47.5, 6.5, 2.6), lighter(cushion, 0.14), (0, -0.5), 0.08)
    _post(ctx, (-19.5, -46), (-23, 2.5), WOOD)
    _post(ctx, (21.5, -44), (22.5, 2.5), WOOD)
    shaded(ctx, box(-21.5, -43.6, 46, 5.4, 1.2), WOOD, (0, -1.2))
    shaded(ctx, polygon([(-20.6, -22), (21.4, -22), (21.6, -19), (-20.8, -19)]), WOOD, (0, -0.8))
    shaded(ctx, box(-22, -48.2, 47.5, 5.6, 2.6), cushion, (-0.4, -1.5), 0.12)
    _post(ctx, (-27.8, -92), (-20, -42), WOOD, 2.2)
    ctx.restore()


def near_armrest(ctx, x, facing=1):
    ctx.save()
    ctx.translate(x, 0)
    ctx.scale(facing, 1)
    _armrest(ctx, 0, 1.0, WOOD)
    ctx.restore()


ARMREST = -66.0
"""Height of the top of the armrests."""


def _armrest(ctx, dx, dy, colour):
    _post(ctx, (20.5 + dx, ARMREST + 2 + dy), (21.5 + dx, -43 + dy), colour, 1.8)
    shaded(ctx, smooth([
        (-24 + dx, ARMREST + 0.4 + dy), (0 + dx, ARMREST + dy), (20 + dx, ARMREST + 0.2 + dy), (27 + dx, ARMREST + 1.2 + dy),
        (27.4 + dx, ARMREST + 3.4 + dy), (20 + dx, ARMREST + 4.0 + dy), (-23.4 + dx, ARMREST + 4.0 + dy),
    ]), colour, (0, -1.1))


def _post(ctx, top, bottom, colour, width=2.1):
    shaded(ctx, polygon([
        (top[0] - width, top[1]), (top[0] + width, top[1]),
        (bottom[0] + width * 0.75, bottom[1]), (bottom[0] - width * 0.75, bottom[1]),
    ]), colour, (-0.8, 0))


def front(ctx, cushion):
    """The chair from the front, seat and all; the person is drawn on top."""
    fill(ctx, ellipse(0, 0, 36, 7.5), (0.25, 0.17, 0.12), 0.16)
    far = darker(WOOD, 0.22)
    for s in (-1, 1):
        _post(ctx, (s * 18.5, -46), (s * 18.5, -5.5), far)
        _post(ctx, (s * 20.5, -92), (s * 19.5, -46), WOOD, 2.2)
    for top in (-91, -79, -67):
        shaded(ctx, smooth([(-20.5, top), (0, top - 2.0), (20.5, top), (20.5, top + 6.4), (0, top + 4.6), (-20.5, top + 6.4)]),
               lighter(WOOD, 0.06), (0, -1.0))
    shaded(ctx, polygon([(-20, -52), (20, -52), (24.5, -44.5), (-24.5, -44.5)]), lighter(cushion, 0.12), (0, -0.4), 0.08)
    for s in (-1, 1):
        _post(ctx, (s * 22, -42), (s * 22.4, 4.5), WOOD, 2.3)
    shaded(ctx, box(-24, -40.5, 48, 5.2, 1.2), WOOD, (0, -1.2))
    shaded(ctx, box(-25, -45.4, 50, 5.8, 2.7), cushion, (-0.4, -1.5), 0.12)
