"""Playlists with several languages and captions, read by programs that are not ours."""

import json
import shutil
import subprocess

import m3u8
import pytest

from clips import make_clip
from range_server import serving
from trin_server import program, wait_until

GROUPS = """\
#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="audio",NAME="Svenska",LANGUAGE="sv",DEFAULT=NO,AUTOSELECT=YES,CHANNELS="2",URI="audio-sv.m3u8"
#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="subtitles",NAME="Dansk",LANGUAGE="da",DEFAULT=NO,AUTOSELECT=YES,FORCED=NO,URI="subtitles-da.m3u8"
"""
SUBTITLES = """\
#EXTM3U
#EXT-X-VERSION:7
#EXT-X-TARGETDURATION:7
#EXT-X-MEDIA-SEQUENCE:0
#EXT-X-PLAYLIST-TYPE:VOD
#EXTINF:7.000000,
captions/da.vtt
#EXT-X-ENDLIST
"""
WORDS = "WEBVTT\nX-TIMESTAMP-MAP=MPEGTS:0,LOCAL:00:00:00.000\n\n00:01.000 --> 00:03.000\nRejs dig roligt\n"


@pytest.fixture(scope="module")
def stream(tmp_path_factory):
    """A folder of two renditions, two languages and captions."""
    bench = tmp_path_factory.mktemp("stream")
    film = make_clip(bench / "film.mp4", seconds=7, size="960x540")
    folder = bench / "out"
    subprocess.run([program(), "transcode", "--progress", "none", film, folder], check=True)
    shutil.copy(folder / "audio.m3u8", folder / "audio-sv.m3u8")
    (folder / "subtitles-da.m3u8").write_text(SUBTITLES)
    (folder / "captions").mkdir()
    (folder / "captions/da.vtt").write_text(WORDS)
    main = (folder / "main.m3u8").read_text()
    before, after = main.split("#EXT-X-STREAM-INF", 1)
    text = before + GROUPS + "#EXT-X-STREAM-INF" + after
    (folder / "main.m3u8").write_text(text.replace('AUDIO="audio"', 'AUDIO="audio",SUBTITLES="subtitles"'))
    return folder


def lint(*words):
    done = subprocess.run([program(), "lint", *words], capture_output=True, text=True)
    return done.returncode, done.stdout, done.stderr


def test_another_parser_reads_all_playlists(stream):
    main = m3u8.load(str(stream / "main.m3u8"))
    assert main.is_variant and len(main.playlists) == len(main.iframe_playlists) >= 2
    assert [(item.type, item.language, item.default) for item in main.media] == [
        ("AUDIO", "da", "YES"), ("AUDIO", "sv", "NO"), ("SUBTITLES", "da", "NO")]
    for name in [item.uri for item in [*main.playlists, *main.media, *main.iframe_playlists]]:
        playlist = m3u8.load(str(stream / name))
        assert playlist.is_endlist and playlist.playlist_type == "vod"
        assert sum(segment.duration for segment in playlist.segments) == pytest.approx(7, abs=0.05), name


def test_the_linter_finds_nothing_and_then_what_was_broken(stream, tmp_path):
    assert lint(stream / "main.m3u8")[0] == 0
    broken = shutil.copytree(stream, tmp_path / "broken")
    main = (broken / "main.m3u8").read_text()
    (broken / "main.m3u8").write_text(main.replace('CHANNELS="2"', 'CHANNELS="6"', 1))
    code, output, _ = lint(broken / "main.m3u8", "--json")
    found = [json.loads(line) for line in output.splitlines()]
    assert code == 1
    assert [(item["rule"], item["file"], item["line"]) for item in found if item["severity"] == "error"] == [
        ("2.3", "main.m3u8", 4)]
    code, _, complaint = lint(broken / "360p.mp4")
    assert code == 65 and "#EXTM3U" in complaint
    assert lint(broken / "none.m3u8")[0] == 65
    assert "1.13 must:" in lint("--rules")[1]


def test_chromium_plays_languages_and_subtitles_to_the_end(stream, new_context):
    (stream / "index.html").write_text('<!doctype html><video src="main.m3u8" muted></video>')
    with serving(stream) as (address, asked):
        page = new_context().new_page()
        page.goto(address + "/index.html")
        film = page.locator("video")
        film.evaluate("film => film.play()")
        wait_until(lambda: film.evaluate("film => film.ended || film.error"), 60, "the end of the film", pause=0.5)
        assert film.evaluate("film => film.error?.message") is None
        assert film.evaluate("film => film.currentTime") == pytest.approx(7, abs=0.1)
    # Why the tablet's page adds captions itself.
    assert "/captions/da.vtt" not in asked


@pytest.mark.skipif(shutil.which("gst-launch-1.0") is None, reason="GStreamer is not installed")
def test_gstreamer_plays_them_too_and_fetches_the_subtitles(stream):
    sinks = [f"{kind}-sink=fakesink sync=false" for kind in ("video", "audio", "text")]
    with serving(stream) as (address, asked):
        played = subprocess.run(
            ["gst-launch-1.0", "-q", "playbin3", f"uri={address}/main.m3u8", *sinks],
            capture_output=True, text=True, timeout=120)
    assert played.returncode == 0 and "ERROR" not in played.stdout + played.stderr, played.stderr
    assert "/captions/da.vtt" in asked
