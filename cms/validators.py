"""What an editor may type."""

from django.core.validators import RegexValidator

validate_link = RegexValidator(
    r"^(/(?![/\\])|https://|mailto:|tel:|#)[^\s\x00]*$",
    "Start with / for a page on this shop, or https:// for another site.",
)
