"""What the shop adds to Wagtail's admin: a menu, addresses, styles, and a panel on its home page."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.views.account import AvatarSettingsPanel
from wagtail.admin.viewsets.base import ViewSet
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from cms.models import Enquiry
from shop.backoffice.enquiries.viewsets import EnquiryPermissionPolicy, EnquiryViewSet
from shop.backoffice.home.panels import ShopPanel
from shop.backoffice.labels.viewsets import CatalogueGroup
from shop.backoffice.orders.bulk import PackOrders
from shop.backoffice.people.avatars import AvatarForm
from shop.backoffice.people.views import DeletePeople
from shop.backoffice.pictures import views as pictures
from shop.backoffice.search.viewsets import SynonymViewSet

register_snippet(SynonymViewSet)
register_permission_policy(Enquiry, EnquiryPermissionPolicy(Enquiry))
AvatarSettingsPanel.form_class = AvatarForm


class PermittedItem(MenuItem):
    """A menu link, shown to people who may follow it."""

    def __init__(self, label: str, name: str, *, permission: str, icon: str, order: int) -> None:
        super().__init__(label, reverse(name), icon_name=icon, order=order)
        self.permission = permission

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether this person may follow it."""
        return bool(request.user.has_perm(self.permission))


@hooks.register("register_admin_urls", order=-1)
def register_addresses() -> list[URLPattern | URLResolver]:
    """Put our pages under /cms/shop/, and our views in the place of two of Wagtail's own."""
    return [
        path("shop/", include("shop.backoffice.urls")),
        path("images/multiple/add/", pictures.UploadView.as_view()),
        path("images/<int:image_id>/preview/<str:filter_spec>/", pictures.no_preview),
    ]


@hooks.register("register_admin_viewset")
def register_view_sets() -> list[ViewSet]:
    """Give the catalogue and the enquiries their URLs and their places in the menu."""
    return [CatalogueGroup(), EnquiryViewSet()]


@hooks.register("register_admin_menu_item")
def register_menu() -> SubmenuMenuItem:
    """Put the shop first in the menu."""
    items = [
        PermittedItem("Orders", "backoffice:orders", permission="order.view_order", icon="form", order=10),
        PermittedItem("Products", "backoffice:products", permission="catalogue.view_product", icon="tag", order=15),
        PermittedItem("Stock", "backoffice:stock", permission="partner.view_stockrecord", icon="list-ul", order=20),
        PermittedItem("Codes", "backoffice:codes", permission="voucher.view_voucher", icon="bars", order=30),
        PermittedItem("Emails", "backoffice:mails", permission="mail.view_outboxmail", icon="mail", order=40),
        PermittedItem(
            "Stripe events",
            "backoffice:stripe-events",
            permission="payment.view_stripeevent",
            icon="history",
            order=50,
        ),
        PermittedItem(
            "Health", "backoffice:health", permission="health.view_healthreport", icon="glasses", order=60
        ),
    ]
    return SubmenuMenuItem("Shop", Menu(items=items), icon_name="form", order=1)


class PriceFormatter(LogFormatter):
    """How the site's history shows a changed price."""

    label = "Change price"

    def format_message(self, log_entry: Any) -> str:
        """Say which size, what it cost and what it costs."""
        data = log_entry.data
        return f"Price of {data.get('size')} changed from A${data.get('before')} to A${data.get('after')}"


@hooks.register("register_log_actions")
def register_price_changes(actions: LogActionRegistry) -> None:
    """Show changed prices in the site's history."""
    actions.register_action("shop.change_price")(PriceFormatter)


# After Wagtail's own, in whose place it comes.
hooks.register("register_bulk_action", DeletePeople, order=100)
hooks.register("register_bulk_action", PackOrders)


@hooks.register("construct_homepage_panels")
def add_panel(request: HttpRequest, panels: list[Component]) -> None:
    """Show how the shop stands before anything else."""
    panels.insert(0, ShopPanel())


@hooks.register("insert_global_admin_css")
def add_styles() -> SafeString:
    """Give our pages what Wagtail's styles lack."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/back-office.css"))
