"""Find a Chromium for the journeys, or get one."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ON_MACOS = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
# Without a display, without a sandbox (root has none), and quiet: no test may reach another machine.
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


class NoChromium(Exception):
    """There's no browser, and we can't install one."""


def obtain() -> Path:
    """
    Return the path of a Chromium, installing one when there is none.

    :raises NoChromium: if that doesn't work either
    """
    found = find()
    if found is None and can_apt_get():
        install_with_apt_get()
        found = find()
    if found is None:
        install_with_playwright()
        found = installed_by_playwright()
    if found is None:
        raise NoChromium(
            "No Chromium was found, and none could be installed, so the journeys can't run. "
            "Install Chromium or Chrome, or name one: CHROMIUM_PATH=/path/to/chromium ./test"
        )
    return found


def find() -> Path | None:
    """Return the path of the Chromium that is named or installed."""
    if named := os.environ.get("CHROMIUM_PATH"):
        return named_chromium(named)
    for program in PROGRAMS:
        if path := shutil.which(program):
            return Path(path)
    return ON_MACOS if ON_MACOS.exists() else installed_by_playwright()


def named_chromium(name: str) -> Path:
    """
    Return the path that CHROMIUM_PATH names.

    :raises NoChromium: if there's no program there; taking another one would surprise
    """
    path = shutil.which(name)
    if path is None:
        raise NoChromium(f"CHROMIUM_PATH names {name}, but there is no program of that name.")
    return Path(path)


def installed_by_playwright() -> Path | None:
    """Return the path of the Chromium that Playwright installed, if it did."""
    script = (
        "from playwright.sync_api import sync_playwright as p\nwith p() as p: print(p.chromium.executable_path)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    path = Path(done.stdout.strip() or "/nonexistent")
    return path if path.exists() else None


def can_apt_get() -> bool:
    """Whether we may install Debian's packages."""
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def install_with_apt_get() -> None:
    """Install Debian's Chromium, which brings all the libraries that it needs."""
    print("Installing Chromium with apt-get ...", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "-qq", "--no-install-recommends", "chromium", "fonts-liberation"]
    for command in (["apt-get", "update", "-qq"], install):
        subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=False)


def install_with_playwright() -> None:
    """Let Playwright download its own build."""
    print("Installing Chromium with Playwright ...", flush=True)
    command = [sys.executable, "-m", "playwright", "install", "chromium"]
    subprocess.run(command, stdin=subprocess.DEVNULL, check=False)
