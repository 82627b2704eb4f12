"""Colours and the few ways in which shapes are painted."""

import cairo


def rgb(text):
    return tuple(int(text[i : i + 2], 16) / 255 for i in (1, 3, 5))


def darker(colour, amount):
    return tuple(c * (1 - amount) for c in colour)


def lighter(colour, amount):
    return tuple(c + (1 - c) * amount for c in colour)


def fill(ctx, path, colour, alpha=1.0):
    path(ctx)
    ctx.set_source_rgba(*colour, alpha)
    ctx.fill()


def stroke(ctx, path, colour, width, alpha=1.0):
    path(ctx)
    ctx.set_source_rgba(*colour, alpha)
    ctx.set_line_width(width)
    ctx.set_line_cap(cairo.LINE_CAP_ROUND)
    ctx.set_line_join(cairo.LINE_JOIN_ROUND)
    ctx.stroke()


def shaded(ctx, path, colour, shift=(-1.5, -0.7), depth=0.13):
    """Fills a shape and leaves a darker rim on the side away from the light."""
    path(ctx)
    ctx.set_source_rgb(*darker(colour, depth))
    ctx.fill_preserve()
    ctx.save()
    ctx.clip()
    ctx.translate(*shift)
    path(ctx)
    ctx.set_source_rgb(*colour)
    ctx.fill()
    ctx.restore()


def inside(ctx, outer, draw):
    """Draws only where a shape is."""
    ctx.save()
    outer(ctx)
    ctx.clip()
    draw(ctx)
    ctx.restore()


def polygon(points, closed=True):
    def path(ctx):
        ctx.new_path()
        for point in points:
            ctx.line_to(*point)
        if closed:
            ctx.close_path()

    return path


def smooth(points, closed=True, tension=1 / 6):
    """A Catmull-Rom curve through the points."""
    count = len(points)

    def at(i):
        return points[i % count] if closed else points[max(0, min(count - 1, i))]

    def path(ctx):
        ctx.new_path()
        ctx.move_to(*points[0])
        for i in range(count if closed else count - 1):
            a, b, c, d = at(i - 1), at(i), at(i + 1), at(i + 2)
            ctx.curve_to(
                b[0] + (c[0] - a[0]) * tension, b[1] + (c[1] - a[1]) * tension,
                c[0] - (d[0] - b[0]) * tension, c[1] - (d[1] - b[1]) * tension,
                *c,
            )
        if closed:
            ctx.close_path()

    return path


def ellipse(x, y, rx, ry):
    def path(ctx):
        ctx.new_path()
        ctx.save()
        ctx.translate(x, y)
        ctx.scale(rx, ry)
        ctx.arc(0, 0, 1, 0, 6.283185307)
        ctx.restore()
        ctx.close_path()

    return path


def box(x, y, width, height, radius=0.0):
    def path(ctx):
        ctx.new_path()
        r = min(radius, width / 2, height / 2)
        if r <= 0:
            ctx.rectangle(x, y, width, height)
            return
        ctx.arc(x + width - r, y + r, r, -1.5707963, 0)
        ctx.arc(x + width - r, y + height - r, r, 0, 1.5707963)
        ctx.arc(x + r, y + height - r, r, 1.5707963, 3.1415927)
        ctx.arc(x + r, y + r, r, 3.1415927, 4.712389)
        ctx.close_path()

    return path
