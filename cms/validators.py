"""What an editor may type."""

from django.core.validators import RegexValidator

validate_link = RegexValidator(
    r"^(/(?![/\\])|https://|mailto:|tel:|#)[^\s\x00]*$",
    "Begin with / for a page of this shop, or with https:// for another site.",
)
