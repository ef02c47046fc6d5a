"""Every address of the shop. Wagtail's pages come last: they answer for whatever is left."""

from django.conf import settings
from django.contrib.sitemaps import views as sitemap_views
from django.urls import include, path, re_path
from django.views.generic import RedirectView, TemplateView
from django.views.static import serve as serve_media
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls
from wagtail.views import serve

from cms.feeds import JournalFeed
from cms.sitemaps import SITEMAPS
from shop import views
from shop.backoffice.log_in.views import log_in
from shop.backoffice.pages.email_links import choose_email_link
from shop.basket import views as basket_views
from shop.customer import sign_in_views
from shop.styleguide import SAMPLES

urlpatterns = [
    path("", serve, {"path": ""}, name="home"),
    path("", include("shop.browse.urls")),
    path("search/", include("shop.search.urls")),
    path("basket/", include("shop.basket.urls")),
    path("offer/<str:code>/", basket_views.offer, name="offer"),
    path("checkout/", include("shop.checkout.urls")),
    path("checkout/", include("shop.tracking.moved_urls")),
    path("account/", include("shop.customer.urls")),
    path("account/password/change/", sign_in_views.change_password, name="account_change_password"),
    path("account/password/set/", sign_in_views.set_password, name="account_set_password"),
    path("account/2fa/totp/activate/", sign_in_views.add_app, name="mfa_activate_totp"),
    path("account/2fa/totp/deactivate/", sign_in_views.remove_app, name="mfa_deactivate_totp"),
    path("account/2fa/webauthn/add/", sign_in_views.add_passkey, name="mfa_add_webauthn"),
    path("account/2fa/webauthn/keys/<int:pk>/remove/", sign_in_views.remove_passkey, name="mfa_remove_webauthn"),
    re_path(
        r"^account/password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        sign_in_views.reset_password,
        name="account_reset_password_from_key",
    ),
    path("account/", include("allauth.urls")),
    path("orders/", include("shop.tracking.urls")),
    path("stripe/", include("shop.payment.urls")),
    path("enquiries/", include("cms.urls")),
    path("cms/documents/", include(wagtaildocs_urls)),
    path("cms/login/", log_in),
    # Wagtail has pages here that fail on purpose.
    path("cms/failwhale/", views.nothing_here),
    path("cms/test404/", views.nothing_here),
    path("cms/choose-email-link/", choose_email_link),
    path("cms/", include(wagtailadmin_urls)),
    path("healthz", views.healthz, name="healthz"),
    path("readyz", views.readyz, name="readyz"),
    path("feeds/journal/", JournalFeed(), name="journal-feed"),
    path("sitemap.xml", sitemap_views.sitemap, {"sitemaps": SITEMAPS}, name="sitemap"),
    path("robots.txt", TemplateView.as_view(template_name="robots.txt", content_type="text/plain")),
    path("favicon.ico", RedirectView.as_view(url=settings.STATIC_URL + "icons/favicon.svg")),
]

if settings.MAILS_ARE_SHOWN:
    urlpatterns += [path("mails/", include("shop.mail.urls"))]
if settings.DEBUG:
    styleguide = TemplateView.as_view(template_name="styleguide.html", extra_context=SAMPLES)
    urlpatterns += [path("styleguide/", styleguide)]
if settings.DEBUG or settings.SERVE_MEDIA:
    urlpatterns += [path("media/<path:path>", serve_media, {"document_root": settings.MEDIA_ROOT})]
urlpatterns += [path("", include(wagtail_urls))]

handler400 = views.bad_request
handler403 = views.permission_denied
handler404 = views.page_not_found
handler500 = views.server_error
