"""The shop that is put to the proof: its processes run for real, and are started again when they die."""

import contextlib
import json
import os
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from local.databases import Databases
from local.place import DataDirectory
from local.processes import Process, free_port, wait_until_answers
from tests.support.databases import template_database
from tests.support.stack import Stack, collect_static_files, make_stack

SECONDS_BETWEEN_LOOKS = 0.1


@dataclass
class Supervisor:
    """Starts again what dies, as systemd or a container's host does, and tells who runs."""

    processes: dict[str, Process]
    register: Path
    is_over: threading.Event = field(default_factory=threading.Event)

    def __enter__(self) -> "Supervisor":
        self.tell()
        self.thread = threading.Thread(target=self.watch, daemon=True)
        self.thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.is_over.set()
        self.thread.join()

    def watch(self) -> None:
        """Look again and again."""
        while not self.is_over.is_set():
            for process in self.processes.values():
                if process.has_died:
                    process.stop()
                    process.start()
                    self.tell()
            time.sleep(SECONDS_BETWEEN_LOOKS)

    def tell(self) -> None:
        """Record the process ids, for whoever wants to kill one."""
        running = {name: process.running.pid for name, process in self.processes.items() if process.running}
        unfinished = self.register.with_suffix(".new")
        unfinished.write_text(json.dumps(running))
        unfinished.replace(self.register)


@contextlib.contextmanager
def running_shop(*, directory: Path, databases: Databases, database: str = "") -> Iterator[Stack]:
    """Run a shop without products over an empty database; it ends with the `with`."""
    name = database or f"stack_proof_{os.getpid()}"
    databases.create(name, template=template_database(databases))
    stack = make_stack(
        place=DataDirectory(data=directory), database_url=databases.url(name), emulator_options=("--faults",)
    )
    register = directory / "running.json"
    stack.environment.update(
        DJANGO_SETTINGS_MODULE="tests.proof.settings",
        PROOF_PROCESSES=str(register),
        PYTHONWARNINGS="ignore",
        EMAIL_URL=f"smtp://127.0.0.1:{free_port()}",  # the prover listens there, but for a while in `faults`
    )
    try:
        collect_static_files(stack)
        for process in stack.processes:
            process.start()
        wait_until_answers(stack.stripe, url=stack.stripe_url)
        wait_until_answers(stack.web, url=f"{stack.url}/healthz")
        named = {"web": stack.web, "worker": stack.worker, "stripe": stack.stripe}
        with Supervisor(processes=named, register=register):
            yield stack
    finally:
        for process in reversed(stack.processes):
            process.stop()
        databases.drop(name)
