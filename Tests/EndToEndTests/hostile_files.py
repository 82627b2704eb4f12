"""Files that try to make their reader open other files or addresses, or take more than it has."""

import struct
import subprocess

from clips import make_clip


def playlist(secret, address):
    return f"#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n{secret}\n#EXTINF:1,\n{address}/a.ts\n#EXT-X-ENDLIST\n".encode()


def manifest(secret, address):
    return f"""<?xml version="1.0"?>
<MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static" mediaPresentationDuration="PT1S"
     profiles="urn:mpeg:dash:profile:isoff-on-demand:2011"><BaseURL>{address}/</BaseURL>
<Period><AdaptationSet mimeType="video/mp4"><Representation id="1" bandwidth="1000" width="64" height="48">
<BaseURL>{address}/a.mp4</BaseURL><SegmentBase indexRange="0-10"/></Representation></AdaptationSet></Period></MPD>
""".encode()


def concatenation(secret, address):
    return f"ffconcat version 1.0\nfile '{secret}'\nfile '{address}/a.mp4'\n".encode()


def description(secret, address):
    return f"v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=video 9 RTP/AVP 96\na=control:{address}\n".encode()


def image(secret, address):
    """An ISO image with nothing on it."""
    content = bytearray(1 << 20)
    content[0x8000:0x8006] = b"\x01CD001"
    return bytes(content)


def after_magic(kind, text):
    """What a reader that looks at the first bytes only takes for a video."""
    magic = {
        "mp4": b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom", "mkv": bytes.fromhex("1a45dfa3a3428681014282846d6b7600"),
        "avi": b"RIFF\0\x10\0\0AVI ",
    }[kind]
    return magic + b"\n" + text


def external_track(folder, secret):
    """A film whose pictures are said to lie in another file, as QuickTime allows."""
    film = bytearray(make_clip(folder / "plain.mp4", seconds=1, size="64x48", sound=False).read_bytes())
    path = str(secret).encode()
    alias = bytes(10) + b"\x01/".ljust(28, b"\0") + bytes(12) + b"\x06secret".ljust(64, b"\0") + bytes(16)
    alias += struct.pack(">hh", 0, 1) + bytes(16) + struct.pack(">hh", 2, len(path)) + path + struct.pack(">hh", -1, 0)
    entry = struct.pack(">I4sI", 12 + len(alias), b"alis", 0) + alias
    return replace_box(film, b"dref", struct.pack(">II", 0, 1) + entry)


def external_address(folder, address):
    """The same with the address of another machine."""
    film = bytearray(make_clip(folder / "plain.mp4", seconds=1, size="64x48", sound=False).read_bytes())
    text = f"{address}/a.mp4\0".encode()
    return replace_box(film, b"dref", struct.pack(">II", 0, 1) + struct.pack(">I4sI", 12 + len(text), b"url ", 0) + text)


def replace_box(film, name, payload):
    """Puts other bytes into a box of a film, and makes the boxes around it longer."""
    path = [b"moov", b"trak", b"mdia", b"minf", b"dinf", b"dref"]
    assert path[-1] == name
    starts, begin = [], 0
    for box in path:
        begin = film.index(box, begin)
        starts.append(begin - 4)
    old = struct.unpack_from(">I", film, starts[-1])[0]
    growth = 8 + len(payload) - old
    film[starts[-1] + 8:starts[-1] + old] = payload
    for start in starts:
        struct.pack_into(">I", film, start, struct.unpack_from(">I", film, start)[0] + growth)
    # The pictures have moved by as much.
    offsets = film.index(b"stco") + 4
    for entry in range(struct.unpack_from(">I", film, offsets + 4)[0]):
        place = offsets + 8 + 4 * entry
        struct.pack_into(">I", film, place, struct.unpack_from(">I", film, place)[0] + growth)
    return bytes(film)


# Bombs: small files that ask for much.


def huge_picture(folder):
    """Says that its pictures are 16,000 pixels wide and high, in the header and in the pictures."""
    film = bytearray(motion_jpeg(folder))
    for offset in positions(film, b"\xff\xc0"):
        struct.pack_into(">HH", film, offset + 5, 16000, 16000)
    return bytes(film)


def huge_header(folder):
    film = bytearray(make_clip(folder / "plain.mp4", seconds=1, size="64x48", sound=False).read_bytes())
    sample = film.index(b"avc1")
    struct.pack_into(">HH", film, sample + 28, 16384, 16384)
    return bytes(film)


def endless(folder):
    """One picture a day for years."""
    film = bytearray(make_clip(folder / "plain.mp4", seconds=1, size="64x48", sound=False).read_bytes())
    times = film.index(b"stts")
    scale = film.index(b"mdhd") + 4 + 12
    struct.pack_into(">I", film, scale, 1)
    struct.pack_into(">I", film, times + 4 + 4 + 4 + 4, 86400)
    return bytes(film)


def countless(folder):
    """Says that it holds two thousand million pictures of one byte."""
    film = bytearray(make_clip(folder / "plain.mp4", seconds=1, size="64x48", sound=False).read_bytes())
    sizes = film.index(b"stsz") + 8
    struct.pack_into(">II", film, sizes, 1, 0x7FFFFFFF)
    times = film.index(b"stts") + 12
    struct.pack_into(">I", film, times, 0x7FFFFFFF)
    chunks = film.index(b"stsc") + 12
    struct.pack_into(">I", film, chunks + 4, 0x7FFFFFFF)
    return bytes(film)


def motion_jpeg(folder):
    path = folder / "plain.avi"
    subprocess.run(
        ["ffmpeg", "-v", "error", "-y", "-f", "lavfi", "-i", "testsrc2=s=64x48:r=5:d=1", "-pix_fmt", "yuvj420p", "-c:v",
         "mjpeg", str(path)], check=True)
    return path.read_bytes()


def positions(content, wanted):
    found = content.find(wanted)
    while found >= 0:
        yield found
        found = content.find(wanted, found + 1)
