"""What every page shows, beside its own content."""

from typing import Any

from django.db import models
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting
from wagtail.fields import StreamField

from cms.choosers import voucher_chooser
from cms.home_blocks import FooterColumnBlock
from cms.tidying import TidyStreamBlock
from cms.validators import validate_link
from shop.fields import StoredEmailField
from shop.tidy_forms import TidyForm


class SiteSettingsForm(TidyForm, WagtailAdminModelForm):
    """What every page shows, with its texts cleaned."""


class PromoCodePanel(FieldPanel):
    """The field of a promo code, with the chooser of the codes that editors may show."""

    def get_form_options(self) -> dict[str, Any]:
        """Add the chooser: it is ready only when all apps are."""
        return {**super().get_form_options(), "widgets": {self.field_name: voucher_chooser.widget_class()}}


@register_setting(icon="cog", order=10)
class SiteSettings(BaseGenericSetting):
    """The announcement, how to reach us, the offer, and the footer."""

    announcement = models.CharField(
        max_length=140, blank=True, help_text="One line above the header. Nothing is shown when empty."
    )
    announcement_link = models.CharField(max_length=300, blank=True, validators=[validate_link])
    phone = models.CharField(max_length=30, blank=True)
    phone_hours = models.CharField(max_length=120, blank=True)
    email = StoredEmailField("email", blank=True)
    address = models.TextField(blank=True, help_text="The postal address, one line per row.")
    offer = models.ForeignKey(
        "voucher.Voucher",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        limit_choices_to={"is_for_articles": True},
        related_name="+",
        verbose_name="promo code",
        help_text="Shown while it is valid, to people who have no code yet.",
    )
    offer_in_articles = models.BooleanField("in articles", default=False, db_default=False)
    offer_article_words = models.CharField(
        "about",
        max_length=200,
        blank=True,
        default="",
        db_default="",
        help_text="Only in articles with one of these words in their title or introduction: milia, milk spots. "
        "Leave it empty to show it in every article. An article with its own promo code keeps that one.",
    )
    offer_in_bag = models.BooleanField("on the bag page", default=False, db_default=False)
    offer_on_home = models.BooleanField("on the home page", default=False, db_default=False)
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
            [
                PromoCodePanel("offer"),
                FieldPanel("offer_in_articles"),
                FieldPanel("offer_article_words"),
                FieldPanel("offer_in_bag"),
                FieldPanel("offer_on_home"),
            ],
            heading="Offer, and where it is shown",
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
