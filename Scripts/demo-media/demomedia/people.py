"""The people who show the exercises."""

from dataclasses import dataclass

from .paint import rgb


@dataclass(frozen=True)
class Person:
    skin: tuple
    hair: tuple
    top: tuple
    shirt: tuple
    trousers: tuple
    shoes: tuple
    style: str
    """Hair: "bun", "short" or "curls"."""
    glasses: bool = False
    moustache: bool = False
    cardigan: bool = True
    """A buttoned cardigan; otherwise a jumper."""
    shoulders: float = 16.6
    hips: float = 15.6
    girth: float = 1.0
    earrings: bool = False


INGRID = Person(
    skin=rgb("#EBC3A4"), hair=rgb("#C9C8CB"), top=rgb("#6F9A8D"), shirt=rgb("#F6EFE4"),
    trousers=rgb("#4B566B"), shoes=rgb("#8A5A4A"), style="bun", glasses=True, earrings=True,
)
POUL = Person(
    skin=rgb("#E8B999"), hair=rgb("#B7B6B8"), top=rgb("#4F6D94"), shirt=rgb("#E9EEF2"),
    trousers=rgb("#84715F"), shoes=rgb("#4A4450"), style="short", moustache=True, cardigan=False,
    shoulders=18.4, hips=15.2, girth=1.06,
)
LEILA = Person(
    skin=rgb("#B98262"), hair=rgb("#E4E1DE"), top=rgb("#C4735C"), shirt=rgb("#F7E9D2"),
    trousers=rgb("#3F4F5C"), shoes=rgb("#5C6B7A"), style="curls", earrings=True,
    shoulders=16.8, hips=16.2, girth=1.04,
)
