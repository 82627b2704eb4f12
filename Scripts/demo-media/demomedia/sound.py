"""The sound of a clip: a marimba that counts, and a closing chord."""

import wave

import numpy as np

RATE = 48_000
PEAK = 10 ** (-6 / 20)
SCALE = (0, 2, 4, 7, 9, 12, 14, 16, 19, 21, 24, 26)
"""A major pentatonic: any two notes agree. Semitones above the root."""
ROOT = 261.63


def compose(timing, seed):
    """Samples (frames × 2) from -1 to 1, as long as the clip."""
    length = round(timing.duration * RATE)
    random = np.random.default_rng(seed)
    track = np.zeros((length, 2))
    marks = list(timing.marks())
    total = max(mark.number for mark in marks)
    for note, at in ((0, 0.5), (7, 0.95)):
        _add(track, at, _mallet(_pitch(note), 1.4), 0.30, 0.0)
    for mark in marks:
        step = SCALE[min(len(SCALE) - 1, round((mark.number - 1) * (min(total, 10) - 1) / max(1, total - 1)))]
        jitter = random.uniform(-0.004, 0.004)
        if mark.kind == "count":
            _add(track, mark.time, _mallet(_pitch(step), 2.0), 0.62 + jitter, -0.12)
            _add(track, mark.time, _mallet(_pitch(step - 12), 2.2), 0.34, 0.1)
        else:
            _add(track, mark.time, _mallet(_pitch(step - 5), 1.6), 0.26 + jitter, 0.18)
    for i, note in enumerate((0, 4, 7, 12, 16)):
        _add(track, timing.end + 0.25 + i * 0.09, _mallet(_pitch(note), 3.0), 0.46, (i - 2) * 0.12)
    track += 0.05 * _pad(length, timing)
    track = track + 0.20 * _room(track, random)
    track = np.tanh(track * 1.1)
    fade = min(length, int(0.6 * RATE))
    track[-fade:] *= np.linspace(1, 0, fade)[:, None] ** 1.5
    return track * (PEAK / np.max(np.abs(track)))


def write(path, track):
    with wave.open(str(path), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes((track * 32767).astype("<i2").tobytes())


def _pitch(semitones):
    return ROOT * 2 ** (semitones / 12)


def _mallet(frequency, seconds):
    """A bar of rosewood: its overtones lie at 4 and about 9.2."""
    t = np.arange(round(seconds * RATE)) / RATE
    body = np.exp(-t * (2.2 + frequency / 420)) * np.sin(2 * np.pi * frequency * t)
    second = 0.22 * np.exp(-t * 9) * np.sin(2 * np.pi * frequency * 3.98 * t)
    third = 0.06 * np.exp(-t * 24) * np.sin(2 * np.pi * frequency * 9.2 * t)
    attack = np.minimum(1, t / 0.004)
    return (body + second + third) * attack * np.minimum(1, (seconds - t) / 0.05)


def _pad(length, timing):
    """A quiet, slowly breathing chord below the mallets."""
    t = np.arange(length) / RATE
    swell = 0.75 + 0.25 * np.sin(2 * np.pi * t / 8.4)
    envelope = np.minimum(1, t / 2.0) * np.clip((timing.duration - t) / 2.5, 0, 1) * swell
    sides = []
    for detune in (0.9992, 1.0008):
        sides.append(sum(np.sin(2 * np.pi * _pitch(note) * detune * t) / (i + 1) for i, note in enumerate((-12, -5, 4))))
    return np.stack(sides, axis=1) * envelope[:, None]


def _add(track, at, sound, gain, pan):
    start = round(at * RATE)
    part = sound[: max(0, len(track) - start)] * gain
    track[start : start + len(part), 0] += part * (1 - pan)
    track[start : start + len(part), 1] += part * (1 + pan)


def _room(track, random):
    """A short, soft echo of a living room."""
    size = int(0.7 * RATE)
    decay = np.exp(-np.arange(size) / RATE * 8)
    result = np.zeros_like(track)
    count = 1 << (len(track) + size).bit_length()
    for side in range(2):
        noise = random.standard_normal(size) * decay
        noise = np.convolve(noise, np.ones(24) / 24, "same")
        noise /= np.sqrt(np.sum(noise**2))
        spectrum = np.fft.rfft(track[:, side], count) * np.fft.rfft(noise, count)
        result[:, side] = np.fft.irfft(spectrum, count)[: len(track)]
    return result
