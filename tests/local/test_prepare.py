import hashlib
import io
import zipfile

import pytest

from local import prepare


def test_pinned_uv_has_a_version_and_hashes():
    first, *others = prepare.pinned_uv().splitlines()

    assert first.startswith("uv==")
    assert all(line.strip().startswith(("--hash=sha256:", "#")) for line in others)
    assert len(others) > 10


@pytest.mark.parametrize(
    ("filename", "is_for_us"),
    [
        ("uv-0.1-py3-none-manylinux_2_17_x86_64.manylinux2014_x86_64.whl", True),
        ("uv-0.1-py3-none-manylinux_2_17_aarch64.manylinux2014_aarch64.whl", False),
        ("uv-0.1-py3-none-musllinux_1_1_x86_64.whl", False),
        ("uv-0.1-py3-none-win_amd64.whl", False),
        ("uv-0.1.tar.gz", False),
    ],
)
def test_wheel_of_uv_is_chosen_for_this_machine(filename, is_for_us, monkeypatch):
    monkeypatch.setattr(prepare.sys, "platform", "linux")
    monkeypatch.setattr(prepare.os, "uname", lambda: type("Uname", (), {"machine": "x86_64"}))
    monkeypatch.setattr(prepare.os, "confstr", lambda _: "glibc 2.36")

    assert prepare.is_for_this_machine(filename) is is_for_us


def test_program_is_taken_out_of_the_wheel(tmp_path, monkeypatch):
    monkeypatch.setattr(prepare, "UV", tmp_path / "uv")
    wheel = io.BytesIO()
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("uv-0.1.data/scripts/uv", "#!/bin/sh\n")

    prepare.unpack_uv(wheel.getvalue())

    assert (tmp_path / "uv").read_text() == "#!/bin/sh\n"
    assert (tmp_path / "uv").stat().st_mode & 0o111


def test_environment_changes_with_the_requirements(tmp_path):
    requirements = tmp_path / "requirements.txt"
    requirements.write_text("Django==5.2")
    before = prepare.fingerprint(requirements)
    requirements.write_text("Django==5.2.1")

    assert prepare.fingerprint(requirements) != before
    assert len(before) == len(hashlib.sha256().hexdigest())


def test_nearly_full_disk_is_refused_with_advice(monkeypatch):
    monkeypatch.setattr(prepare.shutil, "disk_usage", lambda _: type("Usage", (), {"free": 2**20}))

    with pytest.raises(prepare.UnableToPrepare, match="The disk is full: 1 MB are left"):
        prepare.check_space()
