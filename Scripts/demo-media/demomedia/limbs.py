"""Limbs: a bent centre line with a thickness that changes along it."""

from math import atan2, cos, hypot, pi, sin

from .geometry import lerp, mix
from .paint import polygon


def bent_line(root, joint, end, rounding=0.2, samples=44):
    """Points along a limb of two bones whose joint is rounded."""
    a, b = mix(joint, root, rounding), mix(joint, end, rounding)
    lengths = [hypot(a[0] - root[0], a[1] - root[1]), hypot(a[0] - b[0], a[1] - b[1]) + 2, hypot(end[0] - b[0], end[1] - b[1])]
    total = sum(lengths)
    points = []
    counts = [max(4, round(samples * length / total)) for length in lengths]
    for i in range(counts[0]):
        points.append(mix(root, a, i / counts[0]))
    for i in range(counts[1]):
        u = i / counts[1]
        points.append(mix(mix(a, joint, u), mix(joint, b, u), u))
    for i in range(counts[2] + 1):
        points.append(mix(b, end, i / counts[2]))
    return points


def along(profile, u):
    """Reads a table of (place, value…) rows at a place, eased between rows."""
    if u <= profile[0][0]:
        return profile[0][1:]
    for low, high in zip(profile, profile[1:]):
        if u <= high[0]:
            v = (u - low[0]) / (high[0] - low[0])
            v = lerp(v, v * v * (3 - 2 * v), 0.6)
            return tuple(lerp(x, y, v) for x, y in zip(low[1:], high[1:]))
    return profile[-1][1:]


def outline(points, profile, round_start=True, round_end=True):
    """The closed outline of a line with a profile of (place, left, right).

    Left is the side that a walker along the line has on the left hand of
    the screen's picture, with y pointing down.
    """
    places = [0.0]
    for p, q in zip(points, points[1:]):
        places.append(places[-1] + hypot(q[0] - p[0], q[1] - p[1]))
    total = places[-1] or 1
    left, right, angles, widths = [], [], [], []
    for i, p in enumerate(points):
        before, after = points[max(0, i - 1)], points[min(len(points) - 1, i + 1)]
        angle = atan2(after[1] - before[1], after[0] - before[0])
        values = along(profile, places[i] / total)
        l, r = values[0], values[-1]
        nx, ny = sin(angle), -cos(angle)
        left.append((p[0] + nx * l, p[1] + ny * l))
        right.append((p[0] - nx * r, p[1] - ny * r))
        angles.append(angle)
        widths.append((l, r))
    shape = list(left)
    if round_end:
        shape += _cap(points[-1], angles[-1] - pi / 2, widths[-1][0], widths[-1][1])
    shape += reversed(right)
    if round_start:
        shape += _cap(points[0], angles[0] + pi / 2, widths[0][1], widths[0][0])
    return shape


def limb(root, joint, end, profile, round_end=True, rounding=0.2):
    return polygon(outline(bent_line(root, joint, end, rounding), profile, True, round_end))


def bone(root, end, start, finish):
    """A straight tapered limb."""
    points = [mix(root, end, i / 6) for i in range(7)]
    return polygon(outline(points, [(0, start), (1, finish)]))


def _cap(centre, start, first, last, steps=10):
    result = []
    for i in range(1, steps):
        angle = start + pi * i / steps
        radius = lerp(first, last, i / steps)
        result.append((centre[0] + cos(angle) * radius, centre[1] + sin(angle) * radius))
    return result
