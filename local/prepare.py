"""
Create the virtual environment and install what a requirements file lists, hashes checked.

Runs before anything is installed, so it knows only the standard library. A stamp makes later calls instant.
"""

import fcntl
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
import venv
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ENVIRONMENT = ROOT / ".venv"
PYTHON = ENVIRONMENT / "bin" / "python"
UV = ENVIRONMENT / "bin" / "uv"
BYTES_NEEDED = 1500 * 1024 * 1024


class UnableToPrepare(Exception):
    """The environment can't be made; the message says why and what to do about it."""


def main() -> None:
    """Prepare the environment for the requirements file named on the command line."""
    requirements = ROOT / sys.argv[1]
    try:
        with (ROOT / ".venv.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            prepare(requirements)
    except (UnableToPrepare, OSError) as error:
        sys.exit(f"\nSeedpearl's environment can't be created. {error}")
    except KeyboardInterrupt:
        sys.exit("\nStopped.")


def prepare(requirements: Path) -> None:
    """Install what the file lists, unless that was done already."""
    stamp = ENVIRONMENT / f"installed-{requirements.stem}"
    wanted = fingerprint(requirements)
    if stamp.exists() and stamp.read_text() == wanted and PYTHON.exists():
        return
    began = time.monotonic()
    check_space()
    make_environment()
    say(f"Installing what {requirements.name} lists ...")
    install(requirements)
    stamp.write_text(wanted)
    say(f"Installed in {time.monotonic() - began:.0f} s")


def fingerprint(requirements: Path) -> str:
    """Tell apart what was installed: the file, for which Python, and where (programs name their place)."""
    parts = [requirements.read_bytes(), sys.version.encode(), os.fsencode(ENVIRONMENT)]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def check_space() -> None:
    """Refuse to begin what can't end well."""
    free = shutil.disk_usage(ROOT).free
    if free < BYTES_NEEDED:
        raise UnableToPrepare(
            f"The disk is full: {free // 2**20} MB are left where the shop is stored, and "
            f"{BYTES_NEEDED // 2**20} MB are needed. Free some space and try again."
        )


def make_environment() -> None:
    """Create the virtual environment, or keep the existing one if it works here."""
    origin = ENVIRONMENT / "made-for"
    here = f"{sys.version}\n{ENVIRONMENT}"
    works = PYTHON.exists() and subprocess.run([PYTHON, "-c", ""], check=False).returncode == 0
    if works and (not origin.exists() or origin.read_text() == here):
        return
    say(f"Making a virtual environment with Python {sys.version.split()[0]} ...")
    # Debian's Python comes without pip; we get by without it.
    venv.create(ENVIRONMENT, clear=True, with_pip=False, symlinks=True)
    origin.write_text(here)


def install(requirements: Path) -> None:
    """Install with uv, or with pip where uv can't be had or doesn't reach the package index."""
    arguments = ["--quiet", "--require-hashes", "-r", str(requirements)]
    try:
        get_uv()
        command = [str(UV), "pip", "install", "--python", str(PYTHON), *arguments]
        subprocess.run(command, cwd=ROOT, env=environment_for_uv(), check=True)
        return
    except (OSError, UnableToPrepare, subprocess.CalledProcessError) as error:
        say(f"uv couldn't do it ({error}); using pip instead, which takes longer ...")
    try:
        get_pip()
        command = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check", *arguments]
        subprocess.run(command, cwd=ROOT, check=True)
    except subprocess.CalledProcessError as error:
        raise UnableToPrepare(
            "Installing failed, see above. Can you reach the package index? (PIP_INDEX_URL and HTTPS_PROXY are "
            "respected.) Downloads are kept; the next start carries on from there."
        ) from error


def environment_for_uv() -> dict[str, str]:
    """Give our environment in uv's words: it doesn't know pip's."""
    ours = {name: value for name, value in os.environ.items() if name != "VIRTUAL_ENV"}
    if "PIP_INDEX_URL" in ours:
        ours.setdefault("UV_DEFAULT_INDEX", ours["PIP_INDEX_URL"])
    return ours


def get_uv() -> None:
    """Install uv into the environment: its version and hashes are in requirements-dev.txt."""
    if UV.exists():
        return
    pinned = pinned_uv()
    try:
        get_pip()
    except subprocess.CalledProcessError:
        download_uv(pinned)
        return
    with tempfile.TemporaryDirectory() as directory:
        wish = Path(directory) / "uv.txt"
        wish.write_text(pinned)
        command = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*command, "--require-hashes", "-r", str(wish)], check=True)


def pinned_uv() -> str:
    """Return the lines of requirements-dev.txt that pin uv."""
    found = re.search(r"^uv==(?:.*\\\n)+.*\n", (ROOT / "requirements-dev.txt").read_text(), re.MULTILINE)
    if found is None:
        raise UnableToPrepare("requirements-dev.txt does not pin uv")
    return found.group()


def get_pip() -> None:
    """Put pip into the environment, from the copy inside Python."""
    if subprocess.run([PYTHON, "-m", "pip", "--version"], capture_output=True, check=False).returncode:
        command = [str(PYTHON), "-m", "ensurepip", "--default-pip"]
        subprocess.run(command, capture_output=True, check=True)


def download_uv(pinned: str) -> None:
    """Fetch uv's wheel for this machine and take the program out of it, which needs no pip."""
    version = pinned.split("==")[1].split()[0]
    index = os.environ.get("PIP_INDEX_URL", "https://pypi.org/simple").rstrip("/")
    request = urllib.request.Request(f"{index}/uv/", headers={"Accept": "application/vnd.pypi.simple.v1+json"})
    with urllib.request.urlopen(request, timeout=60) as answer:
        files = json.load(answer)["files"]
    for file in files:
        if file["filename"].startswith(f"uv-{version}-") and is_for_this_machine(file["filename"]):
            with urllib.request.urlopen(file["url"], timeout=300) as answer:
                wheel = answer.read()
            if f"sha256:{hashlib.sha256(wheel).hexdigest()}" not in pinned:
                raise UnableToPrepare(f"{file['filename']} is not what requirements-dev.txt expects")
            unpack_uv(wheel)
            return
    raise UnableToPrepare(f"there is no uv {version} for this machine")


def is_for_this_machine(filename: str) -> bool:
    """Whether a wheel of uv's runs here."""
    machine = os.uname().machine
    if sys.platform == "darwin":
        return "macosx" in filename and machine in filename
    libc = "musllinux" if "musl" in (os.confstr("CS_GNU_LIBC_VERSION") or "musl") else "manylinux"
    return libc in filename and filename.endswith(f"_{machine}.whl")


def unpack_uv(wheel: bytes) -> None:
    """Take the program out of the wheel."""
    with tempfile.TemporaryFile() as file:
        file.write(wheel)
        with zipfile.ZipFile(file) as archive:
            name = next(name for name in archive.namelist() if name.endswith("/scripts/uv"))
            UV.write_bytes(archive.read(name))
    UV.chmod(0o755)


def say(what: str) -> None:
    """Tell the person what is going on."""
    print(what, flush=True)


if __name__ == "__main__":
    main()
