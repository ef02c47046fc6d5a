"""Addresses."""

app_name = "payment"
urlpatterns: list = []
