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
    path("return/<str:token>/", views.come_back_paid, name="return"),
    path("back/<str:token>/", views.come_back_unpaid, name="back"),
    path("continue/<str:token>/", views.continue_payment, name="continue"),
    path("change/<str:token>/", views.change_order, name="change"),
    path("resume/<str:token>/", views.resume, name="resume"),
    path("cancel/<str:token>/", views.cancel_order, name="cancel"),
    path("thanks/<str:token>/", views.thanks, name="thanks"),
]
