"""Settings for the demo and for developing: no account, no key, everything on this machine."""

from csp.constants import SELF

from shop.settings.base import *
from shop.settings.safety import DEVELOPMENT_SECRET_KEY

DEBUG = env.bool("DEBUG", default=True)
SECRET_KEY = env("SECRET_KEY", default=DEVELOPMENT_SECRET_KEY)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
MAILS_ARE_SHOWN = True
STRIPE_EMULATED = not env("STRIPE_SECRET_KEY", default="")
if STRIPE_EMULATED:
    STRIPE_SECRET_KEY = "sk_test_emulated"  # noqa: S105 the emulator takes any test key
    STRIPE_WEBHOOK_SECRET = STRIPE_WEBHOOK_SECRET or "whsec_emulated"
    STRIPE_API_BASE = env("STRIPE_API_BASE", default="http://127.0.0.1:8001")
    STRIPE_CHECKOUT_ORIGIN = env("STRIPE_CHECKOUT_ORIGIN", default=STRIPE_API_BASE)
    CONTENT_SECURITY_POLICY["DIRECTIVES"]["form-action"] = [SELF, STRIPE_CHECKOUT_ORIGIN]
if "EMAIL_URL" not in env.ENVIRON:
    # Sent emails are read in the browser, from the outbox itself.
    EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
# Browsers take passkeys on localhost without TLS; the library has to be told.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
