from datetime import timedelta

from allauth.mfa.models import Authenticator
from django.utils import timezone

from shop.users.models import User


def test_staff_log_in_again_after_twelve_hours(log_in):
    client = log_in("packer")
    client.get("/cms/")
    session = client.session
    session["staff_since"] = (timezone.now() - timedelta(hours=13)).timestamp()
    session.save()

    response = client.get("/cms/shop/stock/?low=1")

    assert response["Location"] == "/account/login/?next=/cms/shop/stock/%3Flow%3D1"
    assert client.get("/account/").status_code == 302


def test_staff_stay_logged_in_for_twelve_hours(log_in):
    client = log_in("packer")
    client.get("/cms/")
    session = client.session
    session["staff_since"] = (timezone.now() - timedelta(hours=11)).timestamp()
    session.save()

    assert client.get("/cms/shop/stock/").status_code == 200


def test_staff_need_a_second_step_where_it_is_asked_for(log_in, settings):
    settings.STAFF_MFA_REQUIRED = True
    client = log_in("packer")

    without = client.get("/cms/shop/stock/")
    Authenticator.objects.create(user=User.objects.get(), type=Authenticator.Type.TOTP, data={"secret": "x"})

    assert without["Location"] == "/account/2fa/"
    assert client.get("/cms/shop/stock/").status_code == 200


def test_customers_need_no_second_step(log_in, settings):
    settings.STAFF_MFA_REQUIRED = True

    assert log_in("customer").get("/account/").status_code == 200
