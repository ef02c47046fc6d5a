"""Settings for a shop that takes money. Refuses to start when something it needs is missing."""

from django.core.exceptions import ImproperlyConfigured

from shop.settings.base import *
from shop.settings.safety import unsafe_settings

DEBUG = False
STRIPE_EMULATED = False


def _required(name: str) -> str:
    value = env(name, default="")
    if not value:
        raise ImproperlyConfigured(f"Set {name}: the shop doesn't start without it. See .env.example.")
    return str(value)


for _name in ("DATABASE_URL", "EMAIL_URL", "BASE_URL", "STAFF_EMAIL", "DEFAULT_FROM_EMAIL"):
    _required(_name)
SECRET_KEY = _required("SECRET_KEY")
ALLOWED_HOSTS = [host.strip() for host in _required("ALLOWED_HOSTS").split(",")]
STRIPE_SECRET_KEY = _required("STRIPE_SECRET_KEY")
STRIPE_WEBHOOK_SECRET = _required("STRIPE_WEBHOOK_SECRET")
if not STRIPE_SECRET_KEY.startswith(("sk_live_", "sk_test_", "rk_live_", "rk_test_")):
    raise ImproperlyConfigured("STRIPE_SECRET_KEY isn't a Stripe key: a key starts with sk_live_ or sk_test_.")
if "emulated" in STRIPE_SECRET_KEY or STRIPE_API_BASE != "https://api.stripe.com":
    raise ImproperlyConfigured("Payments would be emulated: unset STRIPE_API_BASE and use a real key.")

_unsafe = list(
    unsafe_settings(
        secret_key=SECRET_KEY,
        allowed_hosts=ALLOWED_HOSTS,
        base_url=BASE_URL,
        stripe_key=STRIPE_SECRET_KEY,
        webhook_secret=STRIPE_WEBHOOK_SECRET,
        trusted_proxies=env("TRUSTED_PROXIES", default=""),
        takes_test_payments=env.bool("TAKES_TEST_PAYMENTS", default=False),
    )
)
if _unsafe:
    raise ImproperlyConfigured("\n".join(_unsafe))

if env("MEDIA_ROOT", default="") and not env("ORIGINALS_ROOT", default=""):
    raise ImproperlyConfigured(
        "Set ORIGINALS_ROOT with MEDIA_ROOT: uploads are kept there, and nobody may serve it."
    )

# Wagtail shows drafts in a frame of its own page; on the shop, frame-ancestors of the policy forbids frames anyway.
SILENCED_SYSTEM_CHECKS = ["security.W019"]
STAFF_MFA_REQUIRED = env.bool("STAFF_MFA_REQUIRED", default=True)
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=31_536_000)
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_NAME = "__Host-csrf"
MESSAGE_STORAGE = "shop.messages.MessageStorage"
OSCAR_BASKET_COOKIE_OPEN = "__Host-bag"
OSCAR_BASKET_COOKIE_SECURE = True
CONTENT_SECURITY_POLICY["DIRECTIVES"]["upgrade-insecure-requests"] = True
