"""What staff see of synonyms: what customers call things, for the search."""

from typing import Any

from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.snippets.views.snippets import SnippetViewSet

from shop.search.models import Synonym
from shop.search.words import phrase_key
from shop.tidy_forms import TidyForm
from shop.tokens import tokens


class SynonymForm(TidyForm, WagtailAdminModelForm):
    """A synonym, with its words cleaned."""

    def clean(self) -> dict[str, Any]:
        """Refuse words that are listed already. Searches compare them by their key, no field of the form."""
        sent = super().clean()
        key = phrase_key(tokens(sent.get("words", "")))
        others = Synonym.objects.exclude(pk=self.instance.pk).filter(key=key, effect=sent.get("effect"))
        if others.exists():
            self.add_error("words", "There is a synonym for these words already.")
        return sent


class SynonymViewSet(SnippetViewSet):
    """What customers type, and what our texts say."""

    model = Synonym
    icon = "search"
    menu_label = "Synonyms"
    list_display = ["words", "means", "effect"]
    list_filter = ["effect"]
    search_fields = ["words", "means"]
    inspect_view_enabled = False
    edit_handler = ObjectList(
        [FieldPanel("words"), FieldPanel("means"), FieldPanel("effect")], base_form_class=SynonymForm
    )
