"""
What a visitor asks of a list: filters, sorting, page. Whatever can't be understood is left out.

Filters of one group widen the list (dry or sensitive), groups narrow it (dry and vegan). Each is a token in
`Product.facets`.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.db.models import Model, QuerySet, Value
from django.db.models.fields import CharField
from django.http import QueryDict

from catalogue.models import Active, Concern, Product, SkinType
from catalogue.renames import renamed
from catalogue.services import PRICE_BANDS, RATING_BANDS

SORTS = {
    "featured": "Featured",
    "newest": "Newest",
    "price": "Price: low to high",
    "-price": "Price: high to low",
    "rating": "Best rated",
}
GROUPS = {
    "skin": "Skin type",
    "concern": "Concern",
    "active": "Key active",
    "format": "Format",
    "price": "Price",
    "rating": "Rating",
}
IN_STOCK = "in"
# The panel shows so many of a long group, the commonest; what is chosen is always there.
_LONGEST_GROUP = 10
_PROMOTED = {"concern": 3, "skin": 2}
# Filters that staff may rename.
_RENAMED: dict[str, type[Model]] = {"skin": SkinType, "concern": Concern, "active": Active}
# A query with more values than this that nothing is called is nonsense, and isn't asked about.
_MOST_UNKNOWN = 5


@dataclass(frozen=True)
class Choice:
    """One filter: a checkbox in the panel, perhaps a chip above the list."""

    group: str
    value: str
    text: str
    count: int = 0
    is_chosen: bool = False
    url: str = ""

    @property
    def remove_url(self) -> str:
        """Return the address without this filter, as chips of applied filters call it."""
        return self.url


@dataclass(frozen=True)
class ChoiceGroup:
    """A fieldset of the filter panel."""

    name: str
    title: str
    options: list[Choice]


@dataclass(frozen=True)
class ListQuery:
    """A list as it was asked for: the same for the same address, whatever nonsense was added to it."""

    sort: str = "featured"
    chosen: dict[str, list[str]] = field(default_factory=dict)
    only_in_stock: bool = False

    @property
    def is_narrowed(self) -> bool:
        return bool(self.chosen) or self.only_in_stock

    @property
    def filter_count(self) -> int:
        """Return how many filters are applied."""
        return sum(map(len, self.chosen.values())) + self.only_in_stock

    def tokens(self) -> dict[str, list[str]]:
        """Return the chosen tokens by group."""
        return {group: [f"{group}:{value}" for value in values] for group, values in self.chosen.items()}

    def pairs(self, *, without: tuple[str, str] | None = None, with_sort: bool = True) -> list[tuple[str, str]]:
        """Return the query's parts in one fixed order, perhaps without one filter."""
        pairs = [(group, value) for group in GROUPS for value in self.chosen.get(group, [])]
        if self.only_in_stock:
            pairs.append(("stock", IN_STOCK))
        if with_sort and self.sort != "featured":
            pairs.append(("sort", self.sort))
        return [pair for pair in pairs if pair != without]

    def toggled(self, group: str, value: str) -> str:
        """Return the query that has a filter when this one has not, and the other way round."""
        pairs = self.pairs(without=(group, value))
        if len(pairs) == len(self.pairs()):
            pairs.insert(0, (group, value))
        return "?" + urlencode(pairs)


def read_query(parameters: QueryDict, *, names: dict[str, dict[str, str]]) -> ListQuery:
    """Understand what can be understood of an address."""
    sort = parameters.get("sort", "")
    chosen = {
        group: list(dict.fromkeys(value for value in parameters.getlist(group) if value in names[group]))
        for group in GROUPS
    }
    return ListQuery(
        sort=sort if sort in SORTS else "featured",
        chosen={group: values for group, values in chosen.items() if values},
        only_in_stock=parameters.get("stock") == IN_STOCK,
    )


def with_filters_renamed(parameters: QueryDict, *, names: dict[str, dict[str, str]]) -> str:
    """Return the query with today's names of the filters that were renamed since; empty if none was."""
    now = parameters.copy()
    for group, model in _RENAMED.items():
        values = parameters.getlist(group)
        if all(value in names[group] for value in values):
            continue
        unknown = sorted(set(values) - set(names[group]))[:_MOST_UNKNOWN]
        found = {value: renamed(model._default_manager.all(), slug=value) for value in unknown}
        now.setlist(group, [getattr(found.get(value), "slug", value) for value in values])
    return now.urlencode() if now != parameters else ""


def choice_names() -> dict[str, dict[str, str]]:
    """Return the name of each possible filter, by group and value, in one query."""
    names: dict[str, dict[str, str]] = {group: {} for group in GROUPS}
    skin_types, concerns, actives = _named("skin", SkinType), _named("concern", Concern), _named("active", Active)
    for group, value, name in skin_types.union(concerns, actives, all=True):
        names[group][value] = name
    names["format"] = {value: str(label) for value, label in Product.Format.choices}
    names["price"] = {band.slug: band.text for band in PRICE_BANDS}
    names["rating"] = {band.slug: band.text for band in RATING_BANDS}
    return names


def choice_groups(
    *, query: ListQuery, names: dict[str, dict[str, str]], counts: dict[str, int], in_stock: int
) -> list[ChoiceGroup]:
    """Return the panel: what would find something, and what is chosen."""
    groups = [
        ChoiceGroup(name=group, title=title, options=_shorten(_choices(group, query, names[group], counts)))
        for group, title in GROUPS.items()
    ]
    stock = Choice("stock", IN_STOCK, "In stock", in_stock, query.only_in_stock, query.toggled("stock", IN_STOCK))
    groups.append(ChoiceGroup(name="stock", title="Availability", options=[stock]))
    return [group for group in groups if group.options]


def _choices(group: str, query: ListQuery, names: dict[str, str], counts: dict[str, int]) -> list[Choice]:
    chosen = query.chosen.get(group, [])
    return [
        Choice(
            group=group,
            value=value,
            text=name,
            count=counts.get(f"{group}:{value}", 0),
            is_chosen=value in chosen,
            url=query.toggled(group, value),
        )
        for value, name in names.items()
        if counts.get(f"{group}:{value}") or value in chosen
    ]


def _shorten(choices: list[Choice]) -> list[Choice]:
    commonest = sorted(choices, key=lambda choice: (not choice.is_chosen, -choice.count))[:_LONGEST_GROUP]
    return [choice for choice in choices if choice in commonest]


def applied_choices(groups: Iterable[ChoiceGroup]) -> list[Choice]:
    """Return what the list is narrowed to."""
    return [option for group in groups for option in group.options if option.is_chosen]


def promoted_choices(groups: Iterable[ChoiceGroup]) -> list[Choice]:
    """Return the few filters that stand above the list too: the ones most people look for."""
    return [option for group in groups for option in group.options[: _PROMOTED.get(group.name, 0)]]


def _named(group: str, model: type[Model]) -> QuerySet:
    kind = Value(group, output_field=CharField())
    return model._default_manager.order_by().annotate(kind=kind).values_list("kind", "slug", "name")
