"""The disc that counts: digits, a ring that fills, a tick at the end."""

from math import pi

import cairo

from .paint import fill, rgb, stroke, polygon

RADIUS = 92
CENTRE = (1920 - 168, 168)


def draw(ctx, number, progress, done, ring):
    """Draws in pixels. progress and done go from 0 to 1."""
    x, y = CENTRE
    fill(ctx, _disc(x, y + 5, RADIUS + 4), (0.25, 0.17, 0.12), 0.12)
    fill(ctx, _disc(x, y, RADIUS + 4), (1, 0.995, 0.98))
    ctx.set_line_cap(cairo.LINE_CAP_ROUND)
    ctx.set_line_width(15)
    ctx.new_path()
    ctx.arc(x, y, RADIUS - 11, 0, 2 * pi)
    ctx.set_source_rgb(*rgb("#EBE5DA"))
    ctx.stroke()
    if progress > 0.002:
        ctx.new_path()
        ctx.arc(x, y, RADIUS - 11, -pi / 2, -pi / 2 + 2 * pi * progress)
        ctx.set_source_rgb(*ring)
        ctx.stroke()
    if done > 0:
        points = [(-30, 2), (-9, 24), (33, -24)]
        shown = max(0.02, done)
        first = min(1, shown * 2.4)
        tick = [points[0], _mix(points[0], points[1], first)]
        if first >= 1:
            tick.append(_mix(points[1], points[2], (shown - 1 / 2.4) / (1 - 1 / 2.4)))
        stroke(ctx, polygon([(x + a, y + b) for a, b in tick], False), ring, 15)
        return
    if number is None:
        return
    text = str(number)
    ctx.select_font_face("DejaVu Sans", cairo.FONT_SLANT_NORMAL, cairo.FONT_WEIGHT_BOLD)
    ctx.set_font_size(88 if len(text) == 1 else 74)
    extents = ctx.text_extents(text)
    ctx.move_to(x - extents.width / 2 - extents.x_bearing, y - extents.height / 2 - extents.y_bearing)
    ctx.set_source_rgb(*rgb("#3F4650"))
    ctx.show_text(text)


def _disc(x, y, radius):
    def path(ctx):
        ctx.new_path()
        ctx.arc(x, y, radius, 0, 2 * pi)
    return path


def _mix(p, q, u):
    return (p[0] + (q[0] - p[0]) * u, p[1] + (q[1] - p[1]) * u)
