"""The pages of an order for whoever placed it, with or without an account."""

from django.urls import path

from shop.tracking import views

app_name = "tracking"
urlpatterns = [
    path("find/", views.find, name="find"),
    path("<str:token>/", views.show_order, name="order"),
    path("<str:token>/pay/", views.pay, name="pay"),
    path("<str:token>/return/", views.come_back_paid, name="return"),
    path("<str:token>/back/", views.come_back_unpaid, name="back"),
    path("<str:token>/thanks/", views.thanks, name="thanks"),
    path("<str:token>/change/", views.change_order, name="change"),
    path("<str:token>/resume/", views.resume, name="resume"),
    path("<str:token>/cancel/", views.cancel_order, name="cancel"),
]
