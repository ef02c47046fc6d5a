"""
The three roles of staff and what each may do.

Roles are code: `sync_roles` (run after every migrate) makes the groups match exactly. Groups of other names are
the shop's own business.
"""

from collections.abc import Iterable

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

OPEN_BACK_OFFICE = "wagtailadmin.access_admin"
PAGES = ("add_page", "change_page", "publish_page", "lock_page", "unlock_page", "bulk_delete_page")
PICTURES_AND_FILES = (
    "wagtailimages.add_image",
    "wagtailimages.change_image",
    "wagtailimages.choose_image",
    "wagtaildocs.add_document",
    "wagtaildocs.change_document",
    "wagtaildocs.choose_document",
)

MARKETER = (
    OPEN_BACK_OFFICE,
    "cms.view_person",
    "cms.add_person",
    "cms.change_person",
    "cms.delete_person",
    "cms.view_topic",
    "cms.add_topic",
    "cms.change_topic",
    "cms.delete_topic",
    "cms.change_sitesettings",
    "search.view_synonym",
    "search.add_synonym",
    "search.change_synonym",
    "search.delete_synonym",
    "voucher.view_voucher",
    "voucher.add_voucher",
    "voucher.change_voucher",
    *(f"catalogue.{action}_product" for action in ("view", "add", "change")),
    *(
        f"catalogue.{action}_{model}"
        for model in ("category", "ingredient", "active", "caution", "skintype", "concern")
        for action in ("view", "add", "change")
    ),
)
PACKER = (
    OPEN_BACK_OFFICE,
    "order.view_order",
    "order.pack_order",
    "order.ship_order",
    "order.add_ordernote",
    "partner.view_stockrecord",
)


@transaction.atomic
def sync_roles() -> None:
    """Make the groups marketer, packer and owner match this file. Calling it again changes nothing."""
    _sync(name="marketer", permissions=_find(MARKETER), publishes=True)
    _sync(name="packer", permissions=_find(PACKER), publishes=False)
    _sync(name="owner", permissions=Permission.objects.all(), publishes=True)


def _sync(*, name: str, permissions: Iterable[Permission], publishes: bool) -> None:
    group, _ = Group.objects.get_or_create(name=name)
    group.permissions.set(permissions)
    _sync_pages(group, publishes=publishes)
    _sync_collections(group, publishes=publishes)


def _sync_pages(group: Group, *, publishes: bool) -> None:
    root = Page.objects.filter(depth=1).first()
    wanted = Permission.objects.filter(content_type__app_label="wagtailcore", codename__in=PAGES)
    if not publishes or root is None:
        GroupPagePermission.objects.filter(group=group).delete()
        return
    for permission in wanted:
        GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permission)


def _sync_collections(group: Group, *, publishes: bool) -> None:
    root = Collection.objects.filter(depth=1).first()
    if not publishes or root is None:
        GroupCollectionPermission.objects.filter(group=group).delete()
        return
    for permission in _find(PICTURES_AND_FILES):
        GroupCollectionPermission.objects.get_or_create(group=group, collection=root, permission=permission)


def _find(names: Iterable[str]) -> list[Permission]:
    """Return the permissions of these names. Before their applications are migrated there are none yet."""
    wanted = {tuple(name.split(".")) for name in names}
    codenames = {codename for _, codename in wanted}
    found = Permission.objects.filter(codename__in=codenames).select_related("content_type")
    return [one for one in found if (one.content_type.app_label, one.codename) in wanted]
