"""
Which addresses take a form, and why some of them are not sent twice at once in `test_twice_at_once`.

They are read from the URLconf: an address that takes a POST and is neither tried nor named here fails a test.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

LEADS_ON = "leads on to where the page is now, where it is tried"
READS = "reads only: a POST is answered as a GET is"
ELSEWHERE = "is sent twice at once by {}"
UNUSED = "belongs to a part of a library that is switched off"
GUESS = "compares a password, and changes nothing but the visitor's own session"
CHALLENGE = "its challenge is good for one answer; what follows is tried as log_in and confirmed_password"
SECOND_CLICK = (
    "Wagtail's own; shop.backoffice.second_click answers it, as it does the cases of its kind: "
    "create, save, publish, delete"
)
SCRIPT = "sent by a script that waits for the answer and shows it; each file or ping is meant as one more"
PREVIEW = "keeps what is being edited for its preview, in the session"
CHOOSER = "a choice in a window of the editor, by a script; what it creates is tried on its own page"

EXEMPT = {
    # The shop
    **dict.fromkeys(("home", "checkout:start", "checkout:review", "tracking:return", "tracking:back"), READS),
    **dict.fromkeys(("moved:return", "moved:back", "moved:continue", "moved:change"), LEADS_ON),
    **dict.fromkeys(("moved:resume", "moved:cancel", "moved:thanks"), LEADS_ON),
    **dict.fromkeys(("account:home", "account:orders", "account:order", "account:addresses"), READS),
    **dict.fromkeys(("account:sessions", "tracking:order", "account_email_verification_sent"), READS),
    **dict.fromkeys(
        ("healthz", "readyz", "journal-feed", "sitemap", "favicon.ico", "mail:mails", "mail:mail"), READS
    ),
    **dict.fromkeys(("wagtail_serve", "wagtaildocs_serve"), READS),
    "account_confirm_login_code": UNUSED,
    "mfa_login_webauthn": CHALLENGE,
    "mfa_reauthenticate_webauthn": CHALLENGE,
    "mfa_activate_totp": ELSEWHERE.format("tests/shop/customer/test_takeover.py"),
    "mfa_deactivate_totp": ELSEWHERE.format("tests/shop/customer/test_takeover.py"),
    "mfa_add_webauthn": ELSEWHERE.format("tests/shop/customer/test_takeover.py"),
    "mfa_remove_webauthn": ELSEWHERE.format("tests/shop/customer/test_takeover.py"),
    "mfa_generate_recovery_codes": ELSEWHERE.format("tests/shop/customer/test_takeover.py"),
    "payment:webhook": ELSEWHERE.format("tests/shop/payment/test_inbox.py"),
    "wagtaildocs_authenticate_with_password": GUESS,
    "wagtailcore_authenticate_with_password": GUESS,
    "wagtailcore_login": UNUSED,
    # Our back office
    "backoffice:paste": READS,
    "cms/login/": READS,
    "wagtailadmin_login": READS,
    "wagtailadmin_password_reset": UNUSED,
    "wagtailadmin_password_reset_confirm": UNUSED,
    "wagtailadmin_logout": "is allauth's log-out, tried as log_out",
    "product_chooser:create": CHOOSER,
    "voucher_chooser:create": CHOOSER,
}
# Wagtail's, by the beginnings of their names: it has about 150, and brings new ones of the same kinds.
EXEMPT_BEGINNINGS = {
    "wagtailadmin_api:": READS,
    "wagtailadmin_explore": READS,
    "wagtailadmin_error_test": READS,
    "wagtailadmin_sprite": READS,
    "wagtailadmin_javascript_catalog": READS,
    "wagtailadmin_tag_": READS,
    "wagtailadmin_choose_page_": CHOOSER,
    "wagtailadmin_editing_sessions:": SCRIPT,
    "wagtailadmin_account": SECOND_CLICK,
    "wagtailadmin_collections:": SECOND_CLICK,
    "wagtailadmin_pages:preview_": PREVIEW,
    "wagtailadmin_pages:": SECOND_CLICK,
    "wagtailadmin_workflows:": SECOND_CLICK,
    "wagtail_bulk_action": SECOND_CLICK,
    "wagtailforms:": UNUSED,
    "wagtailredirects:": SECOND_CLICK,
    "wagtailsettings:preview_": PREVIEW,
    "wagtailsettings:": SECOND_CLICK,
    "wagtailembeds:": CHOOSER,
    "wagtaildocs_chooser:": CHOOSER,
    "wagtailimages_chooser:": CHOOSER,
    "wagtailsnippetchoosers_": CHOOSER,
    "wagtaildocs:": SECOND_CLICK,
    "wagtailimages:": SECOND_CLICK,
    "wagtailsnippets_": SECOND_CLICK,
    "wagtailsites:": SECOND_CLICK,
    "wagtailusers_users:": SECOND_CLICK,
    "wagtailusers_groups:": SECOND_CLICK,
    **dict.fromkeys(("category:", "ingredient:", "active:", "caution:", "skintype:", "concern:"), SECOND_CLICK),
    "enquiries:": SECOND_CLICK,
    # Without a name
    "cms/failwhale/": READS,
    "cms/test404/": READS,
    "cms/choose-email-link/": CHOOSER,
    "cms/images/": SCRIPT,
    "cms/^": READS,
}


def exemption(name: str) -> str:
    """Return why an address isn't tried; nothing if it has to be."""
    of_wagtail = (reason for start, reason in EXEMPT_BEGINNINGS.items() if name.startswith(start))
    return EXEMPT.get(name) or next(of_wagtail, "")


def names_of_forms() -> set[str]:
    """Return the names of the addresses that take a POST, as far as one can see from outside."""
    return {name for name, view in _walk(get_resolver().url_patterns) if _takes_posts(view)}


def _walk(
    patterns: list[URLPattern | URLResolver], before: str = "", spaces: tuple[str, ...] = ()
) -> Iterator[tuple[str, Callable[..., Any]]]:
    for pattern in patterns:
        here = before + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield ":".join((*spaces, pattern.name or here)), pattern.callback
        else:
            yield from _walk(pattern.url_patterns, here, (*spaces, *filter(None, [pattern.namespace])))


def _takes_posts(view: Callable[..., Any]) -> bool:
    """Whether a view takes a POST: by its class, or by the methods it is limited to under its decorators."""
    seen, waiting = set(), [view]
    while waiting:
        function = waiting.pop()
        if id(function) in seen:
            continue
        seen.add(id(function))
        if hasattr(function, "view_class"):
            return hasattr(function.view_class, "post")
        kept = _kept_by(function)
        if "request_method_list" in kept:
            return "POST" in kept["request_method_list"]
        waiting += [value for value in kept.values() if callable(value)]
    return True


def _kept_by(function: Any) -> dict[str, Any]:
    """Return what a function knows from those around it."""
    found = {}
    names = function.__code__.co_freevars if hasattr(function, "__code__") else ()
    for name, cell in zip(names, getattr(function, "__closure__", None) or (), strict=True):
        with suppress(ValueError):  # it is empty
            found[name] = cell.cell_contents
    return found
