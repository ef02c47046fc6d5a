import socket
from pathlib import Path

import pytest
import requests
import stripe

from stripe_emulator.testing import API_KEY, EmulatorProcess
from stripe_emulator.tests.session_requests import MakeSession, session_request

_BEARER = {"Authorization": f"Bearer {API_KEY}"}


@pytest.mark.parametrize("key", ["sk_live_123456789012345678", "pk_test_1", "nonsense"])
def test_other_keys_are_refused(emulator: EmulatorProcess, key: str) -> None:
    with pytest.raises(stripe.AuthenticationError, match="Invalid API Key") as refused:
        emulator.client(api_key=key).v1.events.list()

    assert refused.value.http_status == 401


def test_no_key_is_refused(emulator: EmulatorProcess) -> None:
    answer = requests.get(f"{emulator.url}/v1/events", timeout=5)

    assert answer.status_code == 401
    assert answer.json()["error"]["type"] == "invalid_request_error"


def test_basic_authentication_works(emulator: EmulatorProcess) -> None:
    assert requests.get(f"{emulator.url}/v1/events", auth=(API_KEY, ""), timeout=5).status_code == 200


def test_other_versions_are_refused(emulator: EmulatorProcess) -> None:
    answer = requests.get(
        f"{emulator.url}/v1/events", headers=_BEARER | {"Stripe-Version": "2020-08-27"}, timeout=5
    )

    assert answer.status_code == 400


def test_missing_objects_are_not_found(client: stripe.StripeClient) -> None:
    with pytest.raises(stripe.InvalidRequestError, match=r"No such checkout\.session: 'cs_none'") as refused:
        client.v1.checkout.sessions.retrieve("cs_none")

    assert (refused.value.http_status, refused.value.code) == (404, "resource_missing")


def test_unknown_addresses_are_not_found(emulator: EmulatorProcess) -> None:
    answer = requests.post(f"{emulator.url}/v1/customers", headers=_BEARER, timeout=5)

    assert answer.status_code == 404
    assert "Unrecognized request URL (POST: /v1/customers)" in answer.json()["error"]["message"]


@pytest.mark.parametrize(
    "body",
    [
        b"\xff\xfe=1",
        b"a[=1",
        b"[]=1",
        b"a=1&a[b]=2",
        b"a[b]=2&a=1",
        b"line_items=x",
        b"line_items[x]=1",
        b"line_items[99999999999]=1",
        b"line_items[0][price_data]=1",
        b"metadata[a][b]=1",
        b"expires_at=99999999999999999999999",
        b"expires_at=\xd9\xa1",
        b"mode=payment%00",
        b"client_reference_id=%ed%a0%80",
        b"a" + b"[b]" * 5000 + b"=1",
        b"&".join(b"a%d=1" % number for number in range(6000)),
        b"expand[]=" + b"a." * 900,
        b"expand=x",
    ],
)
def test_any_bytes_get_a_clear_answer(emulator: EmulatorProcess, body: bytes) -> None:
    headers = _BEARER | {"Content-Type": "application/x-www-form-urlencoded"}

    answer = requests.post(f"{emulator.url}/v1/checkout/sessions", body, headers=headers, timeout=5)

    assert answer.status_code == 400
    assert answer.json()["error"]["type"] == "invalid_request_error"


def test_huge_bodies_are_refused(emulator: EmulatorProcess) -> None:
    headers = _BEARER | {"Content-Type": "application/x-www-form-urlencoded"}

    answer = requests.post(f"{emulator.url}/v1/refunds", b"a=" + b"x" * 2_000_000, headers=headers, timeout=5)

    assert answer.status_code == 413


@pytest.mark.parametrize(
    "id", ["%00", "%ff", "..%2f..%2fetc", "'; DROP TABLE object", "🧴", "x" * 5000, "%ed%a0%80"]
)
def test_any_id_is_not_found(emulator: EmulatorProcess, id: str) -> None:
    for path in ("/v1/refunds/", "/v1/payment_intents/", "/v1/events/", "/c/pay/", "/3d_secure/x/", "/receipts/"):
        assert requests.get(emulator.url + path + id, headers=_BEARER, timeout=5).status_code == 404


@pytest.mark.parametrize(
    "query", ["limit=0", "limit=101", "limit=x", "starting_after=x", "created[ge]=1", "created=x"]
)
def test_wrong_lists_are_refused(emulator: EmulatorProcess, query: str) -> None:
    answer = requests.get(f"{emulator.url}/v1/charges?{query}", headers=_BEARER, timeout=5)

    assert answer.status_code in (400, 404)


def test_expanding_nothing_is_refused(client: stripe.StripeClient, make_session: MakeSession) -> None:
    with pytest.raises(stripe.InvalidRequestError, match="cannot be expanded"):
        client.v1.checkout.sessions.retrieve(make_session().id, {"expand": ["colour"]})


def test_words_of_merchant_and_shopper_are_escaped(emulator: EmulatorProcess, client: stripe.StripeClient) -> None:
    price = {"currency": "aud", "unit_amount": 100, "product_data": {"name": "<script>alert(1)</script>{{ 7*7 }}"}}
    session = client.v1.checkout.sessions.create(
        session_request(line_items=[{"quantity": 1, "price_data": price}])  # type: ignore[arg-type]
    )

    page = emulator.pay(str(session.url), card="1", name='"><img src=x>', email='"><b>@example.com')

    assert "<script" not in page.html
    assert "{{ 7*7 }}" in page.html
    assert "<img" not in page.html
    assert "<b>" not in page.html


def test_pages_have_a_strict_policy(emulator: EmulatorProcess, make_session: MakeSession) -> None:
    session = make_session()

    for url in (str(session.url), f"{emulator.url}/c/pay/none", f"{emulator.url}/static/emulator.css"):
        answer = requests.get(url, timeout=5)
        assert "script-src" not in answer.headers["Content-Security-Policy"]
        assert "default-src 'none'; style-src 'self'" in answer.headers["Content-Security-Policy"]
        assert "style=" not in answer.text
        assert "<script" not in answer.text


def test_page_names_what_people_look_for(emulator: EmulatorProcess, make_session: MakeSession) -> None:
    session = make_session(customer_email="prefilled@example.com")

    page = emulator.open_page(str(session.url))

    for words in ("TEST", "Email", "Card number", "Expiry date", "CVC", "Name on card", "Pay A$19.90", "Back to"):
        assert words in page.text
    assert 'value="prefilled@example.com"' in page.html
    assert "4242 4242 4242 4242" in page.text


def test_knobs_are_absent_unless_asked_for(tmp_path: Path) -> None:
    with EmulatorProcess(tmp_path, faults=False) as emulator:
        assert requests.get(f"{emulator.url}/_faults", timeout=5).status_code == 404
        assert requests.get(f"{emulator.url}/_ledger", timeout=5).status_code == 200


def test_only_this_machine_is_served(emulator: EmulatorProcess) -> None:
    with socket.socket() as elsewhere:
        elsewhere.bind(("127.0.0.2", 0))
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(("127.0.0.2", emulator.port), timeout=2)
