import pytest

from demo.files import UnableToReadFile, read_list, read_one


@pytest.fixture
def write(tmp_path):
    """Write a file like those of the demo, and return where."""

    def write(text: str):
        path = tmp_path / "demo" / "content" / "catalogue" / "categories.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        return path

    return write


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "- slug: a\n  name: ",
            "demo/content/catalogue/categories.yaml: entry[1].name: expected a text, found nothing",
        ),
        ("- slug: [1]", "demo/content/catalogue/categories.yaml: entry[1].slug: expected a text, found [1]"),
        ("- slug", "demo/content/catalogue/categories.yaml: entry[1]: expected keys and values, found 'slug'"),
        ("slug: a", "demo/content/catalogue/categories.yaml: expected a list, each entry beginning with “- slug:”"),
        ("- slug: 'a", "demo/content/catalogue/categories.yaml: is not YAML"),
    ],
)
def test_a_wrong_file_is_told_with_its_key(write, text, message):
    path = write(text)

    with pytest.raises(UnableToReadFile) as raised:
        [entry.text("name") for entry in read_list(path) if entry.text("slug")]

    assert str(raised.value).startswith(message)


@pytest.mark.parametrize("price", ["39.00", "abc", "-1", "1.234", "NaN", "Infinity", "1e400"])
def test_a_price_is_an_amount_in_quotes(write, price):
    entry = read_one(write(f"price: '{price}'"))

    if price == "39.00":
        assert str(entry.money("price")) == "39.00"
    else:
        with pytest.raises(UnableToReadFile, match="price: expected"):
            entry.money("price")


def test_a_price_without_quotes_is_refused(write):
    with pytest.raises(UnableToReadFile, match="in quotes"):
        read_one(write("price: 39.00")).money("price")
