"""Many at once for few: the last units, the last uses of a code, one first order, one bag sent twice."""

import random
import time
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from functools import partial
from itertools import count

from django.utils import timezone

from catalogue.models import Product
from shop.basket import services as baskets
from shop.order.models import Order, OrderStatus
from shop.partner.models import StockRecord
from shop.payment.models import PaymentAttempt
from shop.users.models import User
from shop.voucher.models import VoucherClaim
from tests.factories.products import make_product
from tests.ordering import fill_bag, make_recipient, make_voucher, size_of
from tests.proof.report import Report, books_are_right, percentile, wait_until_books_are_right
from tests.proof.shoppers import (
    Answer,
    Shopper,
    all_at_once,
    nobody_was_let_down,
    stand_before_paying,
    the_emulator,
)

CROWD = 24  # how many press the button in the same moment; the rest queue behind them
MOST_DOUBLE_SUBMITS = 16
LONG = ("first order", "60 buyers", "500 buyers", "10 buyers")
_numbers = count(1)


def run(*, rounds: int, seed: int, is_sample: bool, report: Report) -> None:
    """Run each race as often as is customary, times what is asked."""
    rng = random.Random(seed)
    places: list[float] = []
    bags = 20 if is_sample else 200
    races: dict[str, tuple[int, Callable[[], str]]] = {
        "2 buyers, 1 unit": (30, partial(buyers, 2, 1, places)),
        "one bag sent 2 to 16 times at once": (20, partial(double_submit, rng)),
        "20 buyers, 5 units": (20, partial(buyers, 20, 5, places)),
        "16 buyers of the same two products in opposite order": (20, partial(opposite, 16, 5)),
        "10 buyers, code capped at 1": (20, partial(capped, 10, 1)),
        "30 buyers, code capped at 3": (20, partial(capped, 30, 3)),
        f"{bags} merges of bags, 4 at once each": (1, partial(merges, bags)),
        f"{bags} changes between page and submit": (1, partial(changes, bags, rng)),
        "first order in 6 disguises, 8 at once each": (20, partial(first_order, 8)),
        "60 buyers, 7 units": (20, partial(buyers, 60, 7, places)),
        "500 buyers, code capped at 50": (20, partial(capped, 500, 50)),
    }
    for what, (standard, race) in races.items():
        if is_sample and what.startswith(LONG):
            continue
        times = 1 if is_sample else standard * rounds
        report.prove(f"{what} x {times}", partial(again, race, times, report))
    report.prove("all of it settled, compared with Stripe", settle)
    if places:
        p50, p95 = percentile(places, 0.5), percentile(places, 0.95)
        report.rows.append(("placing an order in a crowd", f"p50 {p50:.2f} s, p95 {p95:.2f} s of {len(places)}"))


def again(race: Callable[[], str], times: int, report: Report) -> str:
    """Run a race several times; the last result stands for all, since each must hold."""
    result = ""
    for number in range(times):
        result = race()
        books_are_right()
        if number % 5 == 4:
            report.say(f"  round {number + 1} of {times}")
    return result


def settle() -> str:
    """Wait for the webhooks of all that was paid; orders that nobody paid may wait."""
    seconds = wait_until_settled()
    return f"{Order.objects.count()} orders, nothing found after {seconds:.1f} s"


def wait_until_settled() -> float:
    """Expire what nobody paid, and wait until nothing is under way."""
    client = the_emulator().client()
    unpaid = PaymentAttempt.objects.filter(state="open").values_list("session_id", flat=True)
    all_at_once([partial(expire, client, str(session_id)) for session_id in unpaid] or [lambda: None], hands=4)
    return wait_until_books_are_right(within=60)


def expire(client: object, session_id: str) -> None:
    """Let a payment page run out, unless it is paid."""
    session = client.v1.checkout.sessions.retrieve(session_id)  # type: ignore[attr-defined]
    if session.status == "open":
        client.v1.checkout.sessions.expire(session_id)  # type: ignore[attr-defined]


def press_together(shoppers: list[Shopper], places: list[float] | None = None) -> list[Answer]:
    """Let all press the button at once."""
    answers = all_at_once([shopper.press_pay for shopper in shoppers], hands=min(len(shoppers), CROWD))
    nobody_was_let_down(answers)
    if places is not None:
        places += [answer.seconds for answer in answers if answer.leads_to_stripe]
    return answers


def stock_of(product: Product) -> StockRecord:
    """Return the stock of a product's only size."""
    return StockRecord.objects.get(product__parent=product)


def buyers(crowd: int, units: int, places: list[float]) -> str:
    """Exactly as many orders as units; each of them is paid once."""
    product = make_product(sizes=[{"stock": units}])
    shoppers = [stand_before_paying(lines=[(product, 1)]) for _ in range(crowd)]
    answers = press_together(shoppers, places)
    placed = [shopper.order for shopper in shoppers if shopper.order]
    assert len(placed) == units, f"{len(placed)} orders for {units} units"
    assert sum(answer.leads_to_stripe for answer in answers) == units
    assert stock_of(product).num_allocated == units
    pay_all(placed)
    slowest = max(answer.seconds for answer in answers)
    return f"{units} orders and captures, {crowd - units} polite refusals, slowest answer {slowest:.1f} s"


def pay_all(orders: list[Order]) -> None:
    """Pay each on its payment page, and see that the webhook settles it."""
    emulator = the_emulator()
    urls = list(PaymentAttempt.objects.filter(order__in=orders).values_list("url", flat=True))
    all_at_once([partial(emulator.pay, url) for url in urls], hands=4)
    deadline = time.monotonic() + 30
    waiting = Order.objects.filter(pk__in=[order.pk for order in orders], status=OrderStatus.AWAITING_PAYMENT)
    while waiting.exists():
        assert time.monotonic() < deadline, "the webhooks settled nothing"
        time.sleep(0.2)


def opposite(crowd: int, units: int) -> str:
    """Bags of the same two products in opposite order wait for nobody in a circle."""
    one, other = (make_product(sizes=[{"stock": units}]) for _ in range(2))
    bags = [[(one, 1), (other, 1)] if number % 2 else [(other, 1), (one, 1)] for number in range(crowd)]
    shoppers = [stand_before_paying(lines=lines) for lines in bags]
    press_together(shoppers)
    assert [stock_of(product).num_allocated for product in (one, other)] == [units, units]
    return f"{units} orders, no deadlock"


def capped(crowd: int, cap: int) -> str:
    """A code counts as often as its cap says; the others are asked again with the price without it."""
    product = make_product(sizes=[{"stock": crowd}])
    voucher = make_voucher(code=f"cap{next(_numbers)}x{cap}", usage="Multi-use", max_uses=cap)
    shoppers = [stand_before_paying(lines=[(product, 1)], code=voucher.shown_code) for _ in range(crowd)]
    answers = press_together(shoppers)
    discounted = Order.objects.filter(discounts__voucher_id=voucher.pk).count()
    assert discounted == VoucherClaim.objects.live().filter(voucher=voucher).count() == cap, discounted
    assert sum(answer.leads_to_stripe for answer in answers) == cap, "someone paid another price than was shown"
    return f"{cap} orders with the code, {crowd - cap} asked again"


def first_order(crowd: int) -> str:
    """One person in six disguises has one first order."""
    number = next(_numbers)
    names = (f"ada.love{number}", f"adalove{number}", f"ADA.LOVE{number}", f"a.d.a.love{number}")
    disguises = [f"{name}@gmail.com" for name in names]
    disguises += [f"adalove{number}+again@gmail.com", f"ada.love{number}@googlemail.com"]
    voucher = make_voucher(code=f"first{number}")
    product = make_product(sizes=[{"stock": 6 * crowd}])
    shoppers = [
        stand_before_paying(lines=[(product, 1)], code=voucher.shown_code, recipient=make_recipient(email=disguise))
        for disguise in disguises
        for _ in range(crowd)
    ]
    press_together(shoppers)
    discounted = Order.objects.filter(discounts__voucher_id=voucher.pk).count()
    assert discounted == 1, f"{discounted} first orders"
    return f"1 discounted order of {len(shoppers)} tries"


def double_submit(rng: random.Random) -> str:
    """One bag sent again and again is one order, one payment page."""
    times = rng.randint(2, MOST_DOUBLE_SUBMITS)
    shopper = stand_before_paying()
    answers = all_at_once([shopper.press_pay] * times)
    nobody_was_let_down(answers)
    orders = Order.objects.filter(basket=shopper.basket)
    assert orders.count() == 1
    order = orders.get()
    pages = {answer.location for answer in answers if answer.leads_to_stripe}
    assert len(pages) == 1, pages
    assert order.payment_attempts.count() == 1
    sessions = the_emulator().client().v1.checkout.sessions.list({"limit": 100}).data
    assert sum(session.client_reference_id == order.number for session in sessions) == 1
    return "1 order, 1 payment page, each time"


def merges(times: int) -> str:
    """A guest's bag put into a member's by several requests at once loses and doubles nothing."""
    products = [make_product(sizes=[{"stock": 1000}]) for _ in range(3)]
    for number in range(times):
        owner = User.objects.create_user(email=f"member{next(_numbers)}-{number}@example.com", password=None)
        own = fill_bag(lines=[(products[0], 2), (products[1], 1)], owner=owner)
        guest = fill_bag(lines=[(products[1], 3), (products[2], 1)])
        all_at_once([partial(baskets.merge_guest_basket, owner=owner, basket_id=guest.pk, now=timezone.now())] * 4)
        held = {line.product_id: line.quantity for line in own.lines.all()}
        assert held == {size_of(product).pk: pieces for product, pieces in zip(products, (2, 3, 1), strict=True)}
        guest.refresh_from_db()
        assert guest.status == "Merged"
    return f"{times} bags, no line lost or doubled"


def changes(times: int, rng: random.Random) -> str:
    """Whatever changes after the page was shown: nobody is charged another sum than the last one shown."""
    asked = 0
    for _ in range(times):
        product = make_product(sizes=[{"stock": 5, "price": "40.00"}])
        voucher = make_voucher(code=f"change{next(_numbers)}", usage="Multi-use")
        shopper = stand_before_paying(lines=[(product, 2)], code=voucher.shown_code)
        change = rng.choice(["price", "hidden", "sold out", "code ends", "code removed", "nothing"])
        shown = Decimal("68.00")
        if change == "price":
            StockRecord.objects.filter(product__parent=product).update(price=Decimal("41.00"))
        elif change == "hidden":
            Product.objects.filter(pk=product.pk).update(is_public=False)
        elif change == "sold out":
            StockRecord.objects.filter(product__parent=product).update(num_in_stock=1)
        elif change == "code ends":
            type(voucher).objects.filter(pk=voucher.pk).update(end_datetime=timezone.now() - timedelta(hours=1))
        elif change == "code removed":
            shopper.basket.vouchers.clear()
        answer = shopper.press_pay()
        nobody_was_let_down([answer])
        if change == "nothing":
            assert shopper.order is not None
            assert shopper.order.total_incl_tax == shown, shopper.order.total_incl_tax
        else:
            asked += 1
            assert shopper.order is None, f"ordered although {change}"
            assert not answer.leads_to_stripe
    return f"{asked} asked again, {times - asked} unchanged and placed at the total shown"
