"""URLs of the back office, under /cms/shop/."""

from django.urls import path

from shop.backoffice.codes import views as codes
from shop.backoffice.emails import views as mails
from shop.backoffice.health import views as health
from shop.backoffice.orders import views as orders
from shop.backoffice.pages import pasting
from shop.backoffice.pictures import views as pictures
from shop.backoffice.products import views as products
from shop.backoffice.refunds import views as refunds
from shop.backoffice.stock import views as stock
from shop.backoffice.stripe_events import views as stripe_events

app_name = "backoffice"
urlpatterns = [
    path("orders/", orders.list_orders, name="orders"),
    path("orders/pack/", orders.pack_orders, name="pack-orders"),
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
    path("products/", products.list_products, name="products"),
    path("products/new/", products.add_product, name="add-product"),
    path("products/<int:product_id>/", products.change_product, name="change-product"),
    path("paste/", pasting.read_paste, name="paste"),
    path("pictures/<int:picture_id>/retry/", pictures.retry_picture, name="retry-picture"),
    path("pictures/originals/<path:name>", pictures.original, name="original"),
    path("stock/", stock.list_stock, name="stock"),
    path("stock/<int:record_id>/", stock.adjust_stock, name="adjust-stock"),
    path("codes/", codes.list_codes, name="codes"),
    path("codes/new/", codes.add_code, name="add-code"),
    path("codes/<int:voucher_id>/", codes.change_code, name="change-code"),
    path("codes/sets/<int:set_id>/", codes.list_set, name="code-set"),
    path("mails/", mails.list_mails, name="mails"),
    path("mails/<int:mail_id>/", mails.show_mail, name="mail"),
    path("stripe-events/", stripe_events.list_events, name="stripe-events"),
    path("stripe-events/<str:event_id>/", stripe_events.show_event, name="stripe-event"),
    path("health/", health.show_health, name="health"),
]
