"""The rooms in which people train, drawn once for each clip."""

from dataclasses import dataclass

from .paint import box, darker, ellipse, fill, inside, lighter, polygon, rgb, shaded, smooth, stroke

EDGE = -34.0
"""Where the wall meets the floor."""


@dataclass(frozen=True)
class Room:
    wall: tuple
    floor: tuple
    rug: tuple
    accent: tuple
    curtain: tuple
    shelf: bool = False


SAGE = Room(rgb("#F0E4D2"), rgb("#D9B48C"), rgb("#B9C7B4"), rgb("#7C9A86"), rgb("#E3C9A8"))
BLUE = Room(rgb("#DDE5E6"), rgb("#CFAE8C"), rgb("#E2CDB8"), rgb("#6E8CA0"), rgb("#B9CBD0"), shelf=True)
ROSE = Room(rgb("#F2E1D8"), rgb("#CDA27E"), rgb("#D8C3C4"), rgb("#B77F74"), rgb("#D9B7AA"))


def draw(ctx, room, left, right, bottom, top):
    """Fills the view, whose edges are given in centimetres."""
    width = right - left
    fill(ctx, box(left, top, width, EDGE - top), room.wall)
    fill(ctx, box(left, EDGE, width, bottom - EDGE), room.floor)
    _boards(ctx, room, left, right, bottom)
    fill(ctx, box(left, EDGE - 9, width, 9), lighter(room.wall, 0.6))
    fill(ctx, box(left, EDGE - 9, width, 0.8), darker(room.wall, 0.1))
    fill(ctx, box(left, EDGE - 0.6, width, 1.4), darker(room.floor, 0.2))
    _light(ctx, room)
    _window(ctx, room, -150, -172, 66, 92)
    if room.shelf:
        _shelf(ctx, room, 62, -136)
        _lamp(ctx, room, 148)
    else:
        _picture(ctx, room, 76, -166)
        _plant(ctx, room, 142)
    _rug(ctx, room)


def _boards(ctx, room, left, right, bottom):
    line = darker(room.floor, 0.09)
    y, step, row = EDGE, 7.0, 0
    while y < bottom:
        stroke(ctx, polygon([(left, y), (right, y)], False), line, 0.35)
        spacing = 84 + row * 14
        x = left + (row * 37) % spacing
        while x < right:
            stroke(ctx, polygon([(x, y), (x + (x * 0.02) * step * 0.3, y + step)], False), line, 0.35)
            x += spacing
        y += step
        step *= 1.32
        row += 1


def _light(ctx, room):
    patch = polygon([(-112, EDGE), (-58, EDGE), (-6, 26), (-84, 26)])
    fill(ctx, patch, lighter(room.floor, 0.5), 0.35)


def _window(ctx, room, x, y, width, height):
    fill(ctx, box(x - 4, y - 4, width + 8, height + 8, 1), darker(room.wall, 0.07))
    shaded(ctx, box(x - 3, y - 3, width + 6, height + 6, 1), (0.98, 0.97, 0.95), (0, -0.6), 0.1)
    pane = box(x + 2, y + 2, width - 4, height - 4)
    fill(ctx, pane, rgb("#CBE1EA"))

    def view(c):
        fill(c, ellipse(x + 46, y + 24, 7, 7), rgb("#FBF3DC"))
        for cx, cy, r in ((14, 20, 6), (22, 17, 8), (31, 21, 6)):
            fill(c, ellipse(x + cx, y + cy, r, r * 0.62), (1, 1, 1), 0.9)
        fill(c, smooth([(x - 10, y + 78), (x + 16, y + 64), (x + 40, y + 74), (x + 80, y + 60), (x + 80, y + 120),
                        (x - 10, y + 120)]), rgb("#A9C5A4"))
        fill(c, smooth([(x - 10, y + 92), (x + 28, y + 82), (x + 80, y + 92), (x + 80, y + 120), (x - 10, y + 120)]),
             rgb("#8FB08B"))
        fill(c, box(x + 46.6, y + 66, 1.8, 20), rgb("#8A6A50"))
        for cx, cy, r in ((47, 60, 9), (42, 66, 6.5), (53, 65, 7)):
            fill(c, ellipse(x + cx, y + cy, r, r), rgb("#7FA37C"))

    inside(ctx, pane, view)
    fill(ctx, box(x + width / 2 - 1.2, y, 2.4, height), (0.98, 0.97, 0.95))
    fill(ctx, box(x, y + height * 0.36, width, 2.0), (0.98, 0.97, 0.95))
    shaded(ctx, box(x - 8, y + height + 2, width + 16, 4, 1), (0.98, 0.97, 0.95), (0, -1), 0.12)
    _pot(ctx, x + 14, y + height + 2, room.accent)
    for s, edge in ((1, x - 9), (-1, x + width + 9)):
        cloth = _cloth(edge, s, y - 12, y + height + 22)
        shaded(ctx, cloth, room.curtain, (0.9 * s, 0), 0.08)
        for fold in (5, 10):
            stroke(ctx, smooth([(edge + s * fold, y - 10), (edge + s * fold * 0.95, y + 40), (edge + s * fold * 0.75, y + 74),
                                (edge + s * fold * 0.9, y + height + 20)], False), darker(room.curtain, 0.1), 0.6)
    stroke(ctx, polygon([(x - 16, y - 12), (x + width + 16, y - 12)], False), rgb("#9A6B4A"), 2.0)
    for px in (x - 17, x + width + 17):
        fill(ctx, ellipse(px, y - 12, 2.2, 2.2), rgb("#9A6B4A"))


def _cloth(edge, s, top, bottom):
    """A curtain that is gathered a little, with a straight hem."""
    def path(ctx):
        ctx.new_path()
        ctx.move_to(edge - s * 2, top)
        ctx.line_to(edge + s * 20, top)
        ctx.curve_to(edge + s * 20, top + 50, edge + s * 12, top + 60, edge + s * 13, top + 86)
        ctx.curve_to(edge + s * 13.5, top + 100, edge + s * 15, bottom - 10, edge + s * 16, bottom)
        ctx.line_to(edge - s * 3, bottom)
        ctx.curve_to(edge - s * 2, bottom - 30, edge - s, top + 60, edge - s * 2, top)
        ctx.close_path()
    return path


def _pot(ctx, x, base, accent):
    for dx, dy in ((-5, -13), (0, -17), (5, -12), (-2, -10), (3, -15)):
        shaded(ctx, ellipse(x + dx, base + dy, 3.6, 4.4), rgb("#7FA37C"), (-0.6, -0.8))
    for dx, dy in ((-4, -15), (1, -19), (5, -14)):
        fill(ctx, ellipse(x + dx, base + dy, 1.7, 1.7), rgb("#E7A79B"))
    shaded(ctx, polygon([(x - 6, base - 9), (x + 6, base - 9), (x + 4.4, base), (x - 4.4, base)]), rgb("#C98B6B"), (-0.9, 0))


def _picture(ctx, room, x, y):
    fill(ctx, box(x + 1.2, y + 1.6, 52, 38, 0.6), darker(room.wall, 0.09))
    shaded(ctx, box(x, y, 52, 38, 0.6), rgb("#9A6B4A"), (-0.5, -0.7))
    fill(ctx, box(x + 2.4, y + 2.4, 47.2, 33.2), rgb("#FAF6EE"))
    inner = box(x + 7, y + 6.5, 38, 25)
    fill(ctx, inner, rgb("#DCE7E4"))

    def sea(c):
        fill(c, ellipse(x + 34, y + 15, 3.6, 3.6), rgb("#EFC98A"))
        fill(c, smooth([(x, y + 22), (x + 18, y + 17), (x + 32, y + 22), (x + 60, y + 19), (x + 60, y + 50), (x, y + 50)]), room.accent)
        fill(c, smooth([(x, y + 27), (x + 22, y + 24), (x + 60, y + 28), (x + 60, y + 50), (x, y + 50)]), darker(room.accent, 0.2))
        fill(c, polygon([(x + 18, y + 13), (x + 18, y + 21), (x + 13, y + 21)]), rgb("#FAF6EE"))
        fill(c, polygon([(x + 12, y + 22), (x + 22, y + 22), (x + 20, y + 24), (x + 14, y + 24)]), rgb("#9A6B4A"))

    inside(ctx, inner, sea)


def _plant(ctx, room, x):
    fill(ctx, ellipse(x, -20, 17, 3.4), (0.25, 0.17, 0.12), 0.16)
    leaves = ((-0.95, 46), (-0.55, 62), (-0.18, 74), (0.2, 70), (0.55, 60), (0.95, 44), (-1.3, 30), (1.3, 30))
    for angle, length in leaves:
        ctx.save()
        ctx.translate(x, -46)
        ctx.rotate(angle)
        green = rgb("#7D9F78") if int(length) % 4 else rgb("#69906F")
        leaf = smooth([(0, 0), (-5.4, -length * 0.5), (-3.6, -length * 0.82), (0, -length), (3.6, -length * 0.82), (5.4, -length * 0.5)])
        shaded(ctx, leaf, green, (-1.3, 0), 0.12)
        stroke(ctx, polygon([(0, -3), (0, -length * 0.9)], False), darker(green, 0.14), 0.4)
        ctx.restore()
    shaded(ctx, polygon([(x - 14, -47), (x + 14, -47), (x + 10.5, -20), (x - 10.5, -20)]), (0.95, 0.92, 0.87), (-1.8, 0), 0.1)
    shaded(ctx, box(x - 15, -49, 30, 5, 1.2), (0.95, 0.92, 0.87), (-1.2, -0.8), 0.1)


def _shelf(ctx, room, x, y):
    for row, level in enumerate((y + 34, y)):
        fill(ctx, box(x - 1, level + 3, 64, 1.6), darker(room.wall, 0.09))
        shaded(ctx, box(x - 2, level, 66, 3.2, 0.6), rgb("#A9744F"), (0, -0.9))
        colours = ("#B77F74", "#6E8CA0", "#E0C48F", "#7D9F78", "#8A6F86", "#D9A58B", "#5E7488")
        cx = x + 3 + row * 20
        for i in range(6 - row):
            width, height = 3.4 + (i * 7 % 3), 21 + (i * 5 % 4) * 1.7
            shaded(ctx, box(cx, level - height, width, height, 0.4), rgb(colours[(i + row * 3) % 7]), (-0.6, 0))
            fill(ctx, box(cx + 0.7, level - height + 4, width - 1.4, 1.2), (0.97, 0.94, 0.88), 0.8)
            cx += width + 0.3
        if row == 0:
            shaded(ctx, smooth([(x + 46, level), (x + 42, level - 7), (x + 46, level - 13), (x + 46, level - 17), (x + 51, level - 17),
                                (x + 51, level - 13), (x + 55, level - 7), (x + 51, level)], True, 1 / 8), room.accent, (-1, 0))
        else:
            shaded(ctx, box(x + 2, level - 15, 13, 15, 0.6), rgb("#9A6B4A"), (-0.5, -0.5))
            fill(ctx, box(x + 3.6, level - 13.4, 9.8, 11.8), rgb("#F5E6D3"))
            fill(ctx, ellipse(x + 8.5, level - 8.6, 2.2, 2.6), rgb("#D9A58B"))
            fill(ctx, box(x + 5.4, level - 5.6, 6.2, 4), rgb("#6E8CA0"))


def _lamp(ctx, room, x):
    fill(ctx, ellipse(x, -22, 15, 3), (0.25, 0.17, 0.12), 0.16)
    shaded(ctx, box(x - 1, -94, 2, 71), rgb("#8B6A52"), (-0.5, 0))
    shaded(ctx, ellipse(x, -23, 12, 2.8), rgb("#8B6A52"), (0, -0.8))
    shaded(ctx, polygon([(x - 10, -120), (x + 10, -120), (x + 18, -92), (x - 18, -92)]), rgb("#F3DDAF"), (-2, 0), 0.08)


def _rug(ctx, room):
    fill(ctx, ellipse(8, 1.6, 118, 20), darker(room.floor, 0.12))
    shaded(ctx, ellipse(8, 0.6, 117, 19.6), room.rug, (0, -0.8), 0.12)
    stroke(ctx, ellipse(8, 0.2, 109, 17.6), lighter(room.rug, 0.4), 1.1)
    stroke(ctx, ellipse(8, 0.2, 104, 16.5), darker(room.rug, 0.1), 0.5)
