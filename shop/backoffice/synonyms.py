"""What staff see of synonyms: what customers call things, for the search."""

from wagtail.admin.panels import FieldPanel
from wagtail.snippets.views.snippets import SnippetViewSet

from shop.search.models import Synonym


class SynonymViewSet(SnippetViewSet):
    """What customers type, and what our texts say."""

    model = Synonym
    icon = "search"
    menu_label = "Synonyms"
    list_display = ["words", "means", "effect"]
    list_filter = ["effect"]
    search_fields = ["words", "means"]
    inspect_view_enabled = False
    panels = [FieldPanel("words"), FieldPanel("means"), FieldPanel("effect")]
