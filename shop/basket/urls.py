"""URLs of the bag."""

from django.urls import path

from shop.basket import views

app_name = "basket"
urlpatterns = [
    path("", views.summary, name="summary"),
    path("drawer/", views.drawer, name="drawer"),
    path("add/", views.add, name="add"),
    path("lines/<int:line_id>/quantity/", views.change_quantity, name="change"),
    path("lines/<int:line_id>/remove/", views.remove, name="remove"),
    path("lines/<int:line_id>/save/", views.save_for_later, name="save"),
    path("saved/<int:line_id>/move/", views.move_to_bag, name="move"),
    path("saved/<int:line_id>/remove/", views.remove_saved, name="remove-saved"),
    path("code/", views.apply_code, name="apply-code"),
    path("code/<str:code>/remove/", views.remove_code, name="remove-code"),
]
