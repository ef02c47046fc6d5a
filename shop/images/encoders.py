"""Asking the process that reads and encodes pictures, whatever may become of it."""

import contextlib
import fcntl
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.conf import settings

from shop.images.encoding import EncodedPicture, PictureFacts, Reason, Target, UnableToRead

# So many pictures are decoded on this machine at once, by however many workers.
AT_ONCE = 2
# Of one process. A WebP with transparency and 25 megapixels takes 430 MB, more than any other format.
MEMORY_LIMIT = 640 * 1024 * 1024
COMMAND = ["-m", "shop.images.encoder"]
SECONDS_TO_WAIT = 30
SECONDS_TO_WORK = 60
PASSED_ON = ("PATH", "PYTHONPATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "TMPDIR")


class EncoderIsBusy(Exception):
    """Too many pictures are being processed; try again later."""


class EncoderDied(Exception):
    """The process ended while it had work to do."""


class Encoder:
    """A process that reads and encodes pictures. It starts when first asked and ends with the `with` block."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> "Encoder":
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    @property
    def process_id(self) -> int:
        """Return the process; 0 while there is none."""
        return self._process.pid if self._process else 0

    def check(self, source: bytes) -> PictureFacts:
        """
        Return what the file holds, having decoded all of it.

        :raises UnableToRead: if it is no picture, incomplete, damaged or too large
        :raises EncoderIsBusy: if too many pictures are being processed
        """
        head, _ = self._ask({"do": "check"}, source)
        return PictureFacts(**head["facts"])

    def encode(self, source: bytes, targets: Sequence[Target]) -> list[EncodedPicture]:
        """
        Return a picture for each target, or why there is none.

        :raises UnableToRead: if the file can't be read
        :raises EncoderIsBusy: if too many pictures are being processed
        """
        head, contents = self._ask({"do": "encode", "targets": [asdict(target) for target in targets]}, source)
        return [
            EncodedPicture(**{**values, "content": content})
            for values, content in zip(head["made"], contents, strict=True)
        ]

    def _ask(self, order: dict[str, Any], source: bytes) -> tuple[dict[str, Any], list[bytes]]:
        with turn():
            try:
                head, contents = self._talk(order, source)
            except EncoderDied:
                # Once may be an accident.
                head, contents = self._talk_last(order, source)
        if "reason" in head:
            raise UnableToRead(head["reason"], head["message"])
        return head, contents

    def _talk_last(self, order: dict[str, Any], source: bytes) -> tuple[dict[str, Any], list[bytes]]:
        try:
            return self._talk(order, source)
        except EncoderDied as error:
            raise UnableToRead(Reason.TOO_LARGE, "The picture takes too much memory to read.") from error

    def _talk(self, order: dict[str, Any], source: bytes) -> tuple[dict[str, Any], list[bytes]]:
        process = self._process = self._process or _start()
        if process.stdin is None or process.stdout is None:
            raise AssertionError("the encoder has pipes")
        is_late = threading.Event()

        def give_up() -> None:
            is_late.set()
            process.kill()

        timer = threading.Timer(SECONDS_TO_WORK, give_up)
        timer.start()
        try:
            process.stdin.write(json.dumps({**order, "size": len(source)}).encode() + b"\n")
            process.stdin.write(source)
            process.stdin.flush()
            head = json.loads(process.stdout.readline())
            return head, [_read(process.stdout, item["content"]) for item in head.get("made", [])]
        except (OSError, ValueError) as error:
            self._end()
            if is_late.is_set():
                raise UnableToRead(Reason.TOO_LARGE, "The picture takes too long to read.") from error
            raise EncoderDied from error
        finally:
            timer.cancel()

    def _end(self) -> None:
        if self._process is None:
            return
        process, self._process = self._process, None
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(timeout=1)
            return
        process.kill()
        process.wait()


def _start() -> "subprocess.Popen[bytes]":
    return subprocess.Popen(  # noqa: S603 our own module
        [sys.executable, *COMMAND, str(MEMORY_LIMIT)],
        cwd=settings.BASE_DIR,
        # It gets no secret of the shop's.
        env={name: os.environ[name] for name in PASSED_ON if name in os.environ},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )


def _read(pipe: Any, size: int) -> bytes:
    content: bytes = pipe.read(size)
    if len(content) != size:
        raise OSError("the encoder died")
    return content


@contextlib.contextmanager
def turn() -> Iterator[None]:
    """
    Wait until fewer than `AT_ONCE` pictures are decoded on this machine.

    :raises EncoderIsBusy: if that takes too long
    """
    paths = [Path(tempfile.gettempdir()) / f"seedpearl-encoder-{os.getuid()}-{n}.lock" for n in range(AT_ONCE)]
    until = time.monotonic() + SECONDS_TO_WAIT
    while True:
        for path in paths:
            with path.open("a") as lock:
                try:
                    fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BlockingIOError:
                    continue
                yield
                return
        if time.monotonic() > until:
            raise EncoderIsBusy
        time.sleep(0.05)
