"""What search engines are told in their own terms (schema.org, as JSON-LD)."""

import json
from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.utils.html import strip_tags
from django.utils.safestring import SafeString, mark_safe
from wagtail.blocks import StreamValue

from cms.content import raw_blocks
from cms.models import ArticlePage

ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def as_script(graph: list[dict[str, Any]]) -> SafeString:
    """Return the data as a block that no browser runs, and that no text within can end."""
    text = json.dumps({"@context": "https://schema.org", "@graph": graph}, default=str, ensure_ascii=False)
    escaped = text.translate(ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{escaped}</script>')  # noqa: S308 escaped above


def article_graph(article: ArticlePage, *, request: HttpRequest) -> list[dict[str, Any]]:
    """Describe an article: who wrote and who checked it, and the questions it answers."""
    url = request.build_absolute_uri(article.address)
    described: dict[str, Any] = {
        "@type": "Article",
        "@id": url,
        "url": url,
        "headline": article.title,
        "description": article.search_description or article.standfirst,
        "inLanguage": "en-AU",
        "datePublished": article.published_date.isoformat(),
        "dateModified": (article.last_published_at or article.published_date).isoformat(),
        "author": {"@type": "Person", "name": article.author.name, "jobTitle": article.author.role},
        "publisher": {"@type": "Organization", "name": "Seedpearl", "url": request.build_absolute_uri("/")},
        "isAccessibleForFree": True,
    }
    if article.reviewer:
        described["reviewedBy"] = {"@type": "Person", "name": article.reviewer.name}
    if article.picture and article.picture.shared_url:
        described["image"] = request.build_absolute_uri(article.picture.shared_url)
    return [described, *questions_graph(article.body, url=url)]


def questions_graph(body: StreamValue, *, url: str) -> list[dict[str, Any]]:
    """Describe the questions and answers of a body; nothing when it has none."""
    items = [_item(raw) for value in raw_blocks(body, kind="question_and_answer") for raw in value["items"]]
    if not items:
        return []
    questions = [
        {
            "@type": "Question",
            "name": item["question"],
            "acceptedAnswer": {"@type": "Answer", "text": " ".join(strip_tags(item["answer"]).split())},
        }
        for item in items
    ]
    return [{"@type": "FAQPage", "@id": f"{url}#questions", "mainEntity": questions}]


def organisation_graph(site: Mapping[str, Any], *, request: HttpRequest) -> list[dict[str, Any]]:
    """Describe the shop itself, and that it can be searched."""
    url = request.build_absolute_uri("/")
    organisation: dict[str, Any] = {"@type": "Organization", "@id": f"{url}#shop", "name": "Seedpearl", "url": url}
    if site.get("email") or site.get("phone"):
        organisation["contactPoint"] = {
            "@type": "ContactPoint",
            "contactType": "customer service",
            **({"email": site["email"]} if site.get("email") else {}),
            **({"telephone": site["phone"]} if site.get("phone") else {}),
        }
    return [organisation, {"@type": "WebSite", "url": url, "name": "Seedpearl", "inLanguage": "en-AU"}]


def _item(raw: dict[str, Any]) -> dict[str, str]:
    """Return an item of a list block, which is kept with or without an id around it."""
    return raw["value"] if set(raw) >= {"type", "value"} else raw
