"""The owner in the back office, and something real for each hole in its addresses."""

from dataclasses import dataclass
from pathlib import Path

from django.apps import apps
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents.models import Document
from wagtail.models import Page

from cms.models import ArticlePage
from shop.backoffice.roles import sync_roles
from tests.factories.orders import make_user
from tests.robustness.routes import Route
from tests.robustness.scene import Scene

# What the addresses that begin so are about; the longest comes first.
ABOUT = {
    "cms/workflows/tasks": "wagtailcore.Task",
    "cms/workflows": "wagtailcore.Workflow",
    "cms/images": "images.Picture",
    "cms/documents": "wagtaildocs.Document",
    "cms/collections": "wagtailcore.Collection",
    "cms/api/main/images": "images.Picture",
    "cms/api/main/documents": "wagtaildocs.Document",
    "cms/api/main/pages": "wagtailcore.Page",
    "cms/snippets/cms/person": "cms.Person",
    "cms/snippets/choose/cms/person": "cms.Person",
    "cms/snippets/cms/topic": "cms.Topic",
    "cms/snippets/choose/cms/topic": "cms.Topic",
    "cms/category": "catalogue.Category",
    "cms/ingredient": "catalogue.Ingredient",
    "cms/active": "catalogue.Active",
    "cms/caution": "catalogue.Caution",
    "cms/skintype": "catalogue.SkinType",
    "cms/concern": "catalogue.Concern",
    "cms/product_chooser": "catalogue.Product",
    "cms/voucher_chooser": "voucher.Voucher",
    "cms/enquiries": "cms.Enquiry",
    "cms/sites": "wagtailcore.Site",
    "cms/settings": "wagtailcore.Site",
    "cms/users": "users.User",
    "cms/groups": "auth.Group",
    "cms/pages": "wagtailcore.Page",
}


@dataclass(frozen=True)
class BackOffice:
    """Who works there, and on what."""

    owner: Client
    media: Path
    values: dict[str, str]

    def path(self, route: Route, **nonsense: str) -> str:
        """Return the path of something that is there, but for what is given."""
        return route.path(**{hole: self.value(route, hole) for hole in route.holes} | nonsense)

    def value(self, route: Route, hole: str) -> str:
        """Return what fills a hole of an address."""
        if hole != "pk":
            return self.values.get(hole, "1")
        label = next((label for start, label in ABOUT.items() if route.template.startswith(start)), "")
        row = apps.get_model(label).objects.order_by("pk").last() if label else None
        return str(row.pk) if row else "1"


def make_back_office(scene: Scene, *, media: Path) -> BackOffice:
    """Let the owner in, and make what the demo shop has none of."""
    sync_roles()
    owner = Client()
    owner.force_login(make_user(email="boss@example.com", groups=["owner"], first_name="Boss"))
    article = ArticlePage.objects.order_by("pk").first()
    assert article is not None
    home = article.get_parent()
    ids = {
        "page_id": article,
        "page_pk": article,
        "page_to_move_id": article,
        "parent_page_id": home,
        "destination_id": home,
        "revision_id": article.save_revision(),
        "revision_id_a": article.save_revision(),
        "revision_id_b": article.save_revision(),
        "redirect_id": Redirect.objects.create(old_path="/old", redirect_link="/new/"),
        "document_id": Document.objects.create(title="A list", file=ContentFile(b"a,b", "list.csv")),
        **{hole: apps.get_model(label).objects.order_by("pk").first() for hole, label in ROWS.items()},
    }
    return BackOffice(
        owner=owner,
        media=media,
        values={
            **{hole: str(row.pk) for hole, row in ids.items() if row is not None},
            "number": scene.values["number"],
            "content_type_app_name": "cms",
            "content_type_model_name": "articlepage",
            "app_name": "cms",
            "app_label": "wagtailcore",
            "model_name": Page._meta.model_name or "",
            "action": "delete",
            "action_name": "approve",
            "filter_spec": "width-100",
            "uidb64": "MQ",
            "token": "abc-123",
        },
    )


ROWS = {
    "image_id": "images.Picture",
    "doc_id": "wagtaildocs.Document",
    "collection_id": "wagtailcore.Collection",
    "task_id": "wagtailcore.Task",
    "workflow_pk": "wagtailcore.Workflow",
    "product_id": "catalogue.Product",
    "record_id": "partner.StockRecord",
    "voucher_id": "voucher.Voucher",
    "mail_id": "mail.OutboxMail",
}
