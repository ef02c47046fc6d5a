import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from oscar.apps.address.models import UserAddress

from shop.customer import services
from shop.users.models import User
from tests.factories.orders import PASSWORD, make_country, make_order, make_user
from tests.factories.products import make_product

ADDRESS = {
    "full_name": "Rosa Lindqvist",
    "line1": "12 Wattle Street",
    "suburb": "Fitzroy",
    "state": "VIC",
    "postcode": "3065",
    "country": "AU",
}


@pytest.fixture
def user(db):
    make_country()
    return make_user(email="rosa@example.com", first_name="Rosa")


@pytest.fixture
def member(client, user):
    client.force_login(user)
    return client


@pytest.fixture
def size(db):
    return make_product(sizes=[{"stock": 200}]).children.get()


def count_queries(client, path):
    client.get(path)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert client.get(path).status_code == 200
    return len(queries)


def add_address(user, line1):
    form_fields = {
        "first_name": "Rosa",
        "last_name": "L",
        "line1": line1,
        "line2": "",
        "line4": "Fitzroy",
        "state": "VIC",
        "postcode": "3065",
        "country": make_country(),
        "phone_number": "",
    }
    return services.save_address(user=user, fields=form_fields)


@pytest.mark.parametrize(
    "path",
    [
        "/account/",
        "/account/orders/",
        "/account/addresses/",
        "/account/addresses/add/",
        "/account/details/",
        "/account/close/",
        "/account/2fa/",
        "/account/email/",
        "/account/password/change/",
    ],
)
def test_account_asks_to_log_in_first(client, db, path):
    response = client.get(path)

    assert response.status_code == 302
    assert response["Location"] == f"/account/login/?next={path}"


def test_account_is_kept_by_no_cache(member):
    assert "no-store" in member.get("/account/")["Cache-Control"]


def test_home_greets_and_shows_the_latest_orders(member, user, size):
    orders = [make_order(lines=[(size, n + 1)], user=user) for n in range(4)]

    page = member.get("/account/").content.decode()

    assert "<em>Rosa</em>" in page
    assert page.count("Order SP-") == 3
    assert orders[0].number


@pytest.mark.parametrize("path", ["/account/", "/account/orders/"])
def test_orders_cost_the_same_queries_for_1_and_3(member, user, size, path):
    make_order(lines=[(size, 1)], user=user)
    one = count_queries(member, path)
    make_order(lines=[(size, 1)], user=user)
    make_order(lines=[(size, 2)], user=user)

    assert count_queries(member, path) == one
    assert one <= 12


def test_addresses_cost_the_same_queries_for_1_and_3(member, user):
    add_address(user, "1 Street")
    one = count_queries(member, "/account/addresses/")
    add_address(user, "2 Street")
    add_address(user, "3 Street")

    assert count_queries(member, "/account/addresses/") == one


def test_orders_come_in_pages(member, user, size):
    for _ in range(11):
        make_order(lines=[(size, 1)], user=user)

    assert len(member.get("/account/orders/").context["part"].items) == 10
    assert len(member.get("/account/orders/?page=2").context["part"].items) == 1


def test_orders_that_were_lengthened_are_shown_whole_and_htmx_gets_the_rest(member, user, size):
    for _ in range(11):
        make_order(user=user, lines=[(size, 1)])

    whole = member.get("/account/orders/?from=1&page=2").content.decode()
    rest = member.get("/account/orders/?from=1&page=2", headers={"HX-Request": "true"}).content.decode()

    assert whole.count("order-rows__number") == 11
    assert rest.count("order-rows__number") == 1


@pytest.mark.parametrize("page", ["0", "-1", "abc", "99999999999999999999", "%00", "2'"])
def test_orders_survive_any_page(member, page):
    assert member.get(f"/account/orders/?page={page}").status_code in (200, 400)


def test_order_shows_one_of_ones_own(member, user, size):
    order = make_order(lines=[(size, 2)], user=user)

    response = member.get(reverse("account:order", args=[order.number]))

    assert response.status_code == 200
    assert order.number in response.content.decode()


def test_order_of_someone_else_is_not_found(member, size):
    order = make_order(lines=[(size, 1)], user=make_user())
    guest_order = make_order(lines=[(size, 1)], email="rosa@example.com")

    assert member.get(reverse("account:order", args=[order.number])).status_code == 404
    assert member.get(reverse("account:order", args=[guest_order.number])).status_code == 404
    assert member.get(reverse("account:order", args=["SP-NOTTHERE"])).status_code == 404


def test_address_is_added(member, user):
    response = member.post("/account/addresses/add/", ADDRESS)

    address = user.addresses.get()
    assert response["Location"] == "/account/addresses/"
    assert (address.name, address.line4, address.state) == ("Rosa Lindqvist", "Fitzroy", "VIC")


def test_address_with_errors_is_shown_again(member, user):
    response = member.post("/account/addresses/add/", {**ADDRESS, "postcode": "2000"})

    page = member.get(response["Location"]).content.decode()
    assert response.status_code == 303
    assert "<title>Error: " in page
    assert "There is a problem" in page
    assert page.count("Postcode 2000 is in New South Wales") == 2
    assert 'value="12 Wattle Street"' in page
    assert user.addresses.count() == 0


def test_address_is_changed(member, user):
    address = add_address(user, "1 Street")
    path = f"/account/addresses/{address.pk}/"

    shown = member.get(path).context["form"].initial
    member.post(path, {**ADDRESS, "line1": "2 Street"})

    address.refresh_from_db()
    assert shown["line1"] == "1 Street"
    assert address.line1 == "2 Street"


def test_address_is_removed_once_asked(member, user):
    address = add_address(user, "1 Street")
    path = f"/account/addresses/{address.pk}/remove/"

    member.get(path)
    after_get = user.addresses.count()
    first, second = member.post(path), member.post(path)

    assert (after_get, user.addresses.count()) == (1, 0)
    assert first.status_code == second.status_code == 302


def test_address_is_made_the_default(member, user):
    add_address(user, "1 Street")
    other = add_address(user, "2 Street")

    member.post(f"/account/addresses/{other.pk}/default/")

    assert user.addresses.get(is_default_for_shipping=True) == other


@pytest.mark.parametrize("end", ["", "remove/", "default/"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_address_of_someone_else_is_out_of_reach(member, end, method):
    address = add_address(make_user(), "1 Street")

    response = getattr(member, method)(f"/account/addresses/{address.pk}/{end}", ADDRESS)

    address.refresh_from_db()
    assert response.status_code in (302, 404, 405)
    assert (address.line1, UserAddress.objects.count()) == ("1 Street", 1)


def test_details_are_saved(member, user):
    member.post("/account/details/", {"first_name": "Rosamund", "last_name": "Lind", "email": "x@example.com"})

    user.refresh_from_db()
    assert (user.first_name, user.last_name, user.email) == ("Rosamund", "Lind", "rosa@example.com")


def test_account_is_closed(member):
    asked = member.get("/account/close/")
    member.post("/account/reauthenticate/", {"password": PASSWORD})
    member.post("/account/close/")

    assert asked.status_code == 200
    assert User.objects.count() == 0
    assert member.get("/account/").status_code == 302


@pytest.mark.parametrize("bad", ["\x00", "x" * 5000, "‮", "🧴", "{{ 7 }}", "<script>alert(1)</script>"])
@pytest.mark.parametrize("path", ["/account/addresses/add/", "/account/details/", "/account/email/"])
def test_account_pages_survive_bad_input(member, path, bad):
    names = [*ADDRESS, "first_name", "last_name", "email", "action_add"]

    response = member.post(path, dict.fromkeys(names, bad), follow=True)

    assert response.status_code in (200, 422)
    assert b"<script>alert(1)" not in response.content


@pytest.mark.parametrize(
    "next_url",
    [
        "nonsense",
        "home",
        "account:home",
        "//evil.example/",
        "/\\evil.example/",
        "https://evil.example/",
        "javascript:x",
    ],
)
def test_changing_an_address_leads_on_to_pages_of_ours_only(member, user, next_url):
    address = add_address(user, "1 Low Street")

    answer = member.post(reverse("account:change-address", args=[address.pk]) + f"?next={next_url}", ADDRESS)

    assert (answer.status_code, answer["Location"]) == (302, "/account/addresses/")


def test_changing_an_address_leads_back_to_the_checkout(member, user):
    address = add_address(user, "1 Low Street")

    answer = member.post(reverse("account:change-address", args=[address.pk]) + "?next=/checkout/details/", ADDRESS)

    assert (answer.status_code, answer["Location"]) == (302, "/checkout/details/")
