"""What ./test does: every check in turn, the quick ones first, up to the first that fails."""

import os
import secrets
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from shop.local.chromium import NoChromium, obtain
from shop.local.place import ROOT
from shop.local.postgres import temporary_server
from shop.local.processes import COLLECT_STATIC

BIN = Path(sys.executable).parent
MANAGE = (sys.executable, "-W", "error", "manage.py")
PYTEST = (sys.executable, "-m", "pytest")
# Each file's tests stay together, so that what they share is made once; the journeys keep one worker busy.
SIDE_BY_SIDE = ("-n", "2", "--dist", "loadgroup")


@dataclass
class Check:
    """A command that must succeed."""

    name: str
    command: Sequence[str]
    environment: dict[str, str] = field(default_factory=dict)
    result: str = "not run"
    last_line: str = ""

    def run(self) -> bool:
        """Run the command, showing what it says, and tell whether it succeeded."""
        print(f"\n== {self.name}", flush=True)
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
                print(line, end="", flush=True)
                self.last_line = line.strip() or self.last_line
        self.result = f"{'failed' if process.returncode else 'passed'} in {time.monotonic() - began:.1f} s"
        return process.returncode == 0


def main() -> None:
    """Check everything, or run pytest with what was said."""
    provide_chromium()
    if arguments := sys.argv[1:]:
        os.chdir(ROOT)
        os.execv(sys.executable, [*PYTEST, *arguments])  # noqa: S606
    with temporary_server() as server, tempfile.TemporaryDirectory() as directory:
        checks = all_checks(database_url=server.url(), static_root=directory)
        is_fine = all(check.run() for check in checks)
    print("\n== Summary")
    for check in checks:
        print(f"{check.name:<40} {check.result}")
    print(checks[-1].last_line, flush=True)
    sys.exit(0 if is_fine else 1)


def all_checks(*, database_url: str, static_root: str) -> list[Check]:
    """List the checks."""
    with_database = {"DATABASE_URL": database_url, "DJANGO_SETTINGS_MODULE": "shop.settings.development"}
    in_production = {**production_environment(), "DATABASE_URL": database_url}
    collected = {**with_database, "STATIC_ROOT": static_root, "DEBUG": "false"}
    return [
        Check("Format (ruff)", (program("ruff"), "format", "--check", ".")),
        Check("Lint (ruff)", (program("ruff"), "check", ".")),
        Check("Templates (djlint)", (program("djlint"), "--quiet", "--lint", "templates")),
        Check("Types (mypy)", (sys.executable, "-m", "mypy")),
        Check("Imports (import-linter)", (program("lint-imports"), "--no-logo")),
        Check("Migrations are complete", (*MANAGE, "makemigrations", "--check", "--dry-run"), with_database),
        Check("Ready for production", (*MANAGE, "check", "--deploy", "--fail-level", "WARNING"), in_production),
        Check("Static files", (*MANAGE, *COLLECT_STATIC), collected),
        Check("Tests (pytest)", (*PYTEST, *SIDE_BY_SIDE)),
    ]


def program(name: str) -> str:
    """Give the path of a program in our environment."""
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


if __name__ == "__main__":
    main()
