"""Orders without an account."""

from django.urls import path

from shop.order import views

app_name = "order"
urlpatterns = [
    path("find/", views.find, name="find"),
    path("<str:token>/", views.track, name="track"),
]
