"""
A separate process that reads and encodes pictures: `python -m shop.images.encoder 640000000`.

A picture of one kilobyte can take hundreds of megabytes to decode, and a damaged one can end the process that
decodes it. This process has nothing else to lose: its memory is limited, it gives way to others, and it starts in a
tenth of a second because it needs Pillow alone. `shop.images.encoders` talks to it.

Each order is a line of JSON and the bytes of a picture; each answer is a line of JSON and the bytes of the pictures
that were made.
"""

import contextlib
import json
import os
import resource
import signal
import sys
import warnings
from dataclasses import asdict
from typing import Any, BinaryIO

from shop.images.encoding import Box, Target, UnableToRead, check, encode


def main() -> None:
    """Process requests until there are no more."""
    limit_memory(int(sys.argv[1]))
    os.nice(5)
    # Who asks may be stopped by a signal to all its processes. This one ends when nobody asks any more.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
    # They are about what a file says of itself, and nobody reads them here.
    warnings.simplefilter("ignore")
    orders, answers = sys.stdin.buffer, sys.stdout.buffer
    while line := orders.readline():
        order = json.loads(line)
        answer(carry_out(order, orders.read(order["size"])), to=answers)


def limit_memory(limit: int) -> None:
    """Let this process have so many bytes of memory."""
    # Systems that know no such limit refuse to set it.
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))


def carry_out(order: dict[str, Any], source: bytes) -> tuple[dict[str, Any], list[bytes]]:
    """Return the answer to a request, and its pictures."""
    try:
        if order["do"] == "check":
            return {"facts": asdict(check(source))}, []
        made = encode(source=source, targets=[read_target(target) for target in order["targets"]])
    except UnableToRead as error:
        return {"reason": error.reason, "message": str(error)}, []
    heads = [{**asdict(item), "content": len(item.content)} for item in made]
    return {"made": heads}, [item.content for item in made]


def read_target(values: dict[str, Any]) -> Target:
    """Return a target from what JSON makes of one."""
    crop, background = values["crop"], values["background"]
    return Target(
        **{
            **values,
            "crop": Box(*crop) if crop else None,
            "background": tuple(background) if background else None,
        }
    )


def answer(said: tuple[dict[str, Any], list[bytes]], *, to: BinaryIO) -> None:
    """Send an answer."""
    head, contents = said
    to.write(json.dumps(head).encode() + b"\n")
    to.writelines(contents)
    to.flush()


if __name__ == "__main__":
    main()
