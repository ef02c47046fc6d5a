"""What ./test does: the quick checks side by side, and the tests when those are fine."""

import os
import secrets
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from local.chromium import NoChromium, obtain
from local.place import ROOT
from local.postgres import temporary_server
from local.processes import COLLECT_STATIC

BIN = Path(sys.executable).parent
MANAGE = (sys.executable, "-W", "error", "manage.py")
PYTEST = (sys.executable, "-m", "pytest")
STRIPE_COMMAND = ROOT / "stripe_emulator" / "tests" / "cli"
AT_ONCE = 2
# Each file's tests stay together, so that what they share is made once; the longest begin, in the order of
# tests/support/journeys.py.
SIDE_BY_SIDE = ("-n", str(AT_ONCE), "--dist", "loadgroup", "--no-loadscope-reorder")
_printing = threading.Lock()


class Result(StrEnum):
    """What came of a check."""

    NOT_RUN = "not run"
    PASSED = "passed"
    FAILED = "failed"


@dataclass
class Check:
    """A command that must succeed."""

    name: str
    command: Sequence[str]
    environment: dict[str, str] = field(default_factory=dict)
    result: Result = Result.NOT_RUN
    seconds: float = 0
    last_line: str = ""

    def run(self) -> None:
        """Run the command, and show what it says as soon as it says it."""
        print(f"\n== {self.name}", flush=True)
        for line in self._lines():
            print(line, end="", flush=True)

    def run_beside_others(self) -> None:
        """Run the command, and show in one piece what it said."""
        lines = list(self._lines())
        with _printing:
            print(f"\n== {self.name}: {self.result}\n{''.join(lines)}", end="", flush=True)

    def _lines(self) -> Iterator[str]:
        began = time.monotonic()
        with subprocess.Popen(
            self.command,
            cwd=ROOT,
            env={**os.environ, **self.environment},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
        ) as process:
            for line in process.stdout or ():
                self.last_line = line.strip() or self.last_line
                yield line
        self.seconds = time.monotonic() - began
        self.result = Result.FAILED if process.returncode else Result.PASSED


def main() -> None:
    """Check everything, or run pytest with what was said."""
    provide_chromium()
    provide_stripe_command()
    if arguments := sys.argv[1:]:
        os.chdir(ROOT)
        os.execv(sys.executable, [*PYTEST, *arguments])  # noqa: S606
    with temporary_server() as server, tempfile.TemporaryDirectory() as directory:
        checks = quick_checks(database_url=server.url(), static_root=directory)
        with ThreadPoolExecutor(AT_ONCE) as pool:
            list(pool.map(Check.run_beside_others, checks))
    tests = Check("Tests (pytest)", (*PYTEST, *SIDE_BY_SIDE))
    if all(check.result == Result.PASSED for check in checks):
        tests.run()
    summarise(checks, tests)
    sys.exit(0 if tests.result == Result.PASSED else 1)


def summarise(checks: list[Check], tests: Check) -> None:
    """Say what was checked and what came of it; the last line is pytest's, or one like it."""
    print("\n== Summary")
    for check in (*checks, tests):
        print(f"{check.name:<40} {check.result}{f' in {check.seconds:.1f} s' if check.seconds else ''}")
    if tests.result == Result.NOT_RUN:
        counts = Counter(check.result for check in (*checks, tests))
        said = ", ".join(f"{counts[result]} {result}" for result in reversed(Result) if counts[result])
        print(f" {said} ".center(80, "="), flush=True)
    else:
        print(tests.last_line, flush=True)


def quick_checks(*, database_url: str, static_root: str) -> list[Check]:
    """List the checks that come before the tests, the longest first, so that none has to wait for it."""
    with_database = {"DATABASE_URL": database_url, "DJANGO_SETTINGS_MODULE": "shop.settings.development"}
    in_production = {**production_environment(), "DATABASE_URL": database_url}
    collected = {**with_database, "STATIC_ROOT": static_root, "DEBUG": "false"}
    return [
        Check("Types (mypy)", (sys.executable, "-m", "mypy")),
        Check("Static files", (*MANAGE, *COLLECT_STATIC), collected),
        Check("Format (ruff)", (program("ruff"), "format", "--check", ".")),
        Check("Lint (ruff)", (program("ruff"), "check", ".")),
        Check("Templates (djlint)", (program("djlint"), "--quiet", "--lint", "templates")),
        Check("Imports (import-linter)", (program("lint-imports"), "--no-logo")),
        Check("Migrations are complete", (*MANAGE, "makemigrations", "--check", "--dry-run"), with_database),
        Check("Ready for production", (*MANAGE, "check", "--deploy", "--fail-level", "WARNING"), in_production),
    ]


def program(name: str) -> str:
    """Return the path of a program in our environment."""
    return str(BIN / name)


def production_environment() -> dict[str, str]:
    """Give everything that production settings insist on."""
    return {
        "DJANGO_SETTINGS_MODULE": "shop.settings.production",
        "ALLOWED_HOSTS": "shop.seedpearl.example",
        "BASE_URL": "https://shop.seedpearl.example",
        "CACHE_URL": "dbcache://cache_entries",
        "DEFAULT_FROM_EMAIL": "care@seedpearl.example",
        "EMAIL_URL": "smtp://localhost:25",
        "SECRET_KEY": secrets.token_urlsafe(48),
        "STAFF_EMAIL": "staff@seedpearl.example",
        "STRIPE_SECRET_KEY": "sk_live_" + secrets.token_hex(24),
        "STRIPE_WEBHOOK_SECRET": "whsec_" + secrets.token_hex(24),
        "TRUSTED_PROXIES": "1",
    }


def provide_chromium() -> None:
    """Put a Chromium where the journeys look for it; without one, fail in CI and complain elsewhere."""
    try:
        os.environ["CHROMIUM_PATH"] = str(obtain())
    except NoChromium as error:
        if os.environ.get("CI"):
            sys.exit(str(error))
        frame = "!" * 78
        print(f"{frame}\n{error}\nTHE JOURNEYS ARE SKIPPED.\n{frame}", file=sys.stderr, flush=True)


def provide_stripe_command() -> None:
    """Put Stripe's own command line where the emulator's tests look for it, when npm is there to install it."""
    npm, command = shutil.which("npm"), STRIPE_COMMAND / "node_modules" / ".bin" / "stripe"
    if "STRIPE_CLI" in os.environ or npm is None:
        return
    if not command.exists():
        install = (npm, "install", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund")
        done = subprocess.run(
            install, cwd=STRIPE_COMMAND, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
        )
        if done.returncode:
            print(f"@stripe/cli can't be installed; its tests are skipped.\n{done.stderr}", file=sys.stderr)
    if command.exists():
        os.environ["STRIPE_CLI"] = str(command)


if __name__ == "__main__":
    main()
