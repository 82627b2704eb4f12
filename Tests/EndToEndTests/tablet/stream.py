"""A small real HLS stream: an exercise, a rest and another exercise, with a discontinuity at each joint."""

import subprocess

CLIPS = [("first", 4, "testsrc2", 440), ("rest", 2, "smptebars", 220), ("second", 4, "mandelbrot", 660)]


def make_stream(folder):
    """Writes `main.m3u8` and its segments; returns the length of each clip in seconds."""
    lines = ["#EXTM3U", "#EXT-X-VERSION:7", "#EXT-X-TARGETDURATION:4", "#EXT-X-PLAYLIST-TYPE:VOD"]
    lengths = []
    for number, (name, seconds, picture, tone) in enumerate(CLIPS):
        made = make_clip(folder / name, seconds, picture, tone)
        if number > 0:
            lines.append("#EXT-X-DISCONTINUITY")
        lines.append(f'#EXT-X-MAP:URI="{name}/init.mp4"')
        length = 0.0
        for line in made:
            if line.startswith("#EXTINF:"):
                length += float(line[8:].rstrip(","))
                lines.append(line)
            elif line and not line.startswith("#"):
                lines.append(f"{name}/{line}")
        lengths.append(length)
    (folder / "main.m3u8").write_text("\n".join([*lines, "#EXT-X-ENDLIST", ""]))
    return lengths


def make_clip(folder, seconds, picture, tone):
    folder.mkdir(parents=True)
    command = ["ffmpeg", "-v", "error", "-f", "lavfi", "-i", f"{picture}=size=640x360:rate=25", "-f", "lavfi",
               "-i", f"sine=frequency={tone}:sample_rate=48000", "-t", str(seconds), "-c:v", "libx264", "-preset",
               "ultrafast", "-bf", "0", "-g", "25", "-pix_fmt", "yuv420p", "-c:a", "aac", "-f", "hls", "-hls_time", "1",
               "-hls_playlist_type", "vod", "-hls_segment_type", "fmp4", "-hls_fmp4_init_filename", "init.mp4",
               "clip.m3u8"]
    subprocess.run(command, cwd=folder, check=True)
    picture = ["ffmpeg", "-v", "error", "-i", "clip.m3u8", "-frames:v", "1", "poster.jpg"]
    subprocess.run(picture, cwd=folder, check=True)
    return (folder / "clip.m3u8").read_text().splitlines()
