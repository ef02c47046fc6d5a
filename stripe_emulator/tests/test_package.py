"""The package is a product of its own: what it needs is declared, and nothing of a shop is."""

import ast
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

from stripe_emulator import API_VERSION, __version__

PACKAGE = Path(__file__).parents[1]
PROJECT = tomllib.loads((PACKAGE / "pyproject.toml").read_text())["project"]
# What only tests need, so that it is an extra.
EXTRA = {"testing.py": {"bs4", "requests", "stripe"}}


def _imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom):
            yield str(node.module).partition(".")[0]
        elif isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)


def _foreign(path: Path) -> set[str]:
    return set(_imported(path)) - sys.stdlib_module_names - {"stripe_emulator"}


def test_package_imports_only_what_it_declares() -> None:
    declared = {name.partition(">")[0] for name in PROJECT["dependencies"]}

    imported = {path.name: _foreign(path) for path in PACKAGE.glob("*.py")}

    assert {name: names - EXTRA.get(name, set()) - declared for name, names in imported.items()} == {
        name: set() for name in imported
    }
    assert set().union(*imported.values()) >= declared


def test_program_runs_where_there_is_no_shop(tmp_path: Path) -> None:
    shutil.copytree(PACKAGE, tmp_path / "stripe_emulator", ignore=shutil.ignore_patterns("tests", "__pycache__"))

    said = subprocess.run(
        [sys.executable, "-m", "stripe_emulator", "--version"],
        cwd=tmp_path,
        env={"PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=True,
    )

    assert said.stdout == f"stripe-emulator {__version__}, Stripe's API of {API_VERSION}\n"
