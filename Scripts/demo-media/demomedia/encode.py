"""Frames and sound into one MP4."""

import subprocess
import tempfile
from pathlib import Path
from zlib import crc32

from . import sound
from .clip import HEIGHT, WIDTH, Painter

LIMIT = 1_000_000
"""Bytes a clip may have at most."""


def encode(clip, path):
    """Renders a clip and puts it in place when it is whole."""
    painter = Painter(clip)
    with tempfile.TemporaryDirectory() as folder:
        tones, film = Path(folder) / "tones.wav", Path(folder) / "film.mp4"
        sound.write(tones, sound.compose(clip.timing, crc32(clip.name.encode())))
        process = subprocess.Popen(_command(clip, tones, film), stdin=subprocess.PIPE)
        for number in range(clip.frames):
            painter.frame(number / clip.rate)
            process.stdin.write(painter.buffer)
        process.stdin.close()
        if process.wait() != 0:
            raise SystemExit(f"ffmpeg could not encode {clip.name}; its message stands above.")
        size = film.stat().st_size
        if size >= LIMIT:
            raise SystemExit(f"{clip.name}.mp4 has {size} bytes, more than {LIMIT}; raise the CRF in encode.py.")
        part = path.with_suffix(".part")
        part.write_bytes(film.read_bytes())
        part.replace(path)
    return size


def _command(clip, tones, film):
    return [
        "ffmpeg", "-y", "-loglevel", "error",
        "-f", "rawvideo", "-pix_fmt", "bgr0", "-s", f"{WIDTH}x{HEIGHT}", "-r", str(clip.rate), "-i", "-",
        "-i", str(tones),
        "-vf", "scale=out_color_matrix=bt709:out_range=tv,format=yuv420p",
        "-c:v", "libx264", "-profile:v", "high", "-level", "4.0", "-preset", "medium", "-tune", "animation",
        "-crf", "29", "-g", str(clip.rate * 10), "-threads", "1",
        "-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709", "-color_range", "tv",
        "-c:a", "aac", "-b:a", "64k", "-ac", "2",
        "-map_metadata", "-1", "-fflags", "+bitexact", "-flags:v", "+bitexact", "-flags:a", "+bitexact",
        "-movflags", "+faststart", str(film),
    ]
