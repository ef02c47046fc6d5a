"""The shop's addresses, and the floors before them."""

from django.urls import path

from shop import urls as shop_urls
from tests.benchmarks import views

handler400, handler403 = shop_urls.handler400, shop_urls.handler403
handler404, handler500 = shop_urls.handler404, shop_urls.handler500
urlpatterns = [
    path("floor/bare/", views.bare_floor, name="bare-floor"),
    path("floor/page/", views.page_floor, name="page-floor"),
    *shop_urls.urlpatterns,
]
