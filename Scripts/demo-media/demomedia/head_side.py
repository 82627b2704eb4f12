"""The head in profile, facing right."""

from .paint import darker, ellipse, fill, lighter, polygon, shaded, smooth, stroke


def draw(ctx, centre, tilt, person, blink=0.0):
    ctx.save()
    ctx.translate(*centre)
    ctx.rotate(tilt)
    if person.style == "bun":
        shaded(ctx, ellipse(-11.2, -7.4, 5.6, 5.3), person.hair, (-0.8, -0.8))
        stroke(ctx, smooth([(-13.5, -10), (-10.5, -9), (-9.6, -5.4)], False), darker(person.hair, 0.16), 0.4)
    if person.style == "curls":
        for x, y, r in ((-9.6, 3.6, 4.0), (-11.2, -1.5, 4.6), (-9.8, -7.2, 4.8)):
            shaded(ctx, ellipse(x, y, r, r), person.hair, (-0.7, -0.7))
    face = smooth([
        (7.6, -8.2), (8.9, -5.0), (9.3, -2.4), (10.9, 0.4), (12.2, 2.5), (10.6, 3.8), (9.9, 4.6), (10.4, 5.8),
        (9.8, 7.2), (9.9, 9.0), (8.0, 11.6), (4.2, 12.0), (-1.5, 9.6), (-6.5, 6), (-9, -1), (-6, -9), (1, -11.6),
    ])
    shaded(ctx, face, person.skin, (0.9, -0.5), 0.09)
    fill(ctx, ellipse(5.6, 4.3, 2.5, 1.9), (0.88, 0.45, 0.38), 0.2)
    _features(ctx, person, blink)
    _hair(ctx, person)
    shaded(ctx, ellipse(-2.0, 1.6, 2.1, 3.1), person.skin, (-0.3, -0.3), 0.1)
    stroke(ctx, smooth([(-2.6, 0.2), (-1.2, 0.4), (-1.6, 2.6)], False), darker(person.skin, 0.25), 0.4)
    if person.earrings:
        fill(ctx, ellipse(-1.9, 5.1, 0.75, 0.75), (0.96, 0.93, 0.86))
    if person.glasses:
        frame = (0.45, 0.28, 0.28)
        fill(ctx, ellipse(6.9, -0.3, 2.5, 2.7), (1, 1, 1), 0.2)
        stroke(ctx, ellipse(6.9, -0.3, 2.5, 2.7), frame, 0.55)
        stroke(ctx, polygon([(4.4, -0.7), (-1.6, -0.6)], False), frame, 0.55)
    ctx.restore()


def _features(ctx, person, blink):
    line = darker(person.skin, 0.38)
    dark = (0.20, 0.16, 0.17)
    if blink > 0.5:
        stroke(ctx, smooth([(5.9, -0.3), (6.8, 0.2), (7.8, -0.3)], False), dark, 0.5)
    else:
        fill(ctx, ellipse(6.9, -0.4, 0.95, 1.25), dark)
        fill(ctx, ellipse(7.2, -0.8, 0.3, 0.35), (1, 1, 1))
    brow = person.hair if person.style != "curls" else darker(person.hair, 0.25)
    stroke(ctx, smooth([(5.2, -3.6), (6.8, -4.3), (8.3, -3.7)], False), darker(brow, 0.18), 0.8)
    for y in (0.3, 1.5):
        stroke(ctx, polygon([(3.2, y), (4.3, y - 0.35 * (1 - y))], False), line, 0.3, 0.5)
    stroke(ctx, smooth([(9.9, 3.4), (9.3, 3.0), (9.1, 2.3)], False), line, 0.4, 0.7)
    stroke(ctx, smooth([(9.9, 6.3), (8.2, 7.2), (6.2, 6.0)], False), darker((0.72, 0.36, 0.33), 0.05), 0.65)
    stroke(ctx, smooth([(5.7, 5.0), (5.3, 6.0), (5.5, 6.9)], False), line, 0.3, 0.5)
    if person.moustache:
        shaded(ctx, smooth([(10.8, 4.4), (9.0, 3.9), (6.4, 5.4), (6.2, 6.6), (8.4, 6.2), (10.4, 6.1)]),
               lighter(person.hair, 0.15), (-0.3, -0.3))


def _hair(ctx, person):
    if person.style == "short":
        shaded(ctx, smooth([
            (4.6, -10.6), (-1, -12.9), (-7.5, -10.6), (-11.0, -4.5), (-10.2, 3.2), (-7.0, 7.0), (-4.8, 4.4),
            (-4.4, -0.5), (-1.6, -2.6), (1.0, -3.0), (1.6, 0.6), (3.0, -1.5), (3.0, -6.5),
        ]), person.hair, (-0.6, -0.9))
        return
    if person.style == "curls":
        for x, y, r in ((-4.8, 1.4, 3.2), (-5.6, -4, 4.4), (-0.8, -6.4, 4.2), (-6.4, -10.4, 4.6), (-1, -12.2, 4.7),
                        (4.2, -10.9, 4.3), (7.0, -8.0, 2.9), (3.2, -7.4, 2.9)):
            shaded(ctx, ellipse(x, y, r, r), person.hair, (-0.7, -0.8), 0.08)
        return
    shaded(ctx, smooth([
        (8.6, -6.6), (7.6, -10.4), (2.5, -13.3), (-4, -13.2), (-9.6, -9.0), (-11.0, -2.6), (-8.6, 4.6), (-5.6, 6.6),
        (-4.2, 3.0), (-3.4, -1.2), (0.6, -2.6), (4.0, -5.0),
    ]), person.hair, (-0.7, -0.9))
    for points in ([(6.6, -8.6), (0, -9.6), (-7, -7.6)], [(3.6, -5.4), (-2.5, -5.6), (-8.2, -5.2)]):
        stroke(ctx, smooth(points, False), darker(person.hair, 0.13), 0.4)
