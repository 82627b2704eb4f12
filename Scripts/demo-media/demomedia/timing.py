"""When things happen in a clip."""

from dataclasses import dataclass
from math import pi, sin

from .geometry import between, clamp


@dataclass(frozen=True)
class Mark:
    time: float
    number: int
    kind: str
    """"count" when a repetition begins, "return" when it turns back."""


@dataclass(frozen=True)
class Beat:
    """The state of the movement at one instant."""
    time: float
    level: float
    """0 at rest, 1 at the far end of the movement."""
    rising: bool
    index: int
    """Which repetition, from 0; -1 before the first."""
    breath: float
    blink: float


@dataclass(frozen=True)
class Repetitions:
    count: int
    period: float
    lead: float = 3.0
    tail: float = 3.0
    up: float = 0.36
    hold: float = 0.10
    down: float = 0.36
    """Shares of a period; what is left is rest."""

    @property
    def duration(self):
        return self.lead + self.count * self.period + self.tail

    @property
    def end(self):
        return self.duration - self.tail

    def marks(self):
        for i in range(self.count):
            start = self.lead + i * self.period
            yield Mark(start, i + 1, "count")
            yield Mark(start + (self.up + self.hold) * self.period, i + 1, "return")

    def beat(self, t):
        index = int((t - self.lead) // self.period)
        level, rising = 0.0, True
        if 0 <= index < self.count:
            u = (t - self.lead) / self.period - index
            turn = self.up + self.hold
            level = between(u, 0, self.up) if u < turn else 1 - between(u, turn, turn + self.down)
            rising = u < turn
        return Beat(t, level, rising, min(index, self.count - 1), breath(t), blink(t))

    def shown(self, t):
        """The number in the disc, and how full its ring is."""
        if t < self.lead:
            return None, 0.0
        index = min(self.count - 1, int((t - self.lead) // self.period))
        return index + 1, clamp((t - self.lead) / (self.count * self.period))


@dataclass(frozen=True)
class Holds:
    """Positions that are held while the seconds are counted."""
    count: int
    seconds: int
    lead: float = 3.0
    change: float = 2.0
    tail: float = 3.0

    @property
    def period(self):
        return self.seconds + 2 * self.change

    @property
    def duration(self):
        return self.lead + self.count * self.period + self.tail

    @property
    def end(self):
        return self.duration - self.tail

    def marks(self):
        for i in range(self.count):
            start = self.lead + i * self.period + self.change
            for second in range(self.seconds):
                yield Mark(start + second, second + 1, "count")
            yield Mark(start + self.seconds, self.seconds, "return")

    def beat(self, t):
        index = int((t - self.lead) // self.period)
        level, rising = 0.0, True
        if 0 <= index < self.count:
            s = t - self.lead - index * self.period
            level = between(s, 0, self.change) * (1 - between(s, self.change + self.seconds, self.period))
            rising = s < self.period / 2
        return Beat(t, level, rising, min(index, self.count - 1), breath(t), blink(t))

    def shown(self, t):
        index = int((t - self.lead) // self.period)
        if not 0 <= index < self.count:
            return None, 1.0 if index >= self.count else 0.0
        s = t - self.lead - index * self.period - self.change
        if not 0 <= s < self.seconds + self.change * 0.5:
            return None, 0.0
        return min(self.seconds, int(s) + 1), clamp(s / self.seconds)


def breath(t):
    return sin(2 * pi * t / 4.2)


def blink(t):
    """1 for a moment, every three or four seconds."""
    return 1.0 if (t % 7.3) % 3.1 < 0.14 and t > 0.5 else 0.0
