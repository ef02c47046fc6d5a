"""Addresses of the form by which readers write to us. Pages have none here: Wagtail's tree gives them."""

from django.urls import path

from cms import views

app_name = "cms"
urlpatterns = [
    path("new/", views.enquiry, name="enquiry"),
    path("done/", views.enquiry_done, name="enquiry-done"),
]
