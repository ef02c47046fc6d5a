"""Passkeys in a real browser, with an authenticator that Chromium plays."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.journeys import steps
from tests.support.stack import Stack

EMAIL = "passkey-{name}@seedpearl.example"
MAKE_PERSON = """
from allauth.account.models import EmailAddress
from shop.users.models import User
user = User.objects.create_user(email="%s", password="%s")
EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
"""
WITHOUT_JSON = """
for (const name of ["parseCreationOptionsFromJSON", "parseRequestOptionsFromJSON"]) {
  delete PublicKeyCredential[name];
}
delete PublicKeyCredential.prototype.toJSON;
"""
AUTHENTICATOR: dict[str, Any] = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def open_secure_page(open_page: Callable[..., Page], stack: Stack) -> Callable[[], Page]:
    """A window on localhost, since passkeys belong to a name and not to an IP address."""

    def open_window() -> Page:
        page = open_page(base_url=stack.url.replace("127.0.0.1", "localhost"))
        devtools = page.context.new_cdp_session(page)
        devtools.send("WebAuthn.enable")
        devtools.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
        return page

    return open_window


@pytest.mark.parametrize(("name", "script", "asks_for_library"), [("new", "", False), ("old", WITHOUT_JSON, True)])
def test_passkey_is_added_and_logs_in(stack, open_secure_page, name, script, asks_for_library):
    email = EMAIL.format(name=name)
    stack.manage("shell", "-c", MAKE_PERSON % (email, steps.PASSWORD))
    page = open_secure_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.add_init_script(script)
    steps.log_in(page, email)

    page.goto("/account/2fa/webauthn/add/")
    page.get_by_label("Password", exact=True).fill(steps.PASSWORD)
    page.get_by_role("button", name="Confirm").click()
    page.get_by_label("Name").fill("My phone")
    page.get_by_role("button", name="Add the passkey").click()
    expect(page.get_by_text("Your passkey works from now on.")).to_be_visible()
    page.context.clear_cookies()
    page.goto("/account/login/")
    page.get_by_role("button", name="Log in with a passkey").click()
    page.wait_for_url("**/account/")

    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert any(url.endswith("/webauthn-json.js") for url in asked) is asks_for_library
