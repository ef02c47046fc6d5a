"""Samples of the long runs (see the package `proof`), against a shop whose processes all run for real."""

import subprocess
import sys

import pytest

from tests.support.databases import ROOT


@pytest.mark.parametrize("run", ["races", "kills", "webhooks", "histories", "faults", "database"])
def test_sample_holds(databases, run):
    command = [sys.executable, "-m", "tests.proof", run, "--sample"]

    done = subprocess.run(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )

    # What broke stands before the last words of the shop's processes.
    assert done.returncode == 0, f"{done.stdout[:8000]}\n...\n{done.stdout[-4000:]}"
