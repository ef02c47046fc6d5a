"""What the journal adds to the back office."""

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse_lazy
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.rich_text.editors.draftail.features import PluginFeature
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.models import Page
from wagtail.rich_text.feature_registry import FeatureRegistry
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from cms.choosers import product_chooser, voucher_chooser
from cms.links import PageLinkHandler
from cms.models import Person, Topic
from cms.models.pages import HOME_DEPTH
from cms.pasting import words_for
from cms.reserved_slugs import refuse_reserved_slug
from shop.ids import read_id
from shop.tidy_forms import notes_of, tell


class PersonViewSet(SnippetViewSet):
    """Authors and reviewers."""

    model = Person
    icon = "user"
    menu_label = "People"
    list_display = ["name", "role"]
    search_fields = ["name", "role"]


class TopicViewSet(SnippetViewSet):
    """What articles are filed under."""

    model = Topic
    icon = "list-ul"
    menu_label = "Topics"
    list_display = ["name", "description", "position"]


register_snippet(PersonViewSet)
register_snippet(TopicViewSet)


@hooks.register("register_admin_viewset")
def register_choosers() -> list[ChooserViewSet]:
    """Return the choosers their URLs."""
    return [product_chooser, voucher_chooser]


@hooks.register("before_copy_page")
def refuse_copies_behind_the_shop(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Refuse to copy a page to a URL that the shop itself uses; Wagtail would fail when saving it."""
    if request.method != "POST":
        return None
    parent_id = read_id(request.POST.get("new_parent_page")) or page.get_parent().pk
    if not Page.objects.filter(pk=parent_id, depth=HOME_DEPTH).exists():
        return None
    try:
        refuse_reserved_slug(request.POST.get("new_slug", ""))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("wagtailadmin_pages:copy", page.pk)
    return None


@hooks.register("register_rich_text_features")
def register_pasting(features: FeatureRegistry) -> None:
    """Let what is pasted into a text be read by us; `cms.pasting` says how."""
    for name, has_headings in (("pasting", True), ("plain-pasting", False)):
        plugin = {"type": name, "url": reverse_lazy("backoffice:paste"), "hasHeadings": has_headings}
        features.register_editor_plugin("draftail", name, PluginFeature(plugin, js=["js/pasting.js"]))


@hooks.register("after_edit_page")
@hooks.register("after_create_page")
def tell_what_was_cleaned(request: HttpRequest, page: Page) -> None:
    """Tell the editor what of their text was changed; not each time that the page saves itself."""
    if request.accepts("text/html"):
        tell(request, words_for(notes_of(page), is_saved=True))


@hooks.register("after_edit_setting")
@hooks.register("after_create_snippet")
@hooks.register("after_edit_snippet")
def tell_what_was_cleaned_elsewhere(request: HttpRequest, saved: Model) -> None:
    """Tell the same of settings and snippets."""
    tell(request, words_for(notes_of(saved), is_saved=True))


@hooks.register("register_rich_text_features", order=10)
def cached_page_links(features: FeatureRegistry) -> None:
    """Put our handler of links to pages in the place of Wagtail's."""
    features.register_link_type(PageLinkHandler)
