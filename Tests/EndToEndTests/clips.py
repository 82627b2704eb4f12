"""Short films as phones and cameras make them, drawn by ffmpeg."""

import subprocess


def make_clip(path, seconds=6, size="640x360", rate=25, sound=True, colour="0x3f7d6e", noise=False):
    """A moving picture with a tone. `noise` makes a file that is large and slow to transcode."""
    source = f"testsrc2=s={size}:r={rate}:d={seconds}"
    if noise:
        source += ",noise=alls=60:allf=t"
    else:
        source += f",drawbox=x=0:y=0:w=iw:h=40:color={colour}:t=fill"
    command = ["ffmpeg", "-v", "error", "-y", "-f", "lavfi", "-i", source]
    if sound:
        command += ["-f", "lavfi", "-i", f"sine=f=440:r=48000:d={seconds}"]
    command += ["-pix_fmt", "yuv420p", "-c:v", "libx264", "-preset", "ultrafast"]
    command += ["-crf", "18"] if noise else ["-crf", "28"]
    command += ["-c:a", "aac", "-shortest"] if sound else []
    subprocess.run(command + ["-movflags", "+faststart", str(path)], check=True)
    return path
