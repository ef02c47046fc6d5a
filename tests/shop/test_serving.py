"""One command serves the shop everywhere."""

import os
from pathlib import Path

import pytest
from django.core.management import call_command

from local.place import ROOT
from local.processes import web_server
from shop.serving import serve_command


def test_run_and_production_use_one_command(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    became: list[list[str]] = []
    monkeypatch.setattr(os, "execv", lambda program, command: became.append(command))

    call_command("serve", host="127.0.0.1", port=8123)

    assert became == [web_server(port=8123, environment={}, logs=tmp_path).command]


def test_readme_names_the_command():
    readme = (ROOT / "README.md").read_text()

    assert "python manage.py serve" in readme
    assert "granian" not in readme


def test_number_of_workers_is_a_setting():
    command = serve_command(host="::", port=1, environment={"WEB_WORKERS": "7"})

    assert command[command.index("--workers") + 1] == "7"
