"""
Every address outside the back office, and what it reads.

A new address without an entry fails a test. An entry says who asks (`guest`, who has a bag and has begun to check
out, or `member`, who is signed in), which parameters the address reads from its query, which fields from a form,
and where its form is shown when it isn't at its own address.
"""

from dataclasses import dataclass
from typing import Literal

GUEST: Literal["guest"] = "guest"
MEMBER: Literal["member"] = "member"
LIST_QUERY = (
    "page",
    "sort",
    "skin",
    "concern",
    "active",
    "format",
    "category",
    "stock",
    "price",
    "partial",
    "through",
)


@dataclass(frozen=True)
class Address:
    """What one address reads."""

    who: Literal["guest", "member"] = GUEST
    query: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    form_on: str = ""


ADDRESSES = {
    # What we sell
    "home": Address(),
    "catalogue:shop": Address(query=LIST_QUERY),
    "catalogue:category": Address(query=LIST_QUERY),
    "catalogue:product": Address(query=("size", "page", "from")),
    "catalogue:ingredients": Address(query=("page", "q")),
    "catalogue:ingredient": Address(query=LIST_QUERY),
    "search:results": Address(query=("q", "kind", "page", "partial", "through")),
    "search:suggest": Address(query=("q",)),
    # The bag
    "basket:summary": Address(),
    "basket:drawer": Address(),
    "basket:add": Address(form_on="catalogue:product", fields=("size_id", "quantity", "next")),
    "basket:change": Address(form_on="basket:summary", fields=("quantity",)),
    "basket:remove": Address(form_on="basket:summary"),
    "basket:save": Address(form_on="basket:summary"),
    "basket:move": Address(),
    "basket:remove-saved": Address(),
    "basket:apply-code": Address(form_on="basket:summary", fields=("code",)),
    "basket:remove-code": Address(),
    "offer": Address(query=("next",), fields=("next",)),
    # The checkout
    "checkout:start": Address(),
    "checkout:details": Address(),
    "checkout:delivery": Address(fields=("method",)),
    "checkout:review": Address(),
    "checkout:code": Address(form_on="checkout:review", fields=("code",)),
    "checkout:remove_code": Address(),
    "checkout:pay": Address(form_on="checkout:review", fields=("bag", "shown")),
    # Orders
    "tracking:find": Address(fields=("number", "email")),
    "tracking:order": Address(),
    "tracking:return": Address(query=("session_id",)),
    "tracking:back": Address(),
    "tracking:pay": Address(),
    "tracking:change": Address(),
    "tracking:resume": Address(),
    "tracking:cancel": Address(),
    "tracking:thanks": Address(fields=("password",)),
    # Where they were once
    "moved:return": Address(query=("session_id",)),
    "moved:back": Address(),
    "moved:continue": Address(),
    "moved:change": Address(),
    "moved:resume": Address(),
    "moved:cancel": Address(),
    "moved:thanks": Address(fields=("password",)),
    # Accounts
    "account:home": Address(who=MEMBER),
    "account:orders": Address(who=MEMBER, query=("page",)),
    "account:order": Address(who=MEMBER),
    "account:addresses": Address(who=MEMBER),
    "account:add-address": Address(who=MEMBER),
    "account:change-address": Address(who=MEMBER),
    "account:remove-address": Address(who=MEMBER),
    "account:prefer-address": Address(who=MEMBER),
    "account:details": Address(who=MEMBER),
    "account:close": Address(who=MEMBER),
    "account:undo-email": Address(),
    "account:sessions": Address(who=MEMBER),
    "account:end-session": Address(who=MEMBER, form_on="account:sessions"),
    "account:end-other-sessions": Address(who=MEMBER, form_on="account:sessions"),
    "account_login": Address(query=("next",), fields=("login", "password", "remember", "next")),
    "account_logout": Address(who=MEMBER),
    "account_inactive": Address(),
    "account_signup": Address(query=("next",), fields=("email", "password1", "next")),
    "account_reauthenticate": Address(who=MEMBER, fields=("password",)),
    "account_email": Address(who=MEMBER, fields=("email", "action_add", "action_send", "action_remove")),
    "account_email_verification_sent": Address(),
    "account_confirm_email": Address(),
    "account_change_password": Address(who=MEMBER),
    "account_set_password": Address(who=MEMBER, fields=("password1",)),
    "account_reset_password": Address(fields=("email",)),
    "account_reset_password_done": Address(),
    "account_reset_password_from_key": Address(fields=("password1",)),
    "account_reset_password_from_key_done": Address(),
    "account_confirm_login_code": Address(fields=("code",)),
    "mfa_index": Address(who=MEMBER),
    "mfa_authenticate": Address(fields=("code",)),
    "mfa_reauthenticate": Address(who=MEMBER, fields=("code",)),
    "mfa_activate_totp": Address(who=MEMBER, fields=("code",)),
    "mfa_deactivate_totp": Address(who=MEMBER),
    "mfa_view_recovery_codes": Address(who=MEMBER),
    "mfa_generate_recovery_codes": Address(who=MEMBER),
    "mfa_download_recovery_codes": Address(who=MEMBER),
    "mfa_list_webauthn": Address(who=MEMBER),
    "mfa_add_webauthn": Address(who=MEMBER, fields=("name", "credential", "passwordless")),
    "mfa_reauthenticate_webauthn": Address(who=MEMBER, fields=("credential",)),
    "mfa_remove_webauthn": Address(who=MEMBER),
    "mfa_edit_webauthn": Address(who=MEMBER, fields=("name",)),
    "mfa_login_webauthn": Address(fields=("credential",)),
    # Stripe
    "payment:webhook": Address(),
    # What we publish
    "cms:enquiry": Address(query=("article", "kind")),
    "cms:enquiry-done": Address(query=("article", "kind")),
    "wagtail_serve": Address(query=("topic", "page")),
    "wagtailcore_authenticate_with_password": Address(fields=("password", "return_url")),
    "wagtailcore_login": Address(fields=("username", "password", "next")),
    "journal-feed": Address(),
    # For machines
    "healthz": Address(),
    "readyz": Address(),
    "sitemap": Address(query=("p", "section")),
    "robots.txt": Address(),
    "favicon.ico": Address(),
    # The demo's post box
    "mail:mails": Address(),
    "mail:mail": Address(),
}
