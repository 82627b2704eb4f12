"""The command line."""

import argparse
import time
from multiprocessing import Pool
from pathlib import Path

from . import catalogue
from .clip import Painter
from .encode import encode
from .movements import ALL


def main():
    parser = argparse.ArgumentParser(prog="Scripts/demo-media/make", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help="clips to make; all by default")
    parser.add_argument("--out", type=Path, default=Path(__file__).parents[3] / "Media", help="the folder to write to")
    parser.add_argument("--frame", type=float, metavar="T", help="only draw the frame at T seconds")
    parser.add_argument("--png", metavar="OUT", default="frame.png", help="where --frame writes its picture")
    parser.add_argument("--texts", action="store_true", help="only write captions and exercises.json")
    options = parser.parse_args()
    known = {clip.name: clip for clip in ALL}
    for name in options.names:
        if name not in known:
            parser.error(f"no clip is called {name}; there are {', '.join(known)}")
    clips = [known[name] for name in options.names] or ALL
    if options.frame is not None:
        Painter(clips[0]).frame(options.frame).write_to_png(options.png)
        return
    options.out.mkdir(parents=True, exist_ok=True)
    for clip in ALL:
        catalogue.write_captions(clip, options.out)
    catalogue.write_index(ALL, options.out)
    if options.texts:
        return
    with Pool(2) as pool:
        for line in pool.imap_unordered(_make, [(clip.name, options.out) for clip in clips]):
            print(line, flush=True)


def _make(job):
    name, folder = job
    started = time.monotonic()
    clip = next(clip for clip in ALL if clip.name == name)
    size = encode(clip, folder / f"{name}.mp4")
    took = time.monotonic() - started
    return f"{name}: {clip.timing.duration:.1f} s, {clip.rate} fps, {size // 1000} kB, made in {took:.0f} s"
