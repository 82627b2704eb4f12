"""The head from the front."""

from .paint import darker, ellipse, fill, lighter, polygon, shaded, smooth, stroke


def draw(ctx, centre, tilt, person, blink=0.0):
    ctx.save()
    ctx.translate(*centre)
    ctx.rotate(tilt)
    _hair_behind(ctx, person)
    for s in (-1, 1):
        shaded(ctx, ellipse(s * 9.8, 1.2, 1.9, 2.9), darker(person.skin, 0.05), (-0.3, -0.3))
        if person.earrings:
            fill(ctx, ellipse(s * 10.0, 4.7, 0.75, 0.75), (0.96, 0.93, 0.86))
    face = smooth([
        (0, -11.4), (6.4, -9.6), (9.5, -3.6), (9.4, 2.4), (7.9, 8.0), (4.2, 11.6), (0, 12.5),
        (-4.2, 11.6), (-7.9, 8.0), (-9.4, 2.4), (-9.5, -3.6), (-6.4, -9.6),
    ])
    shaded(ctx, face, person.skin, (-0.9, -0.6), 0.08)
    for s in (-1, 1):
        fill(ctx, ellipse(s * 5.6, 4.6, 2.3, 1.7), (0.88, 0.45, 0.38), 0.2)
    _features(ctx, person, blink)
    _hair(ctx, person)
    if person.glasses:
        frame = (0.45, 0.28, 0.28)
        for s in (-1, 1):
            fill(ctx, ellipse(s * 3.9, -0.1, 3.0, 2.8), (1, 1, 1), 0.18)
            stroke(ctx, ellipse(s * 3.9, -0.1, 3.0, 2.8), frame, 0.5)
            stroke(ctx, polygon([(s * 6.9, -0.6), (s * 9.3, -1.0)], False), frame, 0.5)
        stroke(ctx, smooth([(-1.0, -0.5), (0, -0.9), (1.0, -0.5)], False), frame, 0.5)
    ctx.restore()


def _features(ctx, person, blink):
    line, dark = darker(person.skin, 0.38), (0.20, 0.16, 0.17)
    brow = darker(person.hair, 0.25 if person.style == "curls" else 0.12)
    for s in (-1, 1):
        if blink > 0.5:
            stroke(ctx, smooth([(s * 2.9, -0.1), (s * 3.9, 0.4), (s * 4.9, -0.1)], False), dark, 0.5)
        else:
            fill(ctx, ellipse(s * 3.8, -0.2, 0.95, 1.2), dark)
            fill(ctx, ellipse(s * 3.8 - 0.3, -0.6, 0.3, 0.35), (1, 1, 1))
        stroke(ctx, smooth([(s * 2.3, -3.7), (s * 4.0, -4.5), (s * 5.8, -3.7)], False), brow, 0.8)
        for y in (0.4, 1.4):
            stroke(ctx, polygon([(s * 7.5, y), (s * 8.4, y - 0.4 * (1 - y))], False), line, 0.3, 0.5)
        stroke(ctx, smooth([(s * 4.6, 4.9), (s * 5.2, 6.0), (s * 5.0, 7.2)], False), line, 0.3, 0.5)
    stroke(ctx, smooth([(-0.3, -0.4), (1.2, 2.6), (1.3, 3.4), (0, 3.9), (-1.0, 3.6)], False), line, 0.45, 0.8)
    stroke(ctx, smooth([(-3.6, 6.5), (0, 8.0), (3.6, 6.5)], False), (0.68, 0.34, 0.31), 0.7)
    if person.moustache:
        shaded(ctx, smooth([(0, 4.8), (3.2, 4.8), (5.2, 7.0), (2.8, 6.8), (0, 6.3), (-2.8, 6.8), (-5.2, 7.0), (-3.2, 4.8)]),
               lighter(person.hair, 0.15), (-0.3, -0.3))


def _hair_behind(ctx, person):
    if person.style == "bun":
        shaded(ctx, ellipse(0.6, -14.6, 5.4, 4.8), person.hair, (-0.8, -0.8))
        fill(ctx, ellipse(0, -2.5, 10.9, 10.5), darker(person.hair, 0.12))
    if person.style == "short":
        fill(ctx, ellipse(0, -1.6, 10.9, 8.6), darker(person.hair, 0.06))
    if person.style == "curls":
        for s in (-1, 1):
            for x, y, r in ((9.6, 3.4, 3.5), (10.4, -1.6, 4.0), (9.2, -6.6, 4.4)):
                shaded(ctx, ellipse(s * x, y, r, r), person.hair, (-0.7, -0.7), 0.1)


def _hair(ctx, person):
    if person.style == "bun":
        shaded(ctx, smooth([
            (-10.4, -0.6), (-10.6, -6), (-6.6, -12.0), (0, -13.6), (6.6, -12.0), (10.6, -6), (10.4, -0.6), (8.8, -4.2),
            (4.6, -8.0), (-1.6, -9.4), (-6.6, -6.6), (-9.0, -3.4),
        ]), person.hair, (-0.7, -0.9))
        for points in ([(-1.4, -10.2), (-5.5, -8.8), (-8.8, -5.0)], [(1.5, -10.2), (5.6, -9.0), (8.9, -5.4)]):
            stroke(ctx, smooth(points, False), darker(person.hair, 0.13), 0.4)
    elif person.style == "short":
        for s in (-1, 1):
            shaded(ctx, smooth([
                (s * 9.6, 1.0), (s * 10.6, -3.6), (s * 9.2, -8.8), (s * 6.0, -11.2), (s * 6.4, -8.6), (s * 8.6, -5.0), (s * 8.8, -1.2),
            ]), person.hair, (-0.5, -0.6))
        shaded(ctx, smooth([(-6.8, -9.8), (-4.2, -12.4), (1.5, -12.9), (6.4, -11.0), (5.2, -10.4), (0.8, -10.6), (-3.2, -10.4)]),
               lighter(person.hair, 0.2), (-0.4, -0.6))
    else:
        for x, y, r in ((-8.6, -6.4, 3.0), (8.6, -6.4, 3.0), (-6.4, -9.6, 3.7), (6.4, -9.6, 3.7), (-3.4, -12.2, 4.0),
                        (3.4, -12.2, 4.0), (0, -13.0, 4.0), (-2.6, -9.6, 2.7), (2.4, -9.8, 2.7)):
            shaded(ctx, ellipse(x, y, r, r), person.hair, (-0.7, -0.8), 0.08)
