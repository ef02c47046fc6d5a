"""What staff see of synonyms: what customers call things, for the search."""

from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.snippets.views.snippets import SnippetViewSet

from shop.search.models import Synonym
from shop.tidy_forms import TidyForm


class SynonymForm(TidyForm, WagtailAdminModelForm):
    """A synonym, with its words cleaned."""


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
