import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

import psutil
import pytest

from local import launcher
from local.processes import Process, free_port
from tests.support.databases import ROOT
from tests.support.stack import NOT_PASSED_ON, demo_template

SECONDS_TO_START = 120


@pytest.fixture
def run(tmp_path):
    """Start ./run's launcher with a data directory of its own."""
    running = []

    def start(*options, **settings):
        passed_on = {name: value for name, value in os.environ.items() if not name.startswith(NOT_PASSED_ON)}
        command = [sys.executable, "-m", "local.launcher", "--data", str(tmp_path / "shop"), *options]
        running.append(
            subprocess.Popen(
                command,
                cwd=ROOT,
                env={**passed_on, **settings},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
            )
        )
        return running[-1]

    yield start
    for process in running:
        process.terminate()
        process.communicate(timeout=60)


def read_until(process, words):
    said = ""
    deadline = time.monotonic() + SECONDS_TO_START
    while words not in said and time.monotonic() < deadline:
        line = process.stdout.readline()
        if not line:
            break
        said += line
    assert words in said, said
    return said


def test_run_starts_the_shop_and_leaves_nothing_behind(run, databases, template):
    port = free_port()
    demo = demo_template(databases, base=template)
    databases.drop("launched")
    databases.create("launched", template=demo)
    process = run("--port", str(port), DATABASE_URL=databases.url("launched"), DEBUG="true")

    said = read_until(process, "Ctrl-C stops everything.")
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/") as answer:
        status = answer.status
    children = psutil.Process(process.pid).children(recursive=True)
    process.send_signal(signal.SIGINT)
    last_words, _ = process.communicate(timeout=60)
    databases.drop("launched")

    assert status == 200
    assert f"http://localhost:{port}/cms/" in said
    assert "owner@seedpearl.example" in said
    assert process.returncode == 0
    assert "Stopped." in last_words
    assert len(children) >= 5
    assert not [child for child in children if child.is_running()]


def test_run_refuses_a_port_that_is_taken(run):
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        process = run("--port", str(port))
        said, _ = process.communicate(timeout=30)

    assert process.returncode == 1
    assert f"Port {port} is taken by" in said
    assert "Traceback" not in said


def test_run_refuses_to_empty_a_database_that_is_not_its_own(run):
    process = run("--port", str(free_port()), "--fresh", DATABASE_URL="postgresql:///precious")

    said, _ = process.communicate(timeout=30)

    assert process.returncode == 1
    assert "--fresh doesn't touch the database in DATABASE_URL" in said


def test_run_says_when_the_database_cannot_be_reached(run):
    process = run("--port", str(free_port()), DATABASE_URL=f"postgresql://shop@127.0.0.1:{free_port()}/shop")

    said, _ = process.communicate(timeout=30)

    assert process.returncode == 1
    assert "The database can't be reached" in said
    assert "Traceback" not in said


def test_second_run_over_the_same_data_is_refused(tmp_path):
    with (
        launcher.only_one(tmp_path),
        pytest.raises(launcher.UnableToRun, match=rf"is already running \(process {os.getpid()}\)"),
        launcher.only_one(tmp_path),
    ):
        pass


def test_data_directory_that_cannot_be_written_to_is_refused():
    with (
        pytest.raises(launcher.UnableToRun, match=r"/proc/nowhere can't be written to"),
        launcher.only_one(launcher.Path("/proc/nowhere")),
    ):
        pass


@pytest.mark.parametrize("port", ["0", "65535", "-1"])
def test_port_must_be_a_port(port):
    with pytest.raises(launcher.argparse.ArgumentTypeError, match="1 to 65534"):
        launcher.port_number(port)


def test_process_that_died_on_a_full_disk_is_explained(tmp_path):
    process = Process(name="set-up", command=[], environment={}, log=tmp_path / "log")
    process.log.write_text("OSError: [Errno 28] No space left on device")

    assert launcher.explain(process, what="failed").startswith("The disk is full.")


def test_process_that_died_otherwise_is_quoted(tmp_path):
    process = Process(name="set-up", command=[], environment={}, log=tmp_path / "log")
    process.log.write_text("ValueError: no such cream")

    said = launcher.explain(process, what="failed")

    assert said.startswith("The set-up failed.")
    assert "no such cream" in said
