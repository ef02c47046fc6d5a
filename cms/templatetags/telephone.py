"""Telephone numbers as links."""

import re

from django import template

register = template.Library()


@register.filter
def telephone(number: str) -> str:
    """
    Return a number as a `tel:` link, with Australia's country code where the number has none.

    Numbers such as 1800 160 401 and 13 11 26 work within the country only, so they stay as they are.
    """
    dialled = re.sub(r"[^0-9+]", "", number)
    if not dialled:
        return ""
    return f"tel:+61{dialled[1:]}" if dialled.startswith("0") else f"tel:{dialled}"
