"""Serves a folder of media without asking for a sign-in, for players that know no cookies."""

import contextlib
import functools
import http.server
import re
import threading


@contextlib.contextmanager
def serving(folder):
    """Gives the server's address, and a list of the paths that were asked for."""
    asked = []
    handler = functools.partial(RangeHandler, asked, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}", asked
    finally:
        server.shutdown()
        server.server_close()


class RangeHandler(http.server.SimpleHTTPRequestHandler):
    """Answers ranges, which Python's own server does not."""

    protocol_version = "HTTP/1.1"
    extensions_map = {
        ".m3u8": "application/vnd.apple.mpegurl", ".mp4": "video/mp4", ".vtt": "text/vtt", ".html": "text/html",
        "": "application/octet-stream",
    }

    def __init__(self, asked, *arguments, **options):
        self.asked = asked
        super().__init__(*arguments, **options)

    def do_GET(self):
        self.asked.append(self.path)
        path = self.translate_path(self.path)
        try:
            with open(path, "rb") as file:
                content = file.read()
        except OSError:
            return self.send_error(404)
        wanted = re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("Range", ""))
        first = int(wanted.group(1)) if wanted else 0
        last = min(int(wanted.group(2)) if wanted and wanted.group(2) else len(content) - 1, len(content) - 1)
        self.send_response(206 if wanted else 200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Length", str(last - first + 1))
        if wanted:
            self.send_header("Content-Range", f"bytes {first}-{last}/{len(content)}")
        self.end_headers()
        # A player that has enough hangs up.
        with contextlib.suppress(ConnectionError):
            self.wfile.write(content[first : last + 1])

    def log_message(self, *_):
        pass
