"""The steps of the checkout."""

from django.urls import path

from shop.checkout import views

app_name = "checkout"
urlpatterns = [
    path("", views.start, name="start"),
    path("details/", views.details, name="details"),
    path("delivery/", views.delivery, name="delivery"),
    path("review/", views.review, name="review"),
    path("code/", views.code, name="code"),
    path("code/<str:code>/remove/", views.remove_code, name="remove_code"),
    path("pay/", views.pay, name="pay"),
]
