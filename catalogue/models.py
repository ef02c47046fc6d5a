"""
What we sell, and what a skincare label must say about it.

A product page stands for a parent; each size is a child with its own price, stock and picture. The classes
named like Oscar's replace Oscar's.
"""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.urls import reverse
from django.utils.functional import cached_property
from wagtail.search import index

from shop.slugs import make_slug, slug_is_usable
from oscar.apps.catalogue.abstract_models import (
    AbstractCategory,
    AbstractProduct,
    AbstractProductImage,
    CategoryManager,
    CategoryQuerySet as OscarCategoryQuerySet,
    ProductQuerySet as OscarProductQuerySet,
)


class SkinType(models.Model):
    """A kind of skin that a product suits, such as dry or sensitive."""

    name = models.CharField(max_length=60, unique=True)
    slug = models.SlugField(max_length=60, unique=True)
    description = models.TextField(blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "name"]
        constraints = [slug_is_usable(table="skin_type")]

    def __str__(self) -> str:
        return self.name


class Concern(models.Model):
    """Something people want to care for, such as dullness. Never a disease."""

    name = models.CharField(max_length=60, unique=True)
    slug = models.SlugField(max_length=60, unique=True)
    description = models.TextField(blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "name"]
        constraints = [slug_is_usable(table="concern")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Return the URL of the list of products for this concern."""
        return f"{reverse('catalogue:shop')}?concern={self.slug}"


class Ingredient(models.Model):
    """An ingredient by its INCI name, with its own glossary page."""

    inci_name = models.CharField("INCI name", max_length=200, unique=True)
    slug = models.SlugField(max_length=200, unique=True)
    common_name = models.CharField(max_length=200, blank=True)
    kind = models.CharField(
        max_length=100, blank=True, help_text="What it does in a formula: humectant, emollient ..."
    )
    summary = models.TextField(blank=True)
    source_title = models.CharField(max_length=300, blank=True)
    source_url = models.URLField(max_length=500, blank=True)

    class Meta:
        ordering = ["inci_name"]
        constraints = [slug_is_usable(table="ingredient")]

    def __str__(self) -> str:
        return self.inci_name

    def get_absolute_url(self) -> str:
        return reverse("catalogue:ingredient", kwargs={"slug": self.slug})


class CautionQuerySet(models.QuerySet["Caution"]):
    """Queries over cautions."""

    def delete(self) -> tuple[int, dict[str, int]]:
        """Delete cautions that nothing names; see `catalogue.cautions.delete_caution` for the others."""
        users: set[models.Model] = {*Active.objects.filter(cautions__in=self)}
        users |= {*Product.objects.filter(extra_cautions__in=self)}
        if users:
            raise models.ProtectedError("Actives or products name these cautions.", users)
        return super().delete()


class Caution(models.Model):
    """A calm warning with its reason and source, shown on every product it belongs to."""

    class Kind(models.TextChoices):
        """What the caution is about."""

        SUN = "sun", "Sun"
        EYE = "eye", "Eye area"
        PREGNANCY = "pregnancy", "Pregnancy and breastfeeding"
        PATCH_TEST = "patch-test", "Patch test"
        COMBINE = "combine", "Using it with other products"
        BROKEN_SKIN = "broken-skin", "Broken skin"
        CHILDREN = "children", "Children"

    objects = CautionQuerySet.as_manager()

    slug = models.SlugField(max_length=60, unique=True)
    kind = models.CharField(max_length=20, choices=Kind)
    title = models.CharField(max_length=120)
    text = models.TextField()
    source_title = models.CharField(max_length=300, blank=True)
    source_url = models.URLField(max_length=500, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "slug"]
        constraints = [slug_is_usable(table="caution")]

    def __str__(self) -> str:
        return self.title

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        return Caution.objects.filter(pk=self.pk).delete()


class Active(models.Model):
    """A key active, such as glycolic acid, with the cautions that come with it wherever it is used."""

    name = models.CharField(max_length=100, unique=True)
    slug = models.SlugField(max_length=100, unique=True)
    ingredient = models.ForeignKey(
        Ingredient, on_delete=models.PROTECT, null=True, blank=True, related_name="actives"
    )
    summary = models.TextField(blank=True)
    cautions = models.ManyToManyField(Caution, blank=True, related_name="actives")

    class Meta:
        ordering = ["name"]
        constraints = [slug_is_usable(table="active")]

    def __str__(self) -> str:
        return self.name


class CategoryQuerySet(OscarCategoryQuerySet):
    """Queries over categories."""

    def browsable(self) -> "CategoryQuerySet":
        """
        Return the categories that customers may see: shown, and below none that is hidden.

        It reads the tree itself. Oscar's `ancestors_are_public` is a copy that a move or an update leaves stale.
        """
        hidden = Category.objects.filter(is_public=False, path__rstartswith=models.OuterRef("path"))
        return self.filter(~models.Exists(hidden))


class Category(AbstractCategory):
    """A shelf of the shop. Replaces Oscar's, whose addresses carry a number and stay old after a rename."""

    objects = CategoryManager.from_queryset(CategoryQuerySet)()

    class Meta(AbstractCategory.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint(fields=["slug"], name="category_slug_is_unique"),
            slug_is_usable(table="category"),
        ]

    def __str__(self) -> str:
        return self.name

    def generate_slug(self) -> str:
        """Return the address for a name of any script."""
        return make_slug(self.name)

    def delete(self, *args: object, **kwargs: object) -> object:
        """
        Delete an empty category and those below it.

        :raises django.db.models.ProtectedError: while products are in it: hidden ones would be in no category
            then, and so be shown
        """
        links = Product.categories.through.objects.filter(category__path__startswith=self.path)
        if held := set(links.select_related("product")):
            raise models.ProtectedError("Move its products to another category first.", held)
        return super().delete(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("catalogue:category", kwargs={"slug": self.slug})


class ProductQuerySet(OscarProductQuerySet):
    """Queries over products."""

    def pages(self) -> "ProductQuerySet":
        """Return what has a page of its own: parents, not their sizes."""
        return self.exclude(structure=Product.CHILD)

    def published(self) -> "ProductQuerySet":
        """
        Return the pages that customers may see: public, and not only in categories that are hidden.

        This is the one rule for who may see and buy a product. Whatever shows or sells one asks it here.
        """
        links = Product.categories.through.objects.filter(product=models.OuterRef("pk"))
        is_shown = models.Exists(links.filter(category__in=Category.objects.browsable()))
        return self.pages().filter(is_shown | ~models.Exists(links), is_public=True)

    def on_sale(self) -> "ProductQuerySet":
        """Return the sizes that customers may buy: those that are public, of a published page."""
        return self.offered().filter(parent__in=Product.objects.published())

    def offered(self) -> "ProductQuerySet":
        """Return the sizes that are public, whether or not their page is published."""
        return self.filter(structure=Product.CHILD, is_public=True)

    def containing(self, *, ingredient_ids: Sequence[int]) -> "ProductQuerySet":
        """Return the pages with one of these ingredients on their label, or in something that the set holds."""
        listed = ProductIngredient.objects.filter(ingredient__in=ingredient_ids).values("product")
        named = ProductActive.objects.filter(active__ingredient__in=ingredient_ids).values("product")
        has_it = models.Q(pk__in=listed) | models.Q(pk__in=named)
        holders = Product.objects.filter(has_it).values("pk")
        parts = SetItem.objects.filter(models.Q(size__in=holders) | models.Q(size__parent__in=holders))
        return self.pages().filter(has_it | models.Q(pk__in=parts.values("product_set")))


_IS_PAGE = models.Q(is_public=True) & ~models.Q(structure="child")


class Product(index.Indexed, AbstractProduct):
    """
    A product page (parent) or one of its sizes (child).

    Replaces Oscar's. Everything on the label belongs to the parent; net content, price, stock and picture of a
    size belong to the child.
    """

    class Format(models.TextChoices):
        """The form a product comes in."""

        SCRUB = "scrub", "Scrub"
        TONER = "toner", "Toner"
        SERUM = "serum", "Serum"
        PEEL = "peel", "Peel"
        ESSENCE = "essence", "Essence"
        LIQUID = "liquid", "Liquid"
        POWDER = "powder", "Powder"
        CREAM = "cream", "Cream"
        OIL = "oil", "Oil"
        EYE_CREAM = "eye-cream", "Eye cream"
        MOISTURISER = "moisturiser", "Moisturiser"
        LOTION = "lotion", "Lotion"
        BALM = "balm", "Balm"
        CLEANSER = "cleanser", "Cleanser"
        REMOVER = "remover", "Make-up remover"
        SUNSCREEN = "sunscreen", "Sunscreen"
        GEL = "gel", "Gel"
        MASK = "mask", "Mask"
        SET = "set", "Set"

    class RoutineTime(models.TextChoices):
        """When in the day a product is used."""

        MORNING = "morning", "Morning"
        EVENING = "evening", "Evening"

    class NetUnit(models.TextChoices):
        """What the net content is counted in."""

        ML = "ml", "ml"
        G = "g", "g"
        PIECES = "pieces", "pieces"

    title_emphasis = models.CharField(max_length=120, blank=True, help_text="Words of the title set in italics.")
    summary = models.CharField(max_length=300, blank=True, help_text="One sentence: what it does for skin.")
    texture = models.TextField(blank=True)
    format = models.CharField(max_length=20, choices=Format, blank=True)
    skin_types = models.ManyToManyField(SkinType, blank=True, related_name="products")
    concerns = models.ManyToManyField(Concern, blank=True, related_name="products")
    ingredients = models.ManyToManyField(Ingredient, through="ProductIngredient", related_name="products")
    actives = models.ManyToManyField(Active, through="ProductActive", related_name="products")
    extra_cautions = models.ManyToManyField(Caution, blank=True, related_name="products")
    routine_times = ArrayField(models.CharField(max_length=10, choices=RoutineTime), default=list, blank=True)
    routine_step = models.PositiveSmallIntegerField(
        null=True,
        blank=True,
        help_text="1 cleanse, 2 exfoliate or tone, 3 treat, 4 oil, 5 moisturise, 6 protect.",
    )
    frequency = models.CharField(max_length=120, blank=True)
    how_to_use = ArrayField(models.TextField(), default=list, blank=True, help_text="One step a line.")
    period_after_opening_months = models.PositiveSmallIntegerField(null=True, blank=True)
    net_content = models.DecimalField(max_digits=7, decimal_places=1, null=True, blank=True)
    net_unit = models.CharField(max_length=10, choices=NetUnit, blank=True)
    facets = ArrayField(
        models.CharField(max_length=80),
        default=list,
        blank=True,
        editable=False,
        help_text="What filters ask for, as kind:slug; kept by catalogue.services.refresh_facets.",
    )
    review_count = models.PositiveIntegerField(default=0, editable=False)

    objects = ProductQuerySet.as_manager()

    # The worker writes the index: what changes a product defers shop.search.tasks.index_product.
    search_auto_update = False
    search_fields = [
        index.SearchField("title", boost=10),
        index.AutocompleteField("title"),
        index.SearchField("search_keywords", boost=4),
        index.SearchField("summary", boost=2),
        index.SearchField("search_text", boost=2),
        index.SearchField("search_inci"),
        index.FilterField("is_public"),
        index.FilterField("structure"),
    ]

    class Meta(AbstractProduct.Meta):
        abstract = False
        indexes = [
            GinIndex(fields=["facets"], name="product_facets"),
            # One for each order of a list, so that its first page is read and not sorted out of all products.
            models.Index(fields=["-priority", "title", "id"], name="product_featured", condition=_IS_PAGE),
            models.Index(fields=["-date_created", "-id"], name="product_newest", condition=_IS_PAGE),
            models.Index(
                models.F("rating").desc(nulls_last=True),
                models.F("review_count").desc(),
                "title",
                "id",
                name="product_best_rated",
                condition=_IS_PAGE,
            ),
        ]
        constraints = [
            slug_is_usable(table="product"),
            models.UniqueConstraint(
                fields=["slug"], condition=~models.Q(structure="child"), name="product_page_slug_is_unique"
            ),
            models.UniqueConstraint(
                fields=["parent", "net_content", "net_unit"], name="product_size_is_offered_once"
            ),
            models.CheckConstraint(
                condition=models.Q(net_content__gt=0) | models.Q(net_content=None),
                name="net_content_is_positive",
            ),
            models.CheckConstraint(
                condition=~models.Q(structure="child") | models.Q(net_content__isnull=False),
                name="product_size_has_net_content",
            ),
        ]

    def __str__(self) -> str:
        return self.get_title()

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Create the slug from a title of any script when there is none."""
        self.slug: str = self.slug or make_slug(self.get_title())
        super().save(*args, **kwargs)

    def get_title(self) -> str:
        """Return the title; a size adds its net content to its parent's."""
        if self.is_child and not self.title and self.parent:
            return f"{self.parent.title}, {self.size_label}"
        return self.title

    def get_absolute_url(self) -> str:
        """Return the URL of the product page; a size chooses itself there."""
        if self.is_child and self.parent:
            return f"{self.parent.get_absolute_url()}?size={self.pk}"
        return reverse("catalogue:product", kwargs={"slug": self.slug})

    @property
    def size_label(self) -> str:
        """Return the net content as printed on the pack: "30 ml"; a set is "Set"."""
        if self.net_content is None:
            return ""
        if self.net_unit == self.NetUnit.PIECES:
            return "Set" if self.net_content == 1 else f"{self.net_content.normalize():f} pieces"
        return f"{self.net_content.normalize():f} {self.net_unit}"

    def unit_price(self, price: Decimal) -> Decimal | None:
        """Return what 100 ml or 100 g cost at this price, in whole cents; None for what is counted in pieces."""
        if not self.net_content or self.net_unit == self.NetUnit.PIECES:
            return None
        return (price * 100 / self.net_content).quantize(Decimal("0.01"), ROUND_HALF_UP)

    @property
    def unit_price_per(self) -> str:
        """Return what the unit price is for: "100 ml"."""
        return f"100 {self.net_unit}"

    @property
    def routine_times_label(self) -> str:
        """Return when it is used: "Morning and evening"."""
        names = [str(self.RoutineTime(time).label) for time in self.routine_times]
        return " and ".join(names).capitalize()

    @cached_property
    def cautions(self) -> list[Caution]:
        """Return the cautions of all its actives and its own, each once, in order."""
        found = {caution.pk: caution for caution in self.extra_cautions.all()}
        for product_active in self.product_actives.all():
            found.update({caution.pk: caution for caution in product_active.active.cautions.all()})
        return sorted(found.values(), key=lambda caution: (caution.position, caution.slug))

    @property
    def search_keywords(self) -> str:
        """Return the words beside the title by which people look for it."""
        words = [self.get_format_display()]
        words += [item.name for manager in (self.skin_types, self.concerns, self.actives) for item in manager.all()]
        words += [category.name for category in self.categories.all()]
        return " ".join(filter(None, words))

    @property
    def search_text(self) -> str:
        """Return the long text that is searched, and the SKUs, which are printed on packs and invoices."""
        return " ".join([self.description, self.texture, *self._skus])

    @property
    def search_inci(self) -> str:
        """Return the INCI list, which counts least: almost every product has glycerin."""
        return " ".join(ingredient.inci_name for ingredient in self.ingredients.all())

    @property
    def _skus(self) -> list[str]:
        pages = [self, *self.children.all()]
        return [record.partner_sku for page in pages for record in page.stockrecords.all()]

    @classmethod
    def get_indexed_objects(cls) -> "models.QuerySet[Product]":
        """Index product pages only, never a size."""
        related = ["skin_types", "concerns", "actives", "categories", "ingredients"]
        related += ["stockrecords", "children__stockrecords"]
        return cls.objects.pages().prefetch_related(*related)

    def get_indexed_instance(self) -> "Product | None":
        """Return the page that stands for this row in the index; none for a size."""
        return None if self.is_child else self


class ProductIngredient(models.Model):
    """One entry of an INCI list."""

    product = models.ForeignKey(Product, on_delete=models.CASCADE, related_name="product_ingredients")
    ingredient = models.ForeignKey(Ingredient, on_delete=models.PROTECT, related_name="product_ingredients")
    position = models.PositiveSmallIntegerField(help_text="The order on the label, from most to least.")

    class Meta:
        ordering = ["product", "position"]
        constraints = [
            models.UniqueConstraint(fields=["product", "ingredient"], name="ingredient_is_listed_once"),
            models.UniqueConstraint(
                fields=["product", "position"],
                name="label_position_is_taken_once",
                deferrable=models.Deferrable.DEFERRED,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.position}. {self.ingredient}"


class ProductActive(models.Model):
    """How much of an active a product holds."""

    product = models.ForeignKey(Product, on_delete=models.CASCADE, related_name="product_actives")
    active = models.ForeignKey(Active, on_delete=models.PROTECT, related_name="product_actives")
    strength = models.DecimalField(max_digits=6, decimal_places=3, null=True, blank=True)
    unit = models.CharField(max_length=10, default="%", blank=True)
    note = models.CharField(max_length=120, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["product", "position"]
        constraints = [
            models.UniqueConstraint(fields=["product", "active"], name="active_is_named_once"),
            models.CheckConstraint(
                condition=models.Q(strength=None) | (models.Q(strength__gt=0) & models.Q(strength__lte=100)),
                name="active_strength_is_a_share",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.active} {self.strength_label}".strip()

    @property
    def strength_label(self) -> str:
        """Return the strength as printed: "8 %"; empty where none is given."""
        return f"{self.strength.normalize():f} {self.unit}".strip() if self.strength else ""


class SetItem(models.Model):
    """A product size that a set holds."""

    product_set = models.ForeignKey(Product, on_delete=models.CASCADE, related_name="set_items")
    size = models.ForeignKey(Product, on_delete=models.PROTECT, related_name="in_sets")
    quantity = models.PositiveSmallIntegerField(default=1)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["product_set", "position"]
        constraints = [models.UniqueConstraint(fields=["product_set", "size"], name="set_holds_a_size_once")]

    def __str__(self) -> str:
        return f"{self.quantity} × {self.size}"


class ProductImage(AbstractProductImage):
    """A picture of a product. Replaces Oscar's: the picture is a Wagtail image, `original` is its file."""

    image = models.ForeignKey("images.Picture", on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta(AbstractProductImage.Meta):
        abstract = False

    def __str__(self) -> str:
        return self.caption or f"Picture of {self.product}"

    def save(self, *args: object, **kwargs: object) -> None:
        """Keep Oscar's `original` pointing at the picture's own file."""
        if self.image is not None:
            self.original = self.image.file.name
        super().save(*args, **kwargs)


class FormerSlug(models.Model):
    """
    A URL that something public had before it was renamed. The database records it (see migration 0038).

    `kind` is the name of a model; see `catalogue.renames`.
    """

    kind = models.CharField(max_length=20)
    slug = models.CharField(max_length=255)
    object_id = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "slug"], name="former_slug_leads_to_one")]
        indexes = [models.Index(fields=["kind", "object_id"], name="former_slugs_of_something")]

    def __str__(self) -> str:
        return f"{self.kind} {self.slug}"


from oscar.apps.catalogue.models import *  # noqa: F403 the rest is Oscar's
