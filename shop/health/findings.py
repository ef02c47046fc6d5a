"""What a check finds, and how the questions to the database are asked."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from django.db import connection

ROWS_NAMED = 20


class Severity(StrEnum):
    """How bad it is."""

    WRONG = "wrong"  # books that contradict each other: money, stock or a code is not where it should be
    STUCK = "stuck"  # something that should have gone on by itself
    DECIDE = "decide"  # something that only a person can decide


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One rule that is broken: by which rows, and what to do about it."""

    check: str
    severity: Severity
    what: str
    rows: list[str] = field(default_factory=list)
    count: int = 0
    advice: str = ""

    def as_dict(self) -> dict[str, object]:
        """Return it as it's stored and printed."""
        return asdict(self)


@dataclass(frozen=True, kw_only=True)
class CheckTime:
    """When is asked, and how long something may be under way before it counts as stuck."""

    now: datetime
    is_idle: bool = False

    def before(self, patience: timedelta) -> datetime:
        """Return since when something must have waited to be stuck; an idle shop has nothing under way."""
        return self.now - (timedelta(0) if self.is_idle else patience)


def find(
    check: str,
    *,
    what: str,
    advice: str,
    sql: str,
    severity: Severity = Severity.WRONG,
    parameters: Mapping[str, Any] | None = None,
) -> list[Finding]:
    """Ask for the rows that break a rule; each is told in the words of its first column."""
    with connection.cursor() as cursor:
        cursor.execute(sql, dict(parameters or {}))
        return to_findings(
            check,
            what=what,
            advice=advice,
            severity=severity,
            rows=(": ".join(str(value) for value in row) for row in cursor.fetchall()),
        )


def to_findings(
    check: str, *, what: str, advice: str, rows: Iterable[str], severity: Severity = Severity.WRONG
) -> list[Finding]:
    """Make one finding of all rows that break a rule, or none when none does."""
    named = sorted(rows)
    if not named:
        return []
    return [
        Finding(check=check, severity=severity, what=what, rows=named[:ROWS_NAMED], count=len(named), advice=advice)
    ]
