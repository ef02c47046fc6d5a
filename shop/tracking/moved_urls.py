"""Where the pages of an order were once, below /checkout/: links of emails and payment pages go on working."""

from django.urls import path

from shop.tracking import views

app_name = "moved"
urlpatterns = [
    path("return/<str:token>/", views.moved, {"page": "return"}, name="return"),
    path("back/<str:token>/", views.moved, {"page": "back"}, name="back"),
    path("continue/<str:token>/", views.moved, {"page": "pay"}, name="continue"),
    path("change/<str:token>/", views.moved, {"page": "change"}, name="change"),
    path("resume/<str:token>/", views.moved, {"page": "resume"}, name="resume"),
    path("cancel/<str:token>/", views.moved, {"page": "cancel"}, name="cancel"),
    path("thanks/<str:token>/", views.moved, {"page": "thanks"}, name="thanks"),
]
