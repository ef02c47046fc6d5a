"""The shop's processes, to be killed with no rng to tidy up."""

import json
import os
import random
import signal
import time
from contextlib import suppress
from functools import cache
from pathlib import Path

import psutil
from django.conf import settings

from tests.proof.shoppers import the_emulator
from tests.support.mail_server import MailServer

PATIENCE = 60


def running(name: str) -> int:
    """Return the process id of one of the shop's processes."""
    return int(json.loads(Path(os.environ["PROOF_PROCESSES"]).read_text())[name])


def kill_one(name: str, rng: random.Random) -> None:
    """Kill a process: of the web server one of its workers."""
    try:
        process = psutil.Process(running(name))
        workers = process.children(recursive=True)
        (rng.choice(workers) if name == "web" and workers else process).kill()
    except psutil.Error:
        return


@cache
def the_mail_server() -> MailServer:
    """Return the mail server that the shop sends to."""
    return MailServer(port=settings.EMAIL_PORT)


def kill_this_process() -> None:
    """Die here and now."""
    os.kill(os.getpid(), signal.SIGKILL)


def kill_stripe() -> None:
    """Kill the emulator, and see that it is dead."""
    with suppress(psutil.Error):
        process = psutil.Process(running("stripe"))
        process.kill()
        psutil.wait_procs([process], timeout=PATIENCE)


def wait_for_stripe() -> None:
    """Wait until the emulator is up again after its last kill."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        with suppress(OSError):
            the_emulator().ledger()
            return
        time.sleep(0.1)
