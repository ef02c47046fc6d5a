"""The forms of staff, each about to be sent."""

from collections.abc import Callable
from typing import Any

from django.test import Client
from django.urls import reverse
from django.utils import timezone
from oscar.apps.order.models import OrderStatusChange
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, Page

from catalogue.models import Category, Concern, Product
from cms.models import HomePage, Person, StandardPage, Topic
from shop.fulfilment.models import Parcel
from shop.images.models import Picture
from shop.order.models import Order, OrderStatus
from shop.partner.models import StockMovement, StockRecord
from shop.payment.models import PaymentAttempt, PaymentRefund
from shop.payment.states import AttemptState, RefundState
from shop.search.models import Synonym
from shop.users.models import User
from shop.voucher.models import Voucher
from tests.factories.orders import PASSWORD
from tests.factories.products import make_category, make_picture, make_product
from tests.ordering import make_voucher, size_of
from tests.robustness.sent import Sent, filled_in, paid_order, staff


def new_code() -> Sent:
    fields = {
        "code": "spring10",
        "gives": "percent",
        "value": "10",
        "usage": Voucher.MULTI_USE,
        "starts_at": "2026-11-01T00:00",
        "last_day": "2026-12-01",
        "terms": "",
    }
    return Sent(staff("marketer"), reverse("backoffice:add-code"), fields, Voucher.objects.count)


def set_of_codes() -> Sent:
    sent = new_code()
    fields = {**sent.fields, "code": "", "set_name": "Letters", "count": "3"}
    return Sent(sent.browser, sent.path, fields, Voucher.objects.count, effects=3)


def note() -> Sent:
    order = paid_order()
    path = reverse("backoffice:add-note", args=[order.number])
    return Sent(staff("packer"), path, {"message": "Gift wrap"}, order.notes.count)


def packed() -> Sent:
    order = paid_order()
    path = reverse("backoffice:pack", args=[order.number])
    count = Order.objects.filter(status=OrderStatus.PACKED).count
    return Sent(staff("packer"), path, {}, count)


def shipped() -> Sent:
    order = paid_order()
    Order.objects.filter(pk=order.pk).update(status=OrderStatus.PACKED)
    fields = {"carrier": "other", "tracking_number": "", "left": 1, f"line-{order.lines.get().pk}": 1}
    return Sent(staff("packer"), reverse("backoffice:ship", args=[order.number]), fields, Parcel.objects.count)


def counted_stock() -> Sent:
    record = StockRecord.objects.get(product=size_of(make_product()))
    fields = {"change": "-3", "reason": "damaged", "note": "", "on_hand": 10}
    path = reverse("backoffice:adjust-stock", args=[record.pk])
    return Sent(staff("owner"), path, fields, StockMovement.objects.filter(reason="damaged").count)


def superuser() -> Client:
    browser = Client()
    browser.force_login(User.objects.create_superuser("owner@example.com", PASSWORD))
    return browser


def new_person() -> Sent:
    browser = superuser()
    fields = {
        "email": "new@example.com",
        "first_name": "Nia",
        "last_name": "Quill",
        "password1": PASSWORD,
        "password2": PASSWORD,
    }
    count = User.objects.filter(email="new@example.com").count
    # Wagtail shows a refused form at once.
    return Sent(browser, reverse("wagtailusers_users:add"), fields, count, answers=(2, 3))


def about_order(name: str, fields: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
    """Return what is sent to an order's page by this name."""
    order = Order.objects.get()
    path = reverse(f"backoffice:{name}", args=[order.number])
    return {"browser": staff("owner"), "path": path, "fields": fields or {}, **more}


def changes_to(status: str) -> int:
    return OrderStatusChange.objects.filter(new_status=status).count()


def packed_orders() -> Sent:
    order = paid_order()
    path = f"{reverse('wagtail_bulk_action', args=['order', 'order', 'pack'])}?id={order.pk}"
    return Sent(staff("packer"), path, {}, lambda: changes_to(OrderStatus.PACKED))


def unpacked() -> Sent:
    paid_order()
    Order.objects.update(status=OrderStatus.PACKED)
    return Sent(**about_order("unpack"), count=lambda: changes_to(OrderStatus.PAID))


def ready_to_collect() -> Sent:
    paid_order()
    Order.objects.update(status=OrderStatus.PACKED, shipping_code="click-and-collect")
    return Sent(**about_order("make-ready"), count=Parcel.objects.count)


def completed() -> Sent:
    paid_order()
    Order.objects.update(status=OrderStatus.SHIPPED)
    return Sent(**about_order("complete"), count=lambda: changes_to(OrderStatus.COMPLETE))


def attempt_of(order: Order, *, state: str = AttemptState.PAID, captured: int | None = None) -> PaymentAttempt:
    """Let an order have been paid by card."""
    asked = int(order.total_incl_tax * 100)
    return PaymentAttempt.objects.create(
        order=order,
        n=1,
        state=state,
        amount_in_minor_units=asked,
        currency=order.currency,
        captured_in_minor_units=asked if captured is None else captured,
        captured_currency=order.currency,
        idempotency_key="session-1",
        request={},
        session_id="cs_1",
        payment_intent_id="pi_1",
        expires_at=timezone.now(),
    )


def cancelled_by_staff() -> Sent:
    """Stripe is down: the refund is recorded once, and requested later."""
    attempt_of(paid_order())
    return Sent(**about_order("cancel"), count=PaymentRefund.objects.count)


def refunded() -> Sent:
    attempt_of(paid_order())
    fields = {"extra": "1.00", "reason": "Broken", "key": "0123456789abcdef"}
    return Sent(**about_order("refund", fields), count=PaymentRefund.objects.count)


def refunded_again() -> Sent:
    order = paid_order()
    refund = PaymentRefund.objects.create(
        order=order,
        attempt=attempt_of(order),
        amount_in_minor_units=100,
        currency=order.currency,
        idempotency_key="refund-1",
        state=RefundState.FAILED,
    )
    path = reverse("backoffice:retry-refund", args=[order.number, refund.pk])
    asked = PaymentRefund.objects.filter(state=RefundState.REQUESTED)
    return Sent(staff("owner"), path, {}, asked.count)


def differing_payment_taken() -> Sent:
    order = paid_order()
    Order.objects.update(status=OrderStatus.AWAITING_PAYMENT, paid_at=None)
    attempt_of(order, state=AttemptState.AMOUNT_DIFFERS, captured=100)
    return Sent(**about_order("accept-payment"), count=lambda: changes_to(OrderStatus.PAID))


def released_hold() -> Sent:
    order = paid_order()
    Order.objects.update(hold_reason="Look at it")
    return Sent(**about_order("release-hold"), count=order.notes.count)


def checked_payment() -> Sent:
    attempt_of(paid_order())
    return Sent(**about_order("check-payment"), count=PaymentAttempt.objects.count)


def changed_code() -> Sent:
    voucher = make_voucher()
    path = reverse("backoffice:change-code", args=[voucher.pk])
    browser = staff("marketer")
    fields = {**filled_in(browser, path), "last_day": "2027-01-01"}
    ends = Voucher.objects.filter(end_datetime__gt="2027-01-01T00:00Z", end_datetime__lt="2027-01-03T00:00Z")
    return Sent(browser, path, fields, ends.count)


def picture_tried_again() -> Sent:
    picture = make_picture()
    path = reverse("backoffice:retry-picture", args=[picture.pk])
    return Sent(staff("owner"), path, {}, Picture.objects.count)


def new_product() -> Sent:
    browser, path = staff("owner"), reverse("backoffice:add-product")
    make_product()  # and with it the class of all products
    fields = {**filled_in(browser, path), "title": "Omega serum", "categories": [make_category().pk]}
    return Sent(browser, path, fields, Product.objects.filter(title="Omega serum").count)


def changed_product() -> Sent:
    product, browser = make_product(), staff("owner")
    path = reverse("backoffice:change-product", args=[product.pk])
    fields = {**filled_in(browser, path), "title": "Omega oil", "categories": [make_category().pk]}
    return Sent(browser, path, fields, Product.objects.filter(title="Omega oil").count)


def of_wagtail(form: str, count: Callable[[], int], *args: Any, effects: int = 1, **fields: Any) -> Sent:
    """Return a form of Wagtail's, filled in but for these fields."""
    browser, path = superuser(), reverse(form, args=args)
    return Sent(browser, path, {**filled_in(browser, path), **fields}, count, effects=effects)


def new_person_of_articles() -> Sent:
    return of_wagtail("wagtailsnippets_cms_person:add", Person.objects.count, name="Ada", slug="ada")


def new_redirect() -> Sent:
    fields = {"old_path": "/old/", "redirect_link": "https://example.com/"}
    return of_wagtail("wagtailredirects:add", Redirect.objects.count, **fields)


def removed_redirect() -> Sent:
    redirect = Redirect.objects.create(old_path="/old", redirect_link="/shop/")
    return of_wagtail("wagtailredirects:delete", Redirect.objects.count, redirect.pk, effects=0)


def new_collection() -> Sent:
    count = Collection.objects.filter(name="Letters").count
    return of_wagtail("wagtailadmin_collections:add", count, name="Letters", parent=Collection.objects.get().pk)


def new_page() -> Sent:
    home = HomePage.objects.get()
    path = ["cms", "standardpage", home.pk]
    fields = {"title": "Delivery", "slug": "delivery-two", "body-count": "0", "action-publish": "1"}
    return of_wagtail("wagtailadmin_pages:add", Page.objects.filter(title="Delivery").count, *path, **fields)


def published_page() -> Sent:
    home = HomePage.objects.get()
    page = home.add_child(instance=StandardPage(title="Delivery", slug="delivery-two", live=False))
    fields = {"body-count": "0", "action-publish": "1"}
    return of_wagtail("wagtailadmin_pages:edit", page.revisions.count, page.pk, **fields)


def removed_page() -> Sent:
    page = HomePage.objects.get().add_child(instance=StandardPage(title="Delivery", slug="delivery-two"))
    return of_wagtail("wagtailadmin_pages:delete", StandardPage.objects.count, page.pk, effects=0)


def new_concern() -> Sent:
    fields = {"name": "Dullness", "slug": "", "position": 1}
    return Sent(staff("owner"), "/cms/concern/new/", fields, Concern.objects.count, answers=(3, 4))


def new_category() -> Sent:
    fields = {"name": "Masks", "slug": "", "is_public": "on"}
    return Sent(staff("owner"), "/cms/category/new/", fields, Category.objects.count, answers=(3, 4))


def new_topic() -> Sent:
    fields = {"name": "Milia", "slug": "", "position": 1}
    return Sent(staff("owner"), "/cms/snippets/cms/topic/add/", fields, Topic.objects.count, answers=(3, 4))


def new_synonym() -> Sent:
    fields = {"words": "pearl bumps", "means": "milia", "effect": "find"}
    count = Synonym.objects.filter(words="pearl bumps").count
    return Sent(staff("owner"), "/cms/snippets/search/synonym/add/", fields, count, answers=(3, 4))
