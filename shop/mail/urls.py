"""The demo's mailbox."""

from django.urls import path

from shop.mail import views

app_name = "mail"
urlpatterns = [
    path("", views.mails, name="mails"),
    path("<int:pk>/", views.mail, name="mail"),
]
