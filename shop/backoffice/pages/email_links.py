"""Where editors choose an email address for a link."""

from wagtail.admin.auth import require_admin_access
from wagtail.admin.forms.choosers import EmailLinkChooserForm
from wagtail.admin.views.chooser import EmailLinkView

from shop.fields import EmailField


class EmailLinkForm(EmailLinkChooserForm):
    """Wagtail's form, with an address that is cleaned."""

    email_address = EmailField(label="Email address")


choose_email_link = require_admin_access(EmailLinkView.as_view(form_class=EmailLinkForm))
