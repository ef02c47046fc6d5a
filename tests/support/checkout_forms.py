"""What shoppers send on the way to an order."""

import re

DETAILS = {
    "email": "ada@example.com",
    "full_name": "Ada Lovelace",
    "line1": "1 Collins Street",
    "line2": "",
    "suburb": "Melbourne",
    "state": "vic",
    "postcode": " 3000 ",
    "country": "AU",
    "phone": "",
}


def pay_fields(page):
    """Return the hidden fields of the review's form, as the browser sends them."""
    html = page.content.decode()
    return {name: re.search(f'name="{name}" value="([^"]+)"', html)[1] for name in ("bag", "shown", "answers")}
