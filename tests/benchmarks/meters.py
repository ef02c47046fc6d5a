"""What processes have used: processor time and memory, their children counted in."""

import contextlib
from collections.abc import Iterable
from dataclasses import dataclass

import psutil

MEBIBYTE = 2**20


@dataclass(frozen=True)
class Memory:
    """What processes hold, in MiB: pages they share with others counted whole (rss) and by their share (pss)."""

    rss: float = 0
    pss: float = 0

    def __add__(self, other: "Memory") -> "Memory":
        return Memory(rss=self.rss + other.rss, pss=self.pss + other.pss)


def processor_seconds(pid: int) -> float:
    """Return the processor time of a process, of its children, and of those children that have ended."""
    return sum(_seconds_of(process) for process in tree(pid))


def memory(pid: int) -> Memory:
    """Return the memory of a process and its children."""
    return sum((_memory_of(process) for process in tree(pid)), Memory())


def tree(pid: int) -> Iterable[psutil.Process]:
    """Return a process and its children."""
    process = psutil.Process(pid)
    return [process, *process.children(recursive=True)]


def _seconds_of(process: psutil.Process) -> float:
    with contextlib.suppress(psutil.NoSuchProcess):
        times = process.cpu_times()
        return float(times.user + times.system + times.children_user + times.children_system)
    return 0.0


def _memory_of(process: psutil.Process) -> Memory:
    with contextlib.suppress(psutil.NoSuchProcess):
        held = process.memory_full_info()
        # Other systems than Linux don't tell how much is shared.
        return Memory(rss=held.rss / MEBIBYTE, pss=getattr(held, "pss", held.rss) / MEBIBYTE)
    return Memory()
