"""Until when offers without a code are on."""

from datetime import datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from shop.basket.summary import summarise
from shop.offer.models import Benefit, Condition, ConditionalOffer, Range
from shop.offer.periods import end_of_day
from tests.factories.baskets import make_basket, reload

pytestmark = pytest.mark.django_db
MELBOURNE = ZoneInfo("Australia/Melbourne")
MIDNIGHT = datetime(2026, 12, 1, tzinfo=MELBOURNE)


def make_offer(*, end: datetime) -> ConditionalOffer:
    everything = Range.objects.create(name="Everything", includes_all_products=True)
    return ConditionalOffer.objects.create(
        name="Spring sale",
        offer_type=ConditionalOffer.SITE,
        condition=Condition.objects.create(range=everything, type=Condition.COUNT, value=1),
        benefit=Benefit.objects.create(range=everything, type=Benefit.PERCENTAGE, value=10),
        end_datetime=end,
    )


@pytest.mark.parametrize(
    ("end", "moment", "is_on"),
    [
        (end_of_day(MIDNIGHT.date() - timedelta(days=1)), MIDNIGHT - timedelta(seconds=0.001), True),
        (end_of_day(MIDNIGHT.date() - timedelta(days=1)), MIDNIGHT, False),
        (MIDNIGHT.replace(hour=14, minute=5, second=30), MIDNIGHT.replace(hour=14, minute=5, second=59), True),
        (MIDNIGHT.replace(hour=14, minute=5, second=30), MIDNIGHT.replace(hour=14, minute=6), False),
    ],
)
def test_an_offer_without_a_code_is_on_to_the_end_of_its_last_minute(monkeypatch, end, moment, is_on):
    make_offer(end=end)
    monkeypatch.setattr("django.utils.timezone.now", lambda: moment)

    assert ConditionalOffer.active.exists() is is_on


def test_the_bag_says_until_which_day_an_offer_without_a_code_is_on():
    end = end_of_day(timezone.localdate())
    make_offer(end=end)

    summary = summarise(basket=reload(make_basket("10.00")))

    today = f"{timezone.localdate():%-d %B %Y}"
    assert [(line.label, line.amount) for line in summary.sums[1:2]] == [
        (f"Spring sale, until {today}", Decimal("1.00"))
    ]
