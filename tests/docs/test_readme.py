"""What the README says is true: its map, its recipes (the first is followed), its commands."""

import re
import shutil
import tomllib
from pathlib import Path

import pytest
import yaml
from django.conf import settings
from django.core.management import get_commands
from django.urls import reverse

from catalogue.models import Product
from demo.catalogue import load_catalogue

ROOT = Path(settings.BASE_DIR)
README = (ROOT / "README.md").read_text()
PAPERS = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
PACKAGES = "|".join(path.name for path in (ROOT / "shop").iterdir() if (path / "__init__.py").exists())
FOLDERS = {path.name for path in ROOT.iterdir() if path.is_dir()}


def section(title: str) -> str:
    """Return what is below a heading."""
    return README.split(f"\n## {title}\n")[1].split("\n## ")[0]


RECIPES = dict(re.findall(r"\*\*(.+?)\*\*\n\n((?:- .+\n(?:  .+\n)*)+)", section("The four commonest changes")))


def code(text: str) -> list[str]:
    """Return what is set as code."""
    return re.findall(r"`([^`]+)`", text)


def paths(text: str) -> list[str]:
    """Return what is set as code and begins with a folder of ours."""
    return [name for name in code(text) if name.partition("/")[0] in FOLDERS and "/" in name and " " not in name]


def exists(path: str) -> bool:
    """Whether a path exists; `<name>` stands for any name."""
    return any(ROOT.glob(re.sub(r"<\w+>", "*", path).rstrip("/")))


@pytest.mark.parametrize("path", paths(section("The map")))
def test_map_names_what_exists(path):
    assert exists(path)


def test_map_names_every_package_of_the_repository():
    packages = {path.parent.name for path in ROOT.glob("*/__init__.py")}

    assert packages - {path.partition("/")[0] for path in paths(section("The map"))} == set()


@pytest.mark.parametrize(
    "package", [name for name in code(section("The map").split("`shop/`")[1].split("\n")[0]) if "/" not in name]
)
def test_map_names_packages_of_the_shop(package):
    assert (ROOT / "shop" / package / "__init__.py").exists()


def test_there_are_four_recipes():
    assert len(RECIPES) == section("The four commonest changes").count("\n**") == 4
    assert next(iter(RECIPES)) == "Sell a new product"


@pytest.mark.parametrize("recipe", RECIPES)
def test_recipe_names_what_exists(recipe):
    named = paths(RECIPES[recipe])

    assert named
    assert [path for path in named if not exists(path)] == []


def test_recipe_of_a_code_names_a_function_that_exists():
    name = re.search(r"`(_\w+)` in `([\w/.]+)`", RECIPES["Offer a promo code"])

    assert f"\ndef {name[1]}(" in (ROOT / name[2]).read_text()


def test_commands_exist():
    commands = set(re.findall(r"manage\.py (\w+)", README + (ROOT / "CONTRIBUTING.md").read_text()))

    assert commands >= {"load_demo", "migrate", "dump_schema", "check_invariants"}
    assert commands - set(get_commands()) == set()


@pytest.mark.parametrize("program", ["run", "test", "bench"])
def test_programs_exist(program):
    assert f"./{program}" in README
    assert (ROOT / program).stat().st_mode & 0o100


@pytest.mark.django_db
def test_first_recipe_sells_a_new_product(tmp_path, client, monkeypatch):
    monkeypatch.setattr("demo.pictures.make_renditions", lambda pictures: 0)
    demo = shutil.copytree(ROOT / "demo" / "content" / "catalogue", tmp_path / "catalogue")
    product_file, picture_file = (
        demo / path.removeprefix("demo/content/catalogue/").replace("<slug>", "night-oil-two")
        for path in paths(RECIPES["Sell a new product"])[:2]
    )
    content = yaml.safe_load((demo / "products" / "bakuchiol-night-oil.yaml").read_text())
    content |= {"slug": product_file.stem, "title": "Night oil two", "more_pictures": []}
    content["sizes"][0]["sku"] = "SP-TWO-030"
    content["picture"]["file"] = picture_file.name
    product_file.write_text(yaml.safe_dump(content))
    shutil.copy(demo / "pictures" / "bakuchiol-night-oil.jpg", picture_file)

    load_catalogue(directory=demo)
    product = Product.objects.published().get(slug="night-oil-two")
    page = client.get(reverse("catalogue:product", args=[product.slug]))

    assert page.status_code == 200
    assert "Night oil two" in page.content.decode()


@pytest.mark.parametrize("path", PAPERS, ids=str)
def test_layers_are_listed_in_one_place(path):
    assert not re.search(rf"`?({PACKAGES})`? > `?({PACKAGES})`?", path.read_text())


def test_layers_have_a_place():
    config = tomllib.loads((ROOT / "pyproject.toml").read_text())

    assert "shop.order" in config["tool"]["importlinter"]["contracts"][0]["layers"]
    assert "[tool.importlinter]" in README
