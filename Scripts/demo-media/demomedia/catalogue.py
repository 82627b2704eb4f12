"""What is written about the clips: captions and exercises.json."""

import json
import tomllib
from pathlib import Path

from . import captions

LANGUAGES = ("da", "sv", "en")
TEXTS = Path(__file__).parent / "texts"


def texts(clip):
    return tomllib.loads((TEXTS / f"{clip.name}.toml").read_text("utf-8"))


def write_captions(clip, folder):
    words = texts(clip)
    for language in LANGUAGES:
        text = captions.webvtt(clip.timing, words[language], language)
        (folder / f"{clip.name}.{language}.vtt").write_text(text, "utf-8")


def write_index(clips, folder):
    entries = []
    for clip in clips:
        words = texts(clip)
        entries.append({
            "file": f"{clip.name}.mp4",
            "name": {language: words[language]["name"] for language in LANGUAGES},
            "instruction": {language: words[language]["instruction"] for language in LANGUAGES},
            "repetitionsInVideo": clip.timing.count if clip.repetitions is None else clip.repetitions,
            **({"filmedSide": clip.side} if clip.side else {}),
            "position": clip.position,
            "captions": {language: f"{clip.name}.{language}.vtt" for language in LANGUAGES},
        })
    text = json.dumps(entries, ensure_ascii=False, indent=2) + "\n"
    (folder / "exercises.json").write_text(text, "utf-8")
