"""Addresses of an account; those of logging in are allauth's."""

from django.urls import path

from shop.customer import views

app_name = "account"
urlpatterns = [
    path("", views.home, name="home"),
    path("orders/", views.list_orders, name="orders"),
    path("orders/<str:number>/", views.show_order, name="order"),
    path("addresses/", views.list_addresses, name="addresses"),
    path("addresses/add/", views.add_address, name="add-address"),
    path("addresses/<int:address_id>/", views.change_address, name="change-address"),
    path("addresses/<int:address_id>/remove/", views.remove_address, name="remove-address"),
    path("addresses/<int:address_id>/default/", views.prefer_address, name="prefer-address"),
    path("details/", views.change_details, name="details"),
    path("email/undo/<str:token>/", views.undo_email_change, name="undo-email"),
    path("sessions/", views.list_sessions, name="sessions"),
    path("sessions/end-others/", views.end_other_sessions, name="end-other-sessions"),
    path("sessions/<int:session_id>/end/", views.end_session, name="end-session"),
    path("close/", views.close_account, name="close"),
]
