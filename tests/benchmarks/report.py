"""What was measured, as a table for people and as JSON for whoever compares."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.benchmarks.meters import Memory

HEADINGS = (
    ("page", "<26"),
    ("products", ">8"),
    ("CPU ms", ">7"),
    ("web", ">6"),
    ("db", ">6"),
    ("queries", ">7"),
    ("HTML kB", ">7"),
    ("+CSS+JS", ">7"),
    ("p50 ms", ">6"),
    ("p95 ms", ">6"),
    ("requests", ">8"),
)


@dataclass(frozen=True)
class Measured:
    """What one page cost. Times are milliseconds a request, sizes compressed bytes."""

    page: str
    path: str
    products: int
    web_ms: float
    database_ms: float
    queries: int
    page_bytes: int
    total_bytes: int
    p50_ms: float
    p95_ms: float
    requests: int
    statuses: dict[int, int]
    failed: str = ""

    @property
    def processor_ms(self) -> float:
        """Processor time a request, of web server and database together."""
        return self.web_ms + self.database_ms


def heading() -> str:
    """Return the heading of the table."""
    return "  ".join(f"{name:{width}}" for name, width in HEADINGS)


def row(measured: Measured) -> str:
    """Give one row of the table."""
    if measured.failed:
        return f"{measured.page:<26}  {measured.products:>8}  {measured.failed}"
    values = (
        measured.page,
        str(measured.products),
        f"{measured.processor_ms:.1f}",
        f"{measured.web_ms:.1f}",
        f"{measured.database_ms:.1f}",
        str(measured.queries),
        f"{measured.page_bytes / 1000:.1f}",
        f"{measured.total_bytes / 1000:.1f}",
        f"{measured.p50_ms:.0f}",
        f"{measured.p95_ms:.0f}",
        str(measured.requests),
    )
    return "  ".join(f"{value:{width}}" for value, (_, width) in zip(values, HEADINGS, strict=True))


def write(path: Path, *, pages: Iterable[Measured], memory: dict[str, dict[str, Memory]], **about: object) -> None:
    """Write everything down; memory by size of the catalogue and part of the shop."""
    rows = [{**asdict(page), "processor_ms": round(page.processor_ms, 2)} for page in pages]
    held = {size: {name: asdict(part) for name, part in parts.items()} for size, parts in memory.items()}
    path.write_text(json.dumps({**about, "pages": rows, "memory_in_mib": held}, indent=1) + "\n")
