"""Settings that hold everywhere. What differs by place comes from the environment (see .env.example)."""

from pathlib import Path
from typing import Any

import environ
from csp.constants import NONE, SELF
from oscar.defaults import *

env = environ.Env()

BASE_DIR = Path(__file__).resolve().parents[2]
DATA_DIR = Path(env("DATA_DIR", default=str(BASE_DIR / "var")))
environ.Env.read_env(str(BASE_DIR / ".env"))

SITE_NAME = "Seedpearl"
BASE_URL = env("BASE_URL", default="http://localhost:8000")
ROOT_URLCONF = "shop.urls"
WSGI_APPLICATION = "shop.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
SITE_ID = 1

INSTALLED_APPS = [
    "shop.apps.SeedpearlConfig",
    "shop.users.apps.UsersConfig",
    "shop.images.apps.ImagesConfig",
    "shop.mail.apps.MailConfig",
    "local.apps.LocalConfig",
    "demo.apps.DemoConfig",
    # Oscar, with our forks in its applications' place
    "oscar.config.Shop",
    "oscar.apps.analytics.apps.AnalyticsConfig",
    "shop.checkout.apps.CheckoutConfig",
    "oscar.apps.address.apps.AddressConfig",
    "shop.shipping.apps.ShippingConfig",
    "catalogue.apps.CatalogueConfig",
    "oscar.apps.catalogue.reviews.apps.CatalogueReviewsConfig",
    "oscar.apps.communication.apps.CommunicationConfig",
    "shop.partner.apps.PartnerConfig",
    "shop.basket.apps.BasketConfig",
    "shop.payment.apps.PaymentConfig",
    "shop.offer.apps.OfferConfig",
    "shop.order.apps.OrderConfig",
    "shop.customer.apps.CustomerConfig",
    "shop.search.apps.SearchConfig",
    "shop.voucher.apps.VoucherConfig",
    "oscar.apps.wishlists.apps.WishlistsConfig",
    "oscar.apps.dashboard.apps.DashboardConfig",
    "oscar.apps.dashboard.reports.apps.ReportsDashboardConfig",
    "oscar.apps.dashboard.users.apps.UsersDashboardConfig",
    "oscar.apps.dashboard.orders.apps.OrdersDashboardConfig",
    "oscar.apps.dashboard.catalogue.apps.CatalogueDashboardConfig",
    "oscar.apps.dashboard.offers.apps.OffersDashboardConfig",
    "oscar.apps.dashboard.partners.apps.PartnersDashboardConfig",
    "oscar.apps.dashboard.pages.apps.PagesDashboardConfig",
    "oscar.apps.dashboard.ranges.apps.RangesDashboardConfig",
    "oscar.apps.dashboard.reviews.apps.ReviewsDashboardConfig",
    "oscar.apps.dashboard.vouchers.apps.VouchersDashboardConfig",
    "oscar.apps.dashboard.communications.apps.CommunicationsDashboardConfig",
    "oscar.apps.dashboard.shipping.apps.ShippingDashboardConfig",
    "widget_tweaks",
    "haystack",
    "django_tables2",
    "shop.fulfilment.apps.FulfilmentConfig",
    "shop.health.apps.HealthConfig",
    # Wagtail
    "cms.apps.CmsConfig",
    "shop.backoffice.apps.BackofficeConfig",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "shop.backoffice.apps.WagtailUsersConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "treebeard",
    # Accounts, jobs, pages
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "procrastinate.contrib.django",
    "csp",
    "django_htmx",
    "django.contrib.admin.apps.SimpleAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.sites",
    "django.contrib.sitemaps",
    "django.contrib.flatpages",
    "django.contrib.postgres",
    "django.forms",
]

MIDDLEWARE = [
    "shop.middleware.use_address_seen_by_proxies",
    # What sets headers comes first: a refusal and a static file carry them too.
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "cms.middleware.admin_csp",
    "shop.middleware.set_security_headers",
    "shop.middleware.say_how_it_may_be_kept",
    "shop.middleware.reject_nul_bytes",
    "shop.middleware.refuse_large_bodies",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "shop.compression.compress",
    "shop.middleware.separate_htmx_from_pages",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",  # says how long the body is, so what changes it comes after
    "shop.middleware.explain_wrong_methods",
    "shop.csrf.OutdatedTokensMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "shop.backoffice.middleware.guard_staff",
    "cms.nonsense.refuse_nonsense",
    "django_htmx.middleware.HtmxMiddleware",
    "shop.refused_forms.RefusedFormsMiddleware",
    "shop.basket.middleware.BasketMiddleware",
    "shop.middleware.lead_to_small_letters",
    "cms.middleware.RedirectKeepingQuery",
    "shop.backoffice.second_click.SecondClickMiddleware",
    "cms.middleware.ChangePagesInTurn",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "shop.context_processors.site_chrome",
                "shop.basket.context_processors.bag",
                "shop.checkout.context_processors.waiting_order",
            ],
            "builtins": ["django.templatetags.static", "django.contrib.humanize.templatetags.humanize"],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# --- Database: PostgreSQL, whoever runs it ---------------------------------------------------------------
_database = env.db("DATABASE_URL", default="postgres:///seedpearl")
DATABASES = {
    "default": {
        **_database,
        "CONN_MAX_AGE": env.int("DATABASE_CONN_MAX_AGE", default=60),
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {
            **_database.get("OPTIONS", {}),
            # Planning the same statement again each time is half of the database's work for a page.
            "server_side_binding": True,
            "prepare_threshold": env.int("DATABASE_PREPARE_THRESHOLD", default=5) or None,
        },
    }
}

# --- People ----------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "users.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
ACCOUNT_ADAPTER = "shop.customer.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
# Signing up logs nobody in before the email is read: else a taken address would show.
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_UNIQUE_EMAIL = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_CHANGE_EMAIL = True
# Who finds an open browser can't take the account over: what matters asks for the password again.
ACCOUNT_REAUTHENTICATION_REQUIRED = MFA_REAUTHENTICATION_REQUIRED = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_LOGIN_ON_PASSWORD_RESET = True
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = True
# Tries are counted by shop.limits, exactly and without a cache.
ACCOUNT_RATE_LIMITS = MFA_RATE_LIMITS = False
ACCOUNT_FORMS = {
    "login": "shop.customer.sign_in_forms.LogInForm",
    "signup": "shop.customer.sign_in_forms.SignUpForm",
    "add_email": "shop.customer.sign_in_forms.ChangeEmailForm",
    "change_password": "shop.customer.sign_in_forms.ChangePasswordForm",
    "set_password": "shop.customer.sign_in_forms.SetPasswordForm",
    "reset_password": "shop.customer.sign_in_forms.ResetPasswordForm",
    "reset_password_from_key": "shop.customer.sign_in_forms.NewPasswordForm",
    "reauthenticate": "shop.customer.sign_in_forms.ConfirmPasswordForm",
}
# How many proxies of our own stand before us; what others write into X-Forwarded-For counts for nothing.
TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", default=0)
# How many orders of one network may wait for payment at a time: an office or a mobile carrier has many people.
UNPAID_ORDERS_OF_NETWORK = env.int("UNPAID_ORDERS_OF_NETWORK", default=40)
MFA_ADAPTER = "shop.customer.adapter.MFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = SITE_NAME
# Nobody logs in here before an address is confirmed, so one that waits is only a change that was asked for. Without
# this, who has a passkey or an app could not change their email.
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_FORMS = {
    "authenticate": "shop.customer.sign_in_forms.CodeForm",
    "reauthenticate": "shop.customer.sign_in_forms.ConfirmCodeForm",
    "activate_totp": "shop.customer.sign_in_forms.AddAppForm",
    "add_webauthn": "shop.customer.sign_in_forms.AddPasskeyForm",
    "edit_webauthn": "shop.customer.sign_in_forms.NamePasskeyForm",
    "login_webauthn": "shop.customer.sign_in_forms.PasskeyLogInForm",
    "authenticate_webauthn": "shop.customer.sign_in_forms.PasskeyForm",
    "reauthenticate_webauthn": "shop.customer.sign_in_forms.ConfirmPasskeyForm",
}
# Where people have their email: an address at a domain that is nearly one of these is asked about once.
KNOWN_EMAIL_DOMAINS = frozenset(
    env(
        "KNOWN_EMAIL_DOMAINS",
        default=(
            "aol.com bigpond.com bigpond.net.au dodo.com.au email.com fastmail.com gmail.com gmx.com gmx.de "
            "gmx.net googlemail.com hey.com hotmail.co.uk hotmail.com hotmail.com.au hotmail.de hotmail.fr "
            "hotmail.it icloud.com iinet.net.au inbox.com internode.on.net live.co.uk live.com live.com.au "
            "mac.com mail.com mail.de me.com msn.com optusnet.com.au outlook.co.nz outlook.com "
            "outlook.com.au outlook.de outlook.fr pm.me posteo.de proton.me protonmail.com rocketmail.com "
            "tpg.com.au web.de westnet.com.au xtra.co.nz yahoo.ca yahoo.co.nz yahoo.co.uk yahoo.com "
            "yahoo.com.au yahoo.de yahoo.fr yandex.com ymail.com zoho.com"
        ),
    ).split()
)
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "account:home"
LOGOUT_REDIRECT_URL = "home"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 30
STAFF_SESSION_AGE = 60 * 60 * 12
STAFF_MFA_REQUIRED = False

# --- Words and numbers -----------------------------------------------------------------------------------
LANGUAGE_CODE = "en-au"
TIME_ZONE = "Australia/Melbourne"
USE_I18N = True
USE_TZ = True

# --- Files -----------------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = Path(env("STATIC_ROOT", default=str(DATA_DIR / "static")))
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/media/"
# Only for one machine: a shop on the internet has a web server or a bucket for its pictures.
SERVE_MEDIA = env.bool("SERVE_MEDIA", default=False)
MEDIA_ROOT = Path(env("MEDIA_ROOT", default=str(DATA_DIR / "media")))
# Pictures as they were uploaded: with place, device and time in them. No web server may serve these.
ORIGINALS_ROOT = Path(env("ORIGINALS_ROOT", default=str(DATA_DIR / "originals")))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "originals": {"BACKEND": "shop.images.storage.OriginalStorage"},
    "staticfiles": {"BACKEND": "shop.static_files.StaticFilesStorage"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = False
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # Wagtail's page editor sends one a block
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
# A request with the largest picture that staff may upload, and what comes with it.
MOST_BYTES_OF_A_REQUEST = 20 * 1024 * 1024
# How many requests one worker answers at the same time: each holds a connection to the database.
WEB_THREADS = env.int("WEB_THREADS", default=4)

# --- Cache, jobs, email -----------------------------------------------------------------------------------
CACHES = {
    "default": env.cache("CACHE_URL", default="dbcache://cache_entries"),
    # What each process keeps for itself, for seconds: navigation, site settings.
    "process": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "process"},
}
vars().update(env.email("EMAIL_URL", default="dummymail://"))
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = OSCAR_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default="Seedpearl <care@seedpearl.example>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
MAILS_ARE_SHOWN = False  # the demo's post box at /mails/
STAFF_EMAIL = env("STAFF_EMAIL", default="care@seedpearl.example")
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "tasks"
PROCRASTINATE_ON_APP_READY = None

# --- Oscar -----------------------------------------------------------------------------------------------
OSCAR_SHOP_NAME = SITE_NAME
OSCAR_DEFAULT_CURRENCY = "AUD"
OSCAR_OFFERS_INCL_TAX = True
OSCAR_ALLOW_ANON_CHECKOUT = True
OSCAR_ALLOW_ANON_REVIEWS = False
OSCAR_MODERATE_REVIEWS = True
OSCAR_EAGER_ALERTS = False
OSCAR_SEND_REGISTRATION_EMAIL = False
OSCAR_MAX_BASKET_QUANTITY_THRESHOLD = 99
OSCAR_BASKET_COOKIE_LIFETIME = 60 * 60 * 24 * 30
OSCAR_BASKET_COOKIE_OPEN = "bag"
OSCAR_IMAGE_FOLDER = "original_images"
OSCAR_DELETE_IMAGE_FILES = False
OSCAR_MISSING_IMAGE_URL = ""
OSCAR_REQUIRED_ADDRESS_FIELDS = ("first_name", "last_name", "line1", "line4", "postcode", "country")
OSCAR_THUMBNAILER = "oscar.core.thumbnails.AbstractThumbnailer"
OSCAR_INITIAL_ORDER_STATUS = "awaiting payment"
OSCAR_INITIAL_LINE_STATUS = ""
HAYSTACK_CONNECTIONS = {"default": {"ENGINE": "haystack.backends.simple_backend.SimpleEngine"}}
HAYSTACK_SIGNAL_PROCESSOR = "haystack.signals.BaseSignalProcessor"
MIGRATION_MODULES = {label: f"oscar.apps.{label}.migrations" for label in ("customer", "offer", "shipping")}

# --- Wagtail ---------------------------------------------------------------------------------------------
WAGTAIL_SITE_NAME = SITE_NAME
WAGTAILADMIN_BASE_URL = BASE_URL
WAGTAILIMAGES_IMAGE_MODEL = "images.Picture"
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 25_000_000
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 15 * 1024 * 1024
WAGTAILIMAGES_IMAGE_FORM_BASE = "shop.images.forms.PictureForm"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "key", "odt", "pdf", "pptx", "rtf", "txt", "xlsx", "zip"]
# Staff log in as everyone does, with the same limits and the same second factor.
WAGTAIL_FRONTEND_LOGIN_URL = "/account/login/"
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "shop.search.backend", "SEARCH_CONFIG": "english"}}
TAGGIT_CASE_INSENSITIVE = True

# --- Money and delivery ----------------------------------------------------------------------------------
# Where parcels start from. Its public holidays are no business days: codes that the library `holidays` knows.
PUBLIC_HOLIDAYS_COUNTRY = env("PUBLIC_HOLIDAYS_COUNTRY", default="AU")
PUBLIC_HOLIDAYS_SUBDIVISION = env("PUBLIC_HOLIDAYS_SUBDIVISION", default="VIC")
GST_DIVISOR = 11  # a tenth on top is an eleventh of the total
STRIPE_SECRET_KEY = env("STRIPE_SECRET_KEY", default="")
STRIPE_WEBHOOK_SECRET = env("STRIPE_WEBHOOK_SECRET", default="")
STRIPE_API_BASE = env("STRIPE_API_BASE", default="https://api.stripe.com")
STRIPE_CHECKOUT_ORIGIN = env("STRIPE_CHECKOUT_ORIGIN", default="https://checkout.stripe.com")

# --- What browsers may do --------------------------------------------------------------------------------
CONTENT_SECURITY_POLICY: dict[str, dict[str, Any]] = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF, STRIPE_CHECKOUT_ORIGIN],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
        "manifest-src": [SELF],
    },
}
X_FRAME_OPTIONS = "SAMEORIGIN"
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "shop.views.csrf_failure"

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": env("LOG_LEVEL", default="INFO")},
    "loggers": {name: {"level": "WARNING"} for name in ("django.db.backends", "procrastinate", "stripe")},
}
