"""What the journal adds to the back office."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.models import Page
from wagtail.permissions import register_permission_policy
from wagtail.rich_text.feature_registry import FeatureRegistry
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from cms.addresses import refuse_reserved_slug
from cms.choosers import product_chooser, voucher_chooser
from cms.enquiries_admin import EnquiryPermissionPolicy, EnquiryViewSet
from cms.links import PageLinkHandler
from cms.models import Enquiry, Person, Topic
from cms.models.pages import HOME_DEPTH
from shop.ids import read_id

register_permission_policy(Enquiry, EnquiryPermissionPolicy(Enquiry))


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
def register_choosers_and_enquiries() -> list[ChooserViewSet | EnquiryViewSet]:
    """Give the choosers and the enquiries their addresses."""
    return [product_chooser, voucher_chooser, EnquiryViewSet()]


@hooks.register("before_copy_page")
def refuse_copies_behind_the_shop(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Refuse, in words, to copy a page to where the shop itself answers; Wagtail would fail when saving it."""
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


@hooks.register("register_rich_text_features", order=10)
def write_page_links_without_asking(features: FeatureRegistry) -> None:
    """Put our handler of links to pages in the place of Wagtail's."""
    features.register_link_type(PageLinkHandler)
