"""Where Stripe reaches us."""

from django.urls import path

from shop.payment import views

app_name = "payment"
urlpatterns = [path("webhook/", views.webhook, name="webhook")]
