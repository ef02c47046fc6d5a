"""Webhook endpoints, and signed delivery to them until they answer."""

import hashlib
import hmac
import http.client
import json
import logging
import threading
import time
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from urllib.parse import urlsplit

from stripe_emulator import API_VERSION
from stripe_emulator.errors import InvalidRequestError, no_such, not_emulated
from stripe_emulator.events import count_pending
from stripe_emulator.faults import DeliveryPlan, Faults
from stripe_emulator.listing import list_objects
from stripe_emulator.parameters import METADATA, PAGING, Flag, Many, Text, Url, choice, merge_metadata, refused
from stripe_emulator.routing import Call, Takes, route
from stripe_emulator.store import Body, Record, Store, Unit, new_id
from stripe_emulator.timers import run_due

_LOG = logging.getLogger("stripe_emulator.webhooks")
_TIMEOUT = 10
_SENDERS = 4
# Much sooner at first than Stripe, which lets someone wait an hour; as long in the end: three days.
_BACK_OFF = (1, 2, 4, 8, 15, 30, 60, 120, 300, 600, 1800, 3600) + (6 * 3600,) * 11
_HERE = ("127.0.0.1", "localhost", "::1")


def sign(payload: bytes, *, secret: str, at: int) -> str:
    """Return the header that proves where an event came from."""
    signature = hmac.new(secret.encode(), f"{at}.".encode() + payload, hashlib.sha256).hexdigest()
    return f"t={at},v1={signature}"


def _check_url(url: str) -> None:
    if urlsplit(url).hostname not in _HERE:
        raise not_emulated("webhooks to other machines: it only delivers to 127.0.0.1", param="url")


def keep_default_endpoint(store: Store, *, url: str, secret: str) -> None:
    """Deliver every event to the address given on the command line."""
    _check_url(url)
    with store.write() as unit:
        record = unit.find("we_1CommandLine", "webhook_endpoint")
        if record is None:
            record = _add(unit, url=url, events=["*"], id="we_1CommandLine")
        record.body |= {"url": url, "status": "enabled"}
        record.private["secret"] = secret
        unit.save(record)


def _add(unit: Unit, *, url: str, events: list[str], id: str) -> Record:
    body: Body = {
        "id": id,
        "object": "webhook_endpoint",
        "api_version": None,
        "application": None,
        "created": unit.now,
        "description": None,
        "enabled_events": events,
        "livemode": False,
        "metadata": {},
        "status": "enabled",
        "url": url,
    }
    return unit.add(body, {"secret": new_id("whsec_", 32)})


def _find(unit: Unit, id: str) -> Record:
    record = unit.find(id, "webhook_endpoint")
    if record is None:
        raise no_such(kind="webhook endpoint", id=id)
    return record


@route(
    "POST",
    "/v1/webhook_endpoints",
    Takes(
        {
            "url": Url(),
            "enabled_events": Many(Text()),
            "description": Text(),
            "metadata": METADATA,
            "api_version": choice(API_VERSION),
            **refused("connect"),
        },
        ("url", "enabled_events"),
    ),
)
def create(call: Call) -> Body:
    """Make an endpoint; only this answer shows its secret."""
    asked = call.parameters
    _check_url(asked["url"])
    record = _add(call.unit, url=asked["url"], events=asked["enabled_events"], id=new_id("we_1"))
    record.body |= {key: asked[key] for key in ("api_version", "description", "metadata") if key in asked}
    call.unit.save(record)
    return {**record.body, "secret": record.private["secret"]}


@route(
    "POST",
    "/v1/webhook_endpoints/<id>",
    Takes(
        {
            "url": Url(),
            "enabled_events": Many(Text()),
            "description": Text(may_be_empty=True),
            "metadata": METADATA,
            "disabled": Flag(),
        }
    ),
)
def update(call: Call, id: str) -> Body:
    """Change an endpoint, or switch it off and on."""
    record, asked = _find(call.unit, id), call.parameters
    if "url" in asked:
        _check_url(asked["url"])
    record.body |= {key: asked[key] for key in ("url", "enabled_events", "description") if key in asked}
    record.body["metadata"] = merge_metadata(record.body["metadata"], asked.get("metadata"))
    if "disabled" in asked:
        record.body["status"] = "disabled" if asked["disabled"] else "enabled"
    if record.body["status"] == "disabled":
        call.unit.connection.execute(
            "UPDATE delivery SET state = 'abandoned' WHERE endpoint = ? AND state = 'pending'", (record.id,)
        )
    call.unit.save(record)
    return record.body


@route("DELETE", "/v1/webhook_endpoints/<id>")
def delete(call: Call, id: str) -> Body:
    """Forget an endpoint, and what was still to be delivered to it."""
    record = _find(call.unit, id)
    call.unit.remove(record.id)
    call.unit.connection.execute("DELETE FROM delivery WHERE endpoint = ? AND state = 'pending'", (record.id,))
    return {"id": record.id, "object": "webhook_endpoint", "deleted": True}


@route("GET", "/v1/webhook_endpoints/<id>")
def retrieve(call: Call, id: str) -> Body:
    """Return one endpoint."""
    return _find(call.unit, id).body


@route("GET", "/v1/webhook_endpoints", Takes({name: value for name, value in PAGING.items() if name != "created"}))
def list_webhook_endpoints(call: Call) -> Body:
    """Return a page of endpoints, newest first."""
    return list_objects(call, "webhook_endpoint")


@route("POST", "/v1/events/<id>/retry", Takes({"webhook_endpoint": Text()}))
def retry(call: Call, id: str) -> Body:
    """Deliver an event once more, as `stripe events resend` does."""
    event = call.unit.find(id, "event")
    if event is None:
        raise no_such(kind="event", id=id)
    endpoints = call.unit.select("webhook_endpoint")
    wanted = call.parameters.get("webhook_endpoint")
    chosen = [endpoint for endpoint in endpoints if wanted in (None, endpoint.id)]
    if not chosen:
        raise InvalidRequestError("There is no webhook endpoint to deliver to.", param="webhook_endpoint")
    for endpoint in chosen:
        call.unit.connection.execute(
            "INSERT INTO delivery (event, endpoint, state, next_try_at) VALUES (?, ?, 'pending', ?)",
            (event.id, endpoint.id, time.time()),
        )
    return count_pending(call.unit, event.body)


@dataclass(frozen=True)
class _Parcel:
    id: int
    tries: int
    planned: bool
    url: str
    secret: str
    payload: bytes


class Courier:
    """Deliver events and run timers in the background, from the start of the process to its end."""

    def __init__(self, store: Store, faults: Faults) -> None:
        self._store = store
        self._faults = faults
        self._stopping = threading.Event()
        self._senders = ThreadPoolExecutor(_SENDERS, thread_name_prefix="courier")
        self._on_their_way: set[int] = set()
        self._thread = threading.Thread(target=self._work, name="courier", daemon=True)

    def start(self) -> None:
        """Begin with what an earlier process left."""
        self._thread.start()

    def stop(self) -> None:
        """Send nothing more; what is pending stays pending."""
        self._stopping.set()
        self._store.written.set()
        self._senders.shutdown(wait=False, cancel_futures=True)

    def _work(self) -> None:
        while not self._stopping.is_set():
            self._store.written.clear()
            try:
                run_due(self._store)
                wait = self._send_due()
            except Exception:
                _LOG.exception("The courier stumbled, and goes on.")
                wait = 1.0
            self._store.written.wait(wait)

    def _send_due(self) -> float:
        with self._store.read() as unit:
            rows = unit.rows(
                "SELECT id, next_try_at FROM delivery WHERE state = 'pending' ORDER BY next_try_at, id LIMIT 1000"
            )
            now = time.time()
            due = [row["id"] for row in rows if row["next_try_at"] <= now and row["id"] not in self._on_their_way]
            later = [row["next_try_at"] - now for row in rows if row["next_try_at"] > now]
            parcels = [parcel for id in due for parcel in _pack(unit, id)]
        for parcel in parcels:
            self._dispatch(parcel)
        return max(0.05, min([0.5, *later]))

    def _dispatch(self, parcel: _Parcel) -> None:
        plan = DeliveryPlan() if parcel.planned else self._faults.plan_delivery()
        if plan.dropped:
            self._record(parcel, status=0, error="dropped by a fault knob", lost=True)
        elif plan.delay:
            self._postpone(parcel, plan.delay)
        else:
            self._on_their_way.add(parcel.id)
            future = self._senders.submit(self._deliver, parcel, plan.copies)
            future.add_done_callback(lambda done: self._returned(parcel, done))

    def _postpone(self, parcel: _Parcel, seconds: float) -> None:
        with self._store.write() as unit:
            unit.connection.execute(
                "UPDATE delivery SET planned = 1, next_try_at = ? WHERE id = ?", (time.time() + seconds, parcel.id)
            )

    def _returned(self, parcel: _Parcel, done: "Future[None]") -> None:
        self._on_their_way.discard(parcel.id)
        if not done.cancelled() and done.exception() is not None and not self._stopping.is_set():
            _LOG.error("A delivery could not be recorded", exc_info=done.exception())

    def _deliver(self, parcel: _Parcel, copies: int) -> None:
        for _ in range(copies):
            status, error = _post(parcel)
        if not self._stopping.is_set() or 200 <= status < 300:
            self._record(parcel, status=status, error=error)

    def _record(self, parcel: _Parcel, *, status: int, error: str, lost: bool = False) -> None:
        if 200 <= status < 300:
            state, next_try_at = "delivered", 0.0
        elif lost or parcel.tries >= len(_BACK_OFF):
            state, next_try_at = "abandoned", 0.0
        else:
            state, next_try_at = "pending", time.time() + _BACK_OFF[parcel.tries]
        with self._store.write() as unit:
            unit.connection.execute(
                "UPDATE delivery SET state = ?, tries = tries + 1, next_try_at = ?, last_status = ?, "
                "last_error = ? WHERE id = ?",
                (state, next_try_at, status or None, error or None, parcel.id),
            )


def _pack(unit: Unit, id: int) -> list[_Parcel]:
    for row in unit.rows("SELECT * FROM delivery WHERE id = ?", id):
        event, endpoint = unit.find(row["event"]), unit.find(row["endpoint"])
        if event is not None and endpoint is not None and endpoint.body["status"] == "enabled":
            payload = json.dumps(count_pending(unit, event.body), indent=2).encode()
            return [
                _Parcel(
                    id,
                    row["tries"],
                    bool(row["planned"]),
                    endpoint.body["url"],
                    endpoint.private["secret"],
                    payload,
                )
            ]
    return []


def _post(parcel: _Parcel) -> tuple[int, str]:
    parts = urlsplit(parcel.url)
    headers = {
        "Content-Type": "application/json; charset=utf-8",
        "Stripe-Signature": sign(parcel.payload, secret=parcel.secret, at=int(time.time())),
        "User-Agent": "Stripe/1.0 (+https://stripe.com/docs/webhooks)",
        "Accept": "*/*; q=0.5, application/xml",
    }
    connection_class = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    connection = connection_class(parts.hostname or "127.0.0.1", parts.port, timeout=_TIMEOUT)
    try:
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request("POST", target, parcel.payload, headers)
        response = connection.getresponse()
        return response.status, "" if 200 <= response.status < 300 else f"HTTP {response.status}"
    except (OSError, http.client.HTTPException) as error:
        return 0, f"{type(error).__name__}: {error}"
    finally:
        connection.close()
