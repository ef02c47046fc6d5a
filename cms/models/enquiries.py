"""What readers send us: bookings, consultations, questions."""

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.urls import reverse

from cms.blocks import EnquiryKind
from shop.fields import StoredEmailField, StoredLineField


class EnquiryQuerySet(models.QuerySet["Enquiry"]):
    """Queries over enquiries."""

    def unhandled(self) -> "EnquiryQuerySet":
        """Return what nobody has answered yet, oldest first."""
        return self.filter(handled_at=None).order_by("created_at")


class Enquiry(models.Model):
    """A message from a reader, with the article it came from."""

    kind = models.CharField(max_length=20, choices=EnquiryKind, default=EnquiryKind.QUESTION)
    name = StoredLineField(max_length=120)
    email = StoredEmailField("email")
    phone = StoredLineField(
        max_length=30,
        blank=True,
        validators=[RegexValidator(r"^[0-9+() .\-]{6,30}$", "Enter a phone number, such as 0491 570 006.")],
    )
    preferred_time = StoredLineField(max_length=120, blank=True)
    message = models.TextField(max_length=4000)
    article = models.ForeignKey(
        "cms.ArticlePage", on_delete=models.SET_NULL, null=True, blank=True, related_name="enquiries"
    )
    article_title = models.CharField(
        max_length=255, blank=True, help_text="The article's title when this was sent."
    )
    idempotency_key = models.UUIDField(unique=True, editable=False, help_text="One form, one enquiry.")
    created_at = models.DateTimeField("sent", auto_now_add=True)
    handled_at = models.DateTimeField("handled", null=True, blank=True)
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = EnquiryQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        verbose_name_plural = "enquiries"
        permissions = [("export_enquiry", "Can export enquiries")]
        indexes = [
            models.Index(
                fields=["created_at"], condition=models.Q(handled_at=None), name="enquiry_waiting_for_answer"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} from {self.name}"

    @property
    def is_handled(self) -> bool:
        return self.handled_at is not None

    @property
    def is_about_a_visit(self) -> bool:
        """Whether a time has to be found."""
        return self.kind in {EnquiryKind.BOOKING, EnquiryKind.CONSULTATION}

    @property
    def back_office_url(self) -> str:
        return reverse("enquiries:inspect", args=[self.pk])
