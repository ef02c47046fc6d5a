"""Tags that tell search engines what a page is."""

from collections.abc import Mapping
from typing import Any

from django import template
from django.http import HttpRequest
from django.utils.safestring import SafeString

from cms import structured_data
from cms.models import ArticlePage, StandardPage

register = template.Library()


@register.simple_tag
def article_data(article: ArticlePage, request: HttpRequest) -> SafeString:
    """Describe an article."""
    return structured_data.as_script(structured_data.article_graph(article, request=request))


@register.simple_tag
def questions_data(page: StandardPage, request: HttpRequest) -> SafeString:
    """Describe the questions that a standard page answers, if any."""
    url = request.build_absolute_uri(page.address)
    graph = structured_data.questions_graph(page.body, url=url)
    return structured_data.as_script(graph) if graph else SafeString("")


@register.simple_tag
def organisation_data(site: Mapping[str, Any], request: HttpRequest) -> SafeString:
    """Describe the shop itself."""
    return structured_data.as_script(structured_data.organisation_graph(site, request=request))
