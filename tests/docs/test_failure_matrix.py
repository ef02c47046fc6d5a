"""The failure matrix names only what exists, and reads as one row a failure."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from tests.proof.__main__ import RUNS

ROOT = Path(settings.BASE_DIR)
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in (ROOT / "docs" / "failure-matrix.md").read_text().splitlines()
    if line.startswith("| ") and not line.startswith("| what happens")
]
DEFINED = set(
    re.findall(r"^def (\w+)\(", "\n".join(path.read_text() for path in (ROOT / "tests").rglob("*.py")), re.M)
)
GUARDS = set(re.findall(r"^    \((\w+), \w+", (ROOT / "tests" / "proof" / "test_guards.py").read_text(), re.M))


def exists(name: str) -> bool:
    """Whether a test, guarded race or long run of that name exists."""
    kind, _, rest = name.partition(" ")
    if kind == "proof":
        return rest in RUNS
    if kind == "guard:":
        return rest in GUARDS
    return name.startswith("test_") and name in DEFINED


@pytest.mark.parametrize(("failure", "answer", "proof"), ROWS, ids=[row[0] for row in ROWS])
def test_each_failure_has_an_answer_and_a_proof_that_exists(failure, answer, proof):
    names = re.findall(r"`([^`]+)`", proof)

    assert [name for name in names if not exists(name)] == []
    assert names
    assert len(failure) < 60
    assert answer
    assert len(answer) < 70


@pytest.mark.parametrize("name", ["test_no_such_thing", "guard: no_such_race", "proof dinner", "tests/proof"])
def test_a_name_that_does_not_exist_is_noticed(name):
    assert not exists(name)
