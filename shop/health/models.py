"""What the nightly checks found."""

from django.db import models


class HealthReport(models.Model):
    """What one run of all checks found; `findings` holds the fields of `shop.health.checks.Finding`."""

    made_at = models.DateTimeField()
    asked_stripe = models.BooleanField(help_text="Whether our books were compared with Stripe's.")
    findings = models.JSONField(default=list, blank=True)

    class Meta:
        get_latest_by = "made_at"

    def __str__(self) -> str:
        return f"{len(self.findings)} findings at {self.made_at:%Y-%m-%d %H:%M}"

    @property
    def is_clean(self) -> bool:
        """Whether nothing was found."""
        return not self.findings
