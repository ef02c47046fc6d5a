"""What every page shows, beside its own content."""

from django.db import models
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting
from wagtail.fields import StreamField

from cms.home_blocks import FooterColumnBlock
from cms.tidying import TidyStreamBlock
from cms.validators import validate_link
from shop.fields import StoredEmailField
from shop.tidy_forms import TidyForm


class SiteSettingsForm(TidyForm, WagtailAdminModelForm):
    """What every page shows, with its texts cleaned."""


@register_setting(icon="cog", order=10)
class SiteSettings(BaseGenericSetting):
    """The announcement, how to reach us, and the footer."""

    announcement = models.CharField(
        max_length=140, blank=True, help_text="One line above the header. Nothing is shown when empty."
    )
    announcement_link = models.CharField(max_length=300, blank=True, validators=[validate_link])
    phone = models.CharField(max_length=30, blank=True)
    phone_hours = models.CharField(max_length=120, blank=True)
    email = StoredEmailField("e-mail", blank=True)
    address = models.TextField(blank=True, help_text="One line of the address a line.")
    footer_statement = models.CharField(
        max_length=140, blank=True, help_text="One line, set large, at the foot of every page."
    )
    footer_note = models.TextField(blank=True, help_text="Small print at the foot of every page.")
    footer_columns = StreamField(TidyStreamBlock([("column", FooterColumnBlock())]), blank=True, max_num=4)

    base_form_class = SiteSettingsForm
    panels = [
        MultiFieldPanel([FieldPanel("announcement"), FieldPanel("announcement_link")], heading="Announcement"),
        MultiFieldPanel(
            [FieldPanel("phone"), FieldPanel("phone_hours"), FieldPanel("email"), FieldPanel("address")],
            heading="How to reach us",
        ),
        MultiFieldPanel(
            [FieldPanel("footer_statement"), FieldPanel("footer_note"), FieldPanel("footer_columns")],
            heading="Footer",
        ),
    ]

    class Meta:
        verbose_name = "site settings"
        verbose_name_plural = "site settings"

    def __str__(self) -> str:
        return "Site settings"
