"""How we render our pages in Wagtail's admin."""

from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from shop.refused_forms import render_form


def render_admin(
    request: HttpRequest,
    template: str,
    context: dict[str, Any],
    *,
    title: str,
    icon: str,
    parents: tuple[tuple[str, str], ...] = (),
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    """
    Render a page under Wagtail's header. Refused forms redirect first, unless a status is given.

    :param parents: the pages above it: label and name of the address
    """
    crumbs = [{"url": reverse("wagtailadmin_home"), "label": "Home"}]
    crumbs += [{"url": reverse(name), "label": label} for label, name in parents]
    crumbs.append({"url": "", "label": title})
    frame = {"breadcrumbs_items": crumbs, "header_title": title, "header_icon": icon, **context}
    if status != HTTPStatus.OK:
        return render(request, template, frame, status=status)
    return render_form(request, template, frame)
