"""Titles with some of their words in italics."""

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.filter
def emphasise(title: str, words: str) -> SafeString:
    """Set these words of a title in italics; return the title as it is when it does not hold them."""
    before, found, after = title.partition(words) if words else (title, "", "")
    if not found:
        return conditional_escape(title)
    return format_html("{}<em>{}</em>{}", before, found, after)
