"""What the templates of accounts need beyond Django's own."""

import json

from django import template

from shop.customer.sessions import device_name

register = template.Library()


@register.filter
def as_json(value: object) -> str:
    """Return the value as JSON, for a data attribute. The template escapes it."""
    return json.dumps(value)


register.filter(device_name)
