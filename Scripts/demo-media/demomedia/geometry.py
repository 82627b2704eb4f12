"""Small plane geometry: centimetres, x to the right, y down, floor at 0."""

from math import acos, atan2, cos, hypot, pi, sin


def lerp(a, b, u):
    return a + (b - a) * u


def mix(p, q, u):
    return (lerp(p[0], q[0], u), lerp(p[1], q[1], u))


def add(p, q):
    return (p[0] + q[0], p[1] + q[1])


def polar(origin, angle, length):
    """The point at a length from an origin; 0 points down, pi / 2 right."""
    return (origin[0] + sin(angle) * length, origin[1] + cos(angle) * length)


def rotate(p, centre, angle):
    """Turns clockwise on the screen."""
    x, y = p[0] - centre[0], p[1] - centre[1]
    c, s = cos(angle), sin(angle)
    return (centre[0] + x * c - y * s, centre[1] + x * s + y * c)


def heading(p, q):
    return atan2(q[1] - p[1], q[0] - p[0])


def clamp(u, low=0.0, high=1.0):
    return max(low, min(high, u))


def ease(u):
    """Slow in, slow out."""
    return (1 - cos(pi * clamp(u))) / 2


def between(t, start, end):
    """Eases from 0 at start to 1 at end."""
    return ease((t - start) / (end - start))


def two_bones(root, target, upper, lower, bend):
    """Middle joint and end of a limb that reaches for a target.

    bend is +1 or -1: the side of the line from root to target on which
    the joint lies. A target out of reach is approached in its direction.
    """
    dx, dy = target[0] - root[0], target[1] - root[1]
    distance = hypot(dx, dy) or 1e-6
    reach = clamp(distance, abs(upper - lower) + 0.1, (upper + lower) * 0.9995)
    direction = atan2(dy, dx)
    cosine = (upper**2 + reach**2 - lower**2) / (2 * upper * reach)
    angle = direction + bend * acos(clamp(cosine, -1, 1))
    joint = (root[0] + cos(angle) * upper, root[1] + sin(angle) * upper)
    end = (root[0] + cos(direction) * reach, root[1] + sin(direction) * reach)
    return joint, end
