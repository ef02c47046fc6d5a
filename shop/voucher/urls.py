"""Addresses."""

app_name = "voucher"
urlpatterns: list = []
