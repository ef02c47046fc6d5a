"""URLs of the back office, under /cms/shop/."""

from django.urls import path

from shop.backoffice.codes import views as codes
from shop.backoffice.codes.viewsets import CODES
from shop.backoffice.emails import views as emails
from shop.backoffice.emails.viewsets import EMAILS
from shop.backoffice.health import views as health
from shop.backoffice.orders import views as orders
from shop.backoffice.orders.viewsets import ORDERS
from shop.backoffice.pages import pasting
from shop.backoffice.pictures import views as pictures
from shop.backoffice.products import views as products
from shop.backoffice.products.viewsets import PRODUCTS
from shop.backoffice.refunds import views as refunds
from shop.backoffice.stock import views as stock
from shop.backoffice.stock.viewsets import STOCK
from shop.backoffice.stripe_events import views as stripe_events
from shop.backoffice.stripe_events.viewsets import STRIPE_EVENTS

app_name = "backoffice"
urlpatterns = [
    *ORDERS.get_urlpatterns(),
    path("orders/<str:number>/", orders.show_order, name="order"),
    path("orders/<str:number>/slip/", orders.packing_slip, name="slip"),
    path("orders/<str:number>/pack/", orders.pack, name="pack"),
    path("orders/<str:number>/unpack/", orders.unpack, name="unpack"),
    path("orders/<str:number>/ship/", orders.ship, name="ship"),
    path("orders/<str:number>/ready/", orders.make_ready, name="make-ready"),
    path("orders/<str:number>/complete/", orders.complete, name="complete"),
    path("orders/<str:number>/cancel/", orders.cancel, name="cancel"),
    path("orders/<str:number>/refund/", refunds.refund, name="refund"),
    path("orders/<str:number>/refunds/<int:refund_id>/retry/", refunds.retry_refund, name="retry-refund"),
    path("orders/<str:number>/accept-payment/", orders.accept_payment, name="accept-payment"),
    path("orders/<str:number>/release-hold/", orders.release_hold, name="release-hold"),
    path("orders/<str:number>/check-payment/", orders.check_payment, name="check-payment"),
    path("orders/<str:number>/note/", orders.add_note, name="add-note"),
    *PRODUCTS.get_urlpatterns(),
    path("products/new/", products.add_product, name="add-product"),
    path("products/<int:product_id>/", products.change_product, name="change-product"),
    path("paste/", pasting.read_paste, name="paste"),
    path("pictures/<int:picture_id>/retry/", pictures.retry_picture, name="retry-picture"),
    path("pictures/originals/<path:name>", pictures.original, name="original"),
    *STOCK.get_urlpatterns(),
    path("stock/<int:record_id>/", stock.adjust_stock, name="adjust-stock"),
    *CODES.get_urlpatterns(),
    path("codes/new/", codes.add_code, name="add-code"),
    path("codes/<int:voucher_id>/", codes.change_code, name="change-code"),
    path("codes/sets/<int:set_id>/", codes.list_set, name="code-set"),
    *EMAILS.get_urlpatterns(),
    path("mails/<int:mail_id>/", emails.show_mail, name="mail"),
    *STRIPE_EVENTS.get_urlpatterns(),
    path("stripe-events/<str:event_id>/", stripe_events.show_event, name="stripe-event"),
    path("health/", health.show_health, name="health"),
]
