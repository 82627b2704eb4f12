"""A proxy between a tablet and the server that does to requests and answers what bad networks do, by a seed."""

import asyncio
import contextlib
import gzip
import json
import random
import threading
from collections import Counter

# What becomes of one request, and how often, in percent. What is left over goes through untouched.
EVENT_FAULTS = {
    "cut before": 12, "request truncated": 10, "answer lost": 15, "answer truncated": 12, "delayed": 10,
    "answer delayed": 8, "doubled": 12, "comes again later": 10,
}
OTHER_FAULTS = {"cut before": 4, "answer lost": 3, "answer truncated": 3, "delayed": 8}
LONGEST_DELAY = 1.2  # seconds
SLEPT_OVER = 4.0  # seconds until a request that got stuck on the way arrives after all


class BadNetwork:
    """Listens on `url`. Attributes may be changed while it runs; `pulled` is the network cable."""

    def __init__(self, port, seed):
        self.port = port
        self.pulled = False
        self.is_good = False
        self.faults = {"/ingest/": EVENT_FAULTS, "/": OTHER_FAULTS}
        self.done = Counter()
        self.told = {}  # every event that a tablet has ever tried to send: its text by its id
        self.rng = random.Random(seed)
        self.open = set()
        self.later = set()
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self.loop.run_forever, daemon=True)
        self.thread.start()
        self.server = self.call(asyncio.start_server(self.serve, "127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self.server.sockets[0].getsockname()[1]}"

    def call(self, coroutine):
        return asyncio.run_coroutine_threadsafe(coroutine, self.loop).result(30)

    def close(self):
        self.call(self.shut())
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join(10)

    async def shut(self):
        self.server.close()
        for task in self.later | self.open:
            task.cancel()
        await asyncio.gather(*self.later, *self.open, return_exceptions=True)

    def pull(self):
        """From now on nothing goes through, and what is under way is cut."""
        self.pulled = True

        async def cut():
            for task in list(self.open):
                task.cancel()

        self.call(cut())

    def plug(self):
        self.pulled = False

    async def serve(self, reader, writer):
        task = asyncio.current_task()
        self.open.add(task)
        try:
            while not self.pulled and (request := await read_message(reader)):
                if not await self.treat(request, writer):
                    break
        except (OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass
        finally:
            self.open.discard(task)
            writer.transport.abort()

    async def treat(self, request, writer):
        """@returns whether the connection may be used again"""
        path = request.split(b" ", 2)[1].decode()
        fault = self.choose(path)
        self.done[fault] += path.startswith("/ingest/")
        self.note(path, request)
        if fault == "cut before":
            return False
        if fault == "request truncated":
            await self.send_half(request)
            return False
        if fault == "delayed":
            await asyncio.sleep(self.rng.uniform(0, LONGEST_DELAY))
        if fault == "comes again later":
            self.do_later(self.forward(request), SLEPT_OVER * self.rng.uniform(0.3, 1))
        if fault == "doubled":
            self.do_later(self.forward(request), 0)
        answer = await self.forward(request)
        if fault == "answer delayed":
            await asyncio.sleep(self.rng.uniform(0, LONGEST_DELAY))
        if fault == "answer lost" or not answer:
            return False
        if fault == "answer truncated":
            answer = answer[:self.rng.randrange(len(answer))]
        writer.write(answer)
        await writer.drain()
        return fault != "answer truncated"

    @contextlib.contextmanager
    def good(self):
        """Everything goes through meanwhile."""
        self.is_good = True
        yield
        self.is_good = False

    def settle(self):
        """Waits until what got stuck on the way has arrived, too."""
        async def all_of_it():
            await asyncio.gather(*self.later, return_exceptions=True)

        self.call(all_of_it())

    def choose(self, path):
        if self.is_good:
            return "none"
        faults = next(faults for start, faults in self.faults.items() if path.startswith(start))
        names = [*faults, "none"]
        return self.rng.choices(names, [*faults.values(), 100 - sum(faults.values())])[0]

    def note(self, path, request):
        if not path.startswith("/ingest/") or not request.startswith(b"POST "):
            return
        head, body = request.split(b"\r\n\r\n", 1)
        events = json.loads(gzip.decompress(body) if b"content-encoding: gzip" in head.lower() else body)
        for event in events:
            text = json.dumps(event, sort_keys=True)
            assert self.told.setdefault(event["id"], text) == text, "an event has changed on the tablet"

    def do_later(self, work, seconds):
        async def wait_and_work():
            await asyncio.sleep(seconds)
            with contextlib.suppress(OSError, asyncio.IncompleteReadError):
                await work

        task = self.loop.create_task(wait_and_work())
        self.later.add(task)
        task.add_done_callback(self.later.discard)

    async def forward(self, request):
        """@returns the whole answer, or nothing while the server is down"""
        try:
            reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        except OSError:
            return b""
        try:
            writer.write(request)
            await writer.drain()
            return await read_message(reader, is_head=request.startswith(b"HEAD "))
        finally:
            writer.transport.abort()

    async def send_half(self, request):
        with contextlib.suppress(OSError):
            _, writer = await asyncio.open_connection("127.0.0.1", self.port)
            writer.write(request[:self.rng.randrange(1, len(request))])
            await writer.drain()
            writer.close()


async def read_message(reader, is_head=False):
    """One HTTP/1.1 request or answer, byte by byte as it came; empty at the end of a connection."""
    try:
        head = await reader.readuntil(b"\r\n\r\n")
    except asyncio.IncompleteReadError:
        return b""
    fields = dict(line.lower().split(b":", 1) for line in head.split(b"\r\n")[1:] if b":" in line)
    if is_head or head.startswith((b"HTTP/1.1 304", b"HTTP/1.1 204")):
        return head
    if b"chunked" in fields.get(b"transfer-encoding", b""):
        return head + await read_chunks(reader)
    return head + await reader.readexactly(int(fields.get(b"content-length", 0)))


async def read_chunks(reader):
    read = b""
    while True:
        line = await reader.readuntil(b"\r\n")
        size = int(line.split(b";")[0], 16)
        read += line + await reader.readexactly(size + 2)
        if size == 0:
            return read
