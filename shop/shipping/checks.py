"""What the settings of delivery must say, checked when the shop starts."""

from datetime import date
from typing import Any

from django.core.checks import Error, register

from shop.shipping.business_days import public_holidays


@register
def check_public_holidays(**kwargs: Any) -> list[Error]:
    """Refuse a place that has no calendar of public holidays: no delivery date could be worked out."""
    try:
        public_holidays(date.min.year)
    except NotImplementedError as error:
        hint = "Set PUBLIC_HOLIDAYS_COUNTRY to a code like AU, and PUBLIC_HOLIDAYS_SUBDIVISION to one like VIC."
        return [Error(f"There is no calendar of public holidays: {error}", hint=hint, id="shipping.E001")]
    return []
