"""One clip: who, where, how it is filmed, and what moves."""

from dataclasses import dataclass, field
from typing import Callable

import cairo

from . import counter, room as rooms
from .geometry import between

WIDTH, HEIGHT = 1920, 1080


@dataclass(frozen=True)
class Camera:
    scale: float = 5.0
    """Pixels a centimetre."""
    floor: float = 968.0
    """The height of the floor line in the picture, in pixels."""
    x: float = 930.0
    """Where x = 0 lies in the picture, in pixels."""


@dataclass(frozen=True)
class Clip:
    name: str
    position: str
    room: rooms.Room
    timing: object
    stage: Callable
    """Draws what never moves, such as a chair behind the person."""
    perform: Callable
    """Draws the person at a beat."""
    camera: Camera = field(default_factory=Camera)
    rate: int = 25
    repetitions: int | None = None
    side: str | None = None
    """"left" or "right" where only one side of the body trains. Such a clip is
    mirrored for the other, so no digits are drawn."""

    @property
    def frames(self):
        return round(self.timing.duration * self.rate)


class Painter:
    """Paints the frames of a clip; the room is painted only once."""

    def __init__(self, clip):
        self.clip = clip
        self.stride = cairo.ImageSurface.format_stride_for_width(cairo.FORMAT_RGB24, WIDTH)
        self.backdrop = self._backdrop()
        self.buffer = bytearray(self.stride * HEIGHT)

    def frame(self, t):
        self.buffer[:] = self.backdrop
        surface = cairo.ImageSurface.create_for_data(self.buffer, cairo.FORMAT_RGB24, WIDTH, HEIGHT, self.stride)
        ctx = cairo.Context(surface)
        ctx.save()
        self._aim(ctx)
        self.clip.perform(ctx, self.clip.timing.beat(t))
        ctx.restore()
        if self.clip.side is None:
            number, progress = self.clip.timing.shown(t)
            done = between(t, self.clip.timing.end + 0.3, self.clip.timing.end + 0.9)
            counter.draw(ctx, number, progress, done, self.clip.room.accent)
        surface.flush()
        return surface

    def _aim(self, ctx):
        camera = self.clip.camera
        ctx.translate(camera.x, camera.floor)
        ctx.scale(camera.scale, camera.scale)

    def _backdrop(self):
        surface = cairo.ImageSurface(cairo.FORMAT_RGB24, WIDTH, HEIGHT)
        ctx = cairo.Context(surface)
        camera = self.clip.camera
        self._aim(ctx)
        rooms.draw(
            ctx, self.clip.room, -camera.x / camera.scale, (WIDTH - camera.x) / camera.scale,
            (HEIGHT - camera.floor) / camera.scale, -camera.floor / camera.scale,
        )
        self.clip.stage(ctx)
        surface.flush()
        return bytes(surface.get_data())
