"""Captions: the count in words, in time with the movement."""

NUMBERS = {
    "da": "Én To Tre Fire Fem Seks Syv Otte Ni Ti Elleve Tolv".split(),
    "sv": "Ett Två Tre Fyra Fem Sex Sju Åtta Nio Tio Elva Tolv".split(),
    "en": "One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve".split(),
}


def webvtt(timing, words, language):
    """The whole file. words holds start, cue, half, last and end; a clip
    of holds has change instead of half and last."""
    marks = [mark for mark in timing.marks() if mark.kind == "count"]
    cues = [(0.3, marks[0].time - 0.1, words["start"])]
    starts = [mark.time for mark in marks] + [timing.end + 0.1]
    total = max(mark.number for mark in marks)
    for i, mark in enumerate(marks):
        text = NUMBERS[language][mark.number - 1] + "."
        until = starts[i + 1]
        if "change" in words:
            until = min(until, mark.time + 1.0)
            if mark.number == total and i + 1 < len(marks):
                cues.append((mark.time, until, text))
                cues.append((until + 0.05, starts[i + 1] - 0.1, words["change"]))
                continue
        elif mark.number == total:
            text += " " + words["last"]
        elif mark.number == (total + 1) // 2:
            text += " " + words["half"]
        else:
            text += " " + words["cue"]
        cues.append((mark.time, until - 0.04, text))
    cues.append((timing.end + 0.1, timing.duration - 0.1, words["end"]))
    blocks = [f"{i}\n{_clock(a)} --> {_clock(b)}\n{text}\n" for i, (a, b, text) in enumerate(cues, 1)]
    return "WEBVTT\n\n" + "\n".join(blocks)


def _clock(seconds):
    milliseconds = round(seconds * 1000)
    return f"00:{milliseconds // 60000:02}:{milliseconds // 1000 % 60:02}.{milliseconds % 1000:03}"
