import os
import socket
import sys
import time

import psutil
import pytest

from local.processes import PidFile, Process, UnableToRun, check_port, free_port, wait_until_answers

SLEEPER = [sys.executable, "-c", "import time; time.sleep(60)"]
STUBBORN_PARENT = [
    sys.executable,
    "-c",
    "import subprocess, sys, time\n"
    "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])\n"
    "print(child.pid, flush=True)\n"
    "time.sleep(60)\n",
]


@pytest.fixture
def make_process(tmp_path):
    made = []

    def make(command):
        made.append(Process(name="sleeper", command=command, environment=os.environ, log=tmp_path / "log"))
        return made[-1]

    yield make
    for process in made:
        process.stop()


def test_process_that_was_stopped_is_gone(make_process):
    process = make_process(SLEEPER)
    process.start()
    pid = process.running.pid

    process.stop()

    assert not psutil.pid_exists(pid)


def test_process_that_was_stopped_leaves_no_children(make_process):
    process = make_process(STUBBORN_PARENT)
    process.start()
    while not process.last_words():
        time.sleep(0.02)
    child = psutil.Process(int(process.last_words()))

    process.stop()

    psutil.wait_procs([child], timeout=5)
    assert not child.is_running() or child.status() == psutil.STATUS_ZOMBIE


def test_process_that_dies_too_often_may_not_be_restarted(make_process):
    process = make_process([sys.executable, "-c", ""])

    for _ in range(6):
        process.start()
        process.running.wait()

    assert process.has_died
    assert not process.may_be_restarted


def test_register_finds_what_a_killed_start_left_behind(make_process, tmp_path):
    process = make_process(SLEEPER)
    process.start()
    register = PidFile(path=tmp_path / "processes.json")
    register.write([process])

    register.stop_left_overs()

    assert process.has_died
    assert not register.path.exists()


def test_register_leaves_alone_who_only_has_the_same_number(make_process, tmp_path):
    process = make_process(SLEEPER)
    process.start()
    register = PidFile(path=tmp_path / "processes.json")
    register.path.write_text(f'{{"{process.running.pid}": 1.0}}')

    register.stop_left_overs()

    assert not process.has_died


def test_register_survives_a_file_that_was_cut_off(tmp_path):
    register = PidFile(path=tmp_path / "processes.json")
    register.path.write_text('{"12')

    register.stop_left_overs()

    assert not register.path.exists()


def test_taken_port_is_refused_naming_who_has_it():
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]

        with pytest.raises(UnableToRun, match=rf"Port {port} is taken by process {os.getpid()}.*--port \d+"):
            check_port(port)


def test_free_port_is_the_preferred_one_unless_taken():
    with socket.create_server(("127.0.0.1", 0)) as server:
        taken = server.getsockname()[1]

        assert free_port(preferred=taken) != taken

    assert free_port(preferred=taken) == taken


def test_waiting_for_a_crashed_process_shows_its_last_output(make_process):
    process = make_process([sys.executable, "-c", "raise SystemExit('no water in the pool')"])
    process.start()

    with pytest.raises(UnableToRun, match="no water in the pool"):
        wait_until_answers(process, url=f"http://127.0.0.1:{free_port()}/")
