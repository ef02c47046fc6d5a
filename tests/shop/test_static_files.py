"""How stylesheets are put together when static files are collected."""

import json
from pathlib import Path

import pytest
from django.core.management import call_command

from shop.static_files import UnableToInline, inline


@pytest.fixture
def collect(tmp_path, settings):
    """Return a function that collects these files, and the place to which it does."""
    source, place = tmp_path / "source", tmp_path / "collected"
    source.mkdir()
    settings.STATIC_ROOT = place
    settings.STATICFILES_DIRS = [source]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "shop.static_files.StaticFilesStorage"},
    }

    def collect(files: dict[str, str]) -> Path:
        for name, text in files.items():
            (source / name).parent.mkdir(parents=True, exist_ok=True)
            (source / name).write_text(text)
        call_command("collectstatic", interactive=False, verbosity=0)
        return place

    return collect


def served_name(place: Path, name: str) -> str:
    return str(json.loads((place / "staticfiles.json").read_text())["paths"][name])


def inlined(files: dict[str, str], name: str = "css/site.css") -> str:
    return " ".join(inline(name, read=files.__getitem__).split())


def test_inline_puts_each_import_into_its_layer():
    files = {
        "css/site.css": '@layer base, parts; @import "base.css" layer(base); @import "button.css" layer(parts);',
        "css/base.css": "body { margin: 0; }",
        "css/button.css": ".button { color: red; }",
    }

    assert inlined(files) == (
        "@layer base, parts; @layer base { body { margin: 0; } } @layer parts { .button { color: red; } }"
    )


def test_inline_takes_imports_without_a_layer_and_without_a_name_for_it():
    files = {
        "css/site.css": "@import 'plain.css'; @import url(nameless.css) layer; a { color: red; }",
        "css/plain.css": "b { margin: 0; }",
        "css/nameless.css": "i { margin: 0; }",
    }

    assert inlined(files) == "b { margin: 0; } @layer { i { margin: 0; } } a { color: red; }"


def test_inline_follows_imports_of_imports():
    files = {
        "css/pages/list.css": '@import "../parts/all.css" layer(parts);',
        "css/parts/all.css": '@import "chip.css" layer(small); .all { margin: 0; }',
        "css/parts/chip.css": ".chip { margin: 0; }",
    }

    assert inlined(files, "css/pages/list.css") == (
        "@layer parts { @layer small { .chip { margin: 0; } } .all { margin: 0; } }"
    )


@pytest.mark.parametrize(
    ("address", "moved"),
    [
        ('url("../../icons/tick.svg")', 'url("../icons/tick.svg")'),
        ("url( '../../icons/tick.svg' )", 'url("../icons/tick.svg")'),
        ("url(tick.svg#small)", 'url("parts/tick.svg#small")'),
        ("url(#tick)", "url(#tick)"),
        ("url(/static/tick.svg)", "url(/static/tick.svg)"),
        ('url("data:image/gif;base64,R0lGOD")', 'url("data:image/gif;base64,R0lGOD")'),
        ("url(https://example.com/tick.svg)", "url(https://example.com/tick.svg)"),
    ],
)
def test_inline_makes_addresses_relative_to_the_entry(address, moved):
    files = {
        "css/site.css": '@import "parts/tick.css";',
        "css/parts/tick.css": f".tick {{ background: {address}; }}",
    }

    assert inlined(files) == f".tick {{ background: {moved}; }}"


def test_inline_leaves_notices_and_texts_alone():
    text = """/*! @import "none.css"; url(a.svg) */ .mark { content: '@import "none.css"; /* '; }"""

    assert inlined({"css/site.css": '@import "parts/all.css";', "css/parts/all.css": text}) == text


def test_inline_leaves_comments_behind():
    files = {
        "css/site.css": '/* @import "none.css"; */ @import "part.css";',
        "css/part.css": "/* Why */ a { margin: 0; }",
    }

    assert inlined(files) == "a { margin: 0; }"


def test_inline_leaves_other_imports_to_browsers():
    text = '@import "https://example.com/a.css"; @import "print.css" print;'

    assert inlined({"css/site.css": text}) == text


def test_inline_refuses_other_imports_that_would_no_longer_come_first():
    files = {"css/site.css": '@import "part.css"; @import "print.css" print;', "css/part.css": ""}

    with pytest.raises(UnableToInline, match=r"css/site\.css imports print\.css in a way that can't be inlined"):
        inline("css/site.css", read=files.__getitem__)


def test_inline_names_the_file_that_is_missing():
    files = {"css/site.css": '@import "parts/all.css";', "css/parts/all.css": '@import "chip.css";'}

    with pytest.raises(UnableToInline, match=r"css/parts/all\.css imports css/parts/chip\.css, and there is no"):
        inline("css/site.css", read=files.__getitem__)


def test_inline_names_the_circle():
    files = {"css/site.css": '@import "a.css";', "css/a.css": '@import "b.css";', "css/b.css": '@import "a.css";'}

    with pytest.raises(UnableToInline, match=r"circle: css/site\.css -> css/a\.css -> css/b\.css -> css/a\.css\."):
        inline("css/site.css", read=files.__getitem__)


def test_collected_entry_is_whole_with_hashed_addresses_and_compressed(collect):
    place = collect(
        {
            "css/site.css": '@layer parts;\n@import "parts/tick.css" layer(parts);\n',
            "css/parts/tick.css": '.tick { background: url("../../icons/tick.svg"); }\n' * 20,
            "icons/tick.svg": "<svg/>",
        }
    )

    name = served_name(place, "css/site.css")
    icon = Path(served_name(place, "icons/tick.svg")).name
    text = (place / name).read_text()

    assert "@import" not in text
    assert text.count(f'.tick {{ background: url("../icons/{icon}"); }}') == 20
    assert (place / f"{name}.gz").exists()
    assert (place / f"{name}.br").exists()


def test_change_of_an_import_changes_the_name_of_the_entry(collect):
    files = {"css/site.css": '@import "all.css";', "css/all.css": '@import "tick.css";', "css/tick.css": "a {}"}

    before = served_name(collect(files), "css/site.css")
    again = served_name(collect(files), "css/site.css")
    after = served_name(collect({**files, "css/tick.css": "b {}"}), "css/site.css")

    assert before == again
    assert before != after


def test_collecting_stops_at_a_missing_import(collect):
    with pytest.raises(UnableToInline, match=r"css/site\.css imports css/none\.css"):
        collect({"css/site.css": '@import "none.css";'})
