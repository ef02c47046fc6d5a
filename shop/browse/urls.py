"""Addresses of lists, products and ingredients."""

from django.urls import path

from shop.browse import views

app_name = "catalogue"
urlpatterns = [
    path("shop/", views.shop, name="shop"),
    path("shop/<slug:slug>/", views.category, name="category"),
    path("products/<slug:slug>/", views.product, name="product"),
    path("ingredients/", views.ingredients, name="ingredients"),
    path("ingredients/<slug:slug>/", views.ingredient, name="ingredient"),
]
