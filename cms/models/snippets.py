"""What several articles share: who wrote them, and what they are about."""

from django.db import models
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel

from shop.slug_forms import SluggedForm
from shop.slugs import slug_is_usable


class PersonForm(SluggedForm, WagtailAdminModelForm):
    """An author or reviewer."""

    thing = "person"
    slug_example = "rosa-lindqvist"


class TopicForm(SluggedForm, WagtailAdminModelForm):
    """A topic of the journal."""

    thing = "topic"
    slug_example = "milia"


class Person(models.Model):  # type: ignore[django-manager-missing]  # pages are untyped
    """An author or a medical reviewer, as named on articles."""

    name = models.CharField(max_length=120)
    slug = models.SlugField(max_length=120, unique=True)
    role = models.CharField(
        max_length=160, blank=True, help_text='Their role or training, such as "Dermatologist".'
    )
    bio = models.TextField(blank=True, help_text="Two or three sentences, shown at the end of articles.")
    picture = models.ForeignKey(
        "images.Picture", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    base_form_class = PersonForm
    panels = [
        FieldPanel("name"),
        FieldPanel("slug"),
        FieldPanel("role"),
        FieldPanel("bio"),
        FieldPanel("picture"),
    ]

    class Meta:
        ordering = ["name"]
        constraints = [slug_is_usable(table="person")]
        verbose_name_plural = "people"

    def __str__(self) -> str:
        return self.name


class Topic(models.Model):  # type: ignore[django-manager-missing]  # pages are untyped
    """What an article is filed under in the journal."""

    name = models.CharField(max_length=60, unique=True)
    slug = models.SlugField(max_length=60, unique=True)
    description = models.CharField(max_length=250, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    base_form_class = TopicForm
    panels = [
        FieldPanel("name"),
        FieldPanel("slug"),
        FieldPanel("description"),
        FieldPanel("position"),
    ]

    class Meta:
        ordering = ["position", "name"]
        constraints = [slug_is_usable(table="topic")]

    def __str__(self) -> str:
        return self.name
