"""Addresses as other machines need them."""

from django import template
from django.http import HttpRequest

register = template.Library()


@register.filter
def absolute(address: str, request: HttpRequest) -> str:
    """Return an address with the shop's own scheme and host before it, unless it has them."""
    return request.build_absolute_uri(address)
