"""How the shop is: what the nightly checks found, and what waits for the worker."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from shop.backoffice.access import permission_required
from shop.backoffice.frame import render_admin
from shop.health.models import HealthReport
from shop.health.waiting import count_failed_jobs, what_waits
from shop.images.models import Preparation

MOST_ROWS = 50


@require_GET
@permission_required("health.view_healthreport")
def show_health(request: HttpRequest) -> HttpResponse:
    """Show the latest report, and the work that waits."""
    context = {
        "report": HealthReport.objects.order_by("-made_at").first(),
        "waiting": what_waits(now=timezone.now()),
        "failed_jobs": count_failed_jobs(),
        "broken_pictures": Preparation.objects.failed().select_related("picture").order_by("-made_at")[:MOST_ROWS],
    }
    return render_admin(request, "backoffice/health.html", context, title="Health", icon="glasses")
