import pytest

from local import chromium


def test_named_chromium_is_taken(monkeypatch, tmp_path):
    program = tmp_path / "browser"
    program.touch(mode=0o755)
    monkeypatch.setenv("CHROMIUM_PATH", str(program))

    assert chromium.find() == program


def test_named_chromium_that_is_not_there_is_refused(monkeypatch):
    monkeypatch.setenv("CHROMIUM_PATH", "/nowhere/chromium")

    with pytest.raises(chromium.NoChromium, match="CHROMIUM_PATH names /nowhere/chromium"):
        chromium.find()


def test_machine_where_none_is_to_be_had_is_told_what_to_do(monkeypatch):
    monkeypatch.setattr(chromium, "find", lambda: None)
    monkeypatch.setattr(chromium, "can_apt_get", lambda: False)
    monkeypatch.setattr(chromium, "install_with_playwright", lambda: None)
    monkeypatch.setattr(chromium, "installed_by_playwright", lambda: None)

    with pytest.raises(chromium.NoChromium, match=r"CHROMIUM_PATH=/path/to/chromium \./test"):
        chromium.obtain()
