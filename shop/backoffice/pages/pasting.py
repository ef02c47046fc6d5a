"""Reading what an editor pastes into a text."""

import json
from collections import Counter

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_POST
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

from cms.blocks import ANSWER_FEATURES, TEXT_FEATURES
from cms.pasting import clean_paste, clean_plain_paste, words_for
from shop.backoffice.access import permission_required


@require_POST
@permission_required("wagtailadmin.access_admin")
def read_paste(request: HttpRequest) -> HttpResponse:
    """Answer with what was pasted as the editor keeps it (contentstate), and what to tell of it."""
    html, text = request.POST.get("html", ""), request.POST.get("text", "")
    has_headings = request.POST.get("headings") == "1"
    notes: Counter[str] = Counter()
    cleaned = clean_paste(html, has_headings=has_headings, notes=notes) if html.strip() else ""
    if not cleaned:
        cleaned = clean_plain_paste(text, notes=notes)
    features = TEXT_FEATURES if has_headings else ANSWER_FEATURES
    content = json.loads(ContentstateConverter(features).from_database_format(cleaned))
    return JsonResponse({"content": content, "notes": words_for(notes, is_saved=False)})
