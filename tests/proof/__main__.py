"""What `python -m tests.proof` does: start a shop, and let one of the long runs loose on it."""

import argparse
import contextlib
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from local.databases import Databases
from local.postgres import EmbeddedPostgres, temporary_server
from tests.proof.stack import SECONDS_BETWEEN_LOOKS, running_shop
from tests.support.databases import ROOT, serve_tests

RUNS = ("races", "histories", "webhooks", "kills", "faults", "database")
SECONDS_WITHOUT_DATABASE = 2


def main() -> None:
    """Run what is asked for; ends with 1 when something did not hold."""
    parser = argparse.ArgumentParser(prog="python -m tests.proof", description=main.__doc__)
    parser.add_argument("runs", nargs="+", choices=RUNS)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    parser.add_argument("--only", default="", help="only what has these words in its name")
    parser.add_argument("--sample", action="store_true", help="the short form that ./test runs")
    options = parser.parse_args()
    print(f"seed {options.seed}", flush=True)
    failed = [run for run in options.runs if prove(run, options)]
    sys.exit(f"FAILED: {', '.join(failed)} (seed {options.seed})" if failed else 0)


def prove(run: str, options: argparse.Namespace) -> int:
    """Start a shop and run one of the runs on it, in a process that has its settings."""
    with contextlib.ExitStack() as stack:
        directory = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="seedpearl-proof-")))
        # The database that is killed is nobody else's, and forgets nothing.
        server = stack.enter_context(temporary_server(durable=True)) if run == "database" else None
        url = server.url() if server else stack.enter_context(serve_tests())
        shop = stack.enter_context(running_shop(directory=directory, databases=Databases(server_url=url)))
        command = [sys.executable, "manage.py", "prove", run, "--rounds", str(options.rounds)]
        command += ["--seed", str(options.seed), "--only", options.only]
        command += ["--sample"] if options.sample else []
        environment = {**shop.environment, "PROOF_DATABASE": str(server.directory) if server else ""}
        running = subprocess.Popen(command, cwd=ROOT, env=environment)
        while running.poll() is None:
            time.sleep(SECONDS_BETWEEN_LOOKS)
            if server and not server.is_running:
                start_again(server)
        done = running.returncode
        if done:
            for process in shop.processes:
                print(f"--- the last words of the {process.name}\n{process.last_words(40)}", flush=True)
        return done


def start_again(server: EmbeddedPostgres) -> None:
    """Start the database after it was killed, as ./run and any supervisor do; people have noticed by then."""
    time.sleep(SECONDS_WITHOUT_DATABASE)
    server.stop()
    server.start()


if __name__ == "__main__":
    main()
