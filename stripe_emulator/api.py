"""The API as a whole: who may call, what they send, and one unit of work for each call."""

import base64
import json
import time
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

from flask import Blueprint, Request, Response, current_app, request
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge

from stripe_emulator import API_VERSION, connection, idempotency
from stripe_emulator.errors import (
    AuthenticationError,
    InjectedError,
    InvalidRequestError,
    NotFoundError,
    StripeError,
)
from stripe_emulator.expand import expand
from stripe_emulator.faults import CallFault, Faults
from stripe_emulator.parameters import decode
from stripe_emulator.routing import Call, Route
from stripe_emulator.store import Body, Origin, Store, new_id
from stripe_emulator.timers import run_due

_MOST_PARAMETERS = 5000


@dataclass(frozen=True)
class Emulator:
    """What the process holds together; the Flask app carries it."""

    store: Store
    faults: Faults
    public_url: str
    merchant: str = "the shop"


def emulator() -> Emulator:
    """Return what the running app carries."""
    carried: Emulator = current_app.extensions["stripe_emulator"]
    return carried


@dataclass(frozen=True)
class _Result:
    status: int
    body: Body
    request: str
    original: str | None = None
    key: str | None = None


def _view(route: Route) -> Any:
    def view(**ids: str) -> Response:
        return _answer(route, ids)

    return view


def _answer(route: Route, ids: dict[str, str]) -> Response:
    here, request_id = emulator(), new_id("req_", 14)
    fault = here.faults.take_call(method=request.method, path=request.path)
    key = request.headers.get("Idempotency-Key") if request.method == "POST" else None
    try:
        if fault.kind == "fail" and not fault.after_work:
            raise InjectedError(status=fault.status)
        _check_caller(request)
        parameters = route.takes.read(_forgive_old_names(request, _sent(request)), "")
        run_due(here.store)
        result = _once(route, ids, parameters, key=key, request_id=request_id, fault=fault)
        if fault.kind == "fail":
            raise InjectedError(status=fault.status)
    except StripeError as error:
        result = _Result(error.status, error.body(), request_id, key=key)
    return _spoil(_response(result), fault)


def _check_caller(sent: Request) -> None:
    key = _api_key(sent)
    if not key:
        raise AuthenticationError(
            "You did not provide an API key. You need to provide your API key in the Authorization header, using "
            "Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY'). See "
            "https://docs.stripe.com/api/authentication for details."
        )
    if not key.startswith("sk_test_") or len(key) > 255:
        hidden = key[:8] + "*" * 8 + key[-4:] if len(key) > 16 else "*" * 8
        raise AuthenticationError(f"Invalid API Key provided: {hidden}")
    version = sent.headers.get("Stripe-Version", API_VERSION)
    if version != API_VERSION:
        raise InvalidRequestError(f"Invalid Stripe API version: {version[:40]}. Only {API_VERSION} is emulated.")


def _api_key(sent: Request) -> str:
    scheme, _, rest = sent.headers.get("Authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        return rest.strip()
    if scheme.lower() == "basic":
        try:
            return base64.b64decode(rest, validate=True).decode().partition(":")[0]
        except ValueError:
            return ""
    return ""


def _sent(sent: Request) -> dict[str, Any]:
    if sent.method == "POST" and sent.content_length and sent.mimetype != "application/x-www-form-urlencoded":
        raise InvalidRequestError(
            f"Invalid content type {sent.mimetype[:60]}; send application/x-www-form-urlencoded."
        )
    raw = sent.get_data() if sent.method == "POST" else sent.query_string
    try:
        pairs = parse_qsl(
            raw.decode("utf-8"), keep_blank_values=True, errors="strict", max_num_fields=_MOST_PARAMETERS
        )
    except ValueError:
        raise InvalidRequestError("Invalid request: the parameters are not valid UTF-8, or too many.") from None
    return decode(pairs)


def _forgive_old_names(sent: Request, parameters: dict[str, Any]) -> dict[str, Any]:
    # Stripe's command line names no version and still says payment_method_types, which this version dropped.
    if "Stripe-Version" in sent.headers or "payment_method_types" not in parameters:
        return parameters
    renamed = dict(parameters)
    renamed["allowed_payment_method_types"] = renamed.pop("payment_method_types")
    return renamed


def _once(
    route: Route,
    ids: dict[str, str],
    parameters: dict[str, Any],
    *,
    key: str | None,
    request_id: str,
    fault: CallFault,
) -> _Result:
    here = emulator()
    if key:
        earlier = idempotency.claim(
            here.store, key=key, path=request.path, parameters=parameters, request=request_id
        )
        if earlier is not None:
            return _Result(earlier.status, earlier.body, request_id, original=earlier.request, key=key)
    try:
        if fault.kind == "delay":
            time.sleep(fault.seconds)
        return _work(route, ids, parameters, key=key, request_id=request_id)
    except BaseException:
        if key:
            idempotency.release(here.store, key=key)
        raise


def _work(
    route: Route, ids: dict[str, str], parameters: dict[str, Any], *, key: str | None, request_id: str
) -> _Result:
    here = emulator()
    origin = Origin(request=request_id, idempotency_key=key)
    with here.store.read() if route.method == "GET" else here.store.write(origin) as unit:
        call = Call(unit, parameters, here.public_url, request.path)
        try:
            with unit.savepoint():
                body = route.handler(call, **ids)
                body = expand(unit, body, parameters.get("expand", []))
            status = 200
        except StripeError as error:
            status, body = error.status, error.body()
        if key:
            idempotency.record(unit, key=key, status=status, body=body)
    return _Result(status, body, request_id, key=key)


def _response(result: _Result) -> Response:
    body = result.body
    if "error" in body:
        body = {"error": {**body["error"], "request_log_url": f"{emulator().public_url}/_ledger#{result.request}"}}
    response = Response(json.dumps(body, indent=2) + "\n", result.status, mimetype="application/json")
    response.headers["Request-Id"] = result.request
    response.headers["Stripe-Version"] = API_VERSION
    response.headers["Cache-Control"] = "no-cache, no-store"
    if result.key:
        response.headers["Idempotency-Key"] = result.key.encode("ascii", "replace").decode()
    if result.original:
        response.headers["Idempotent-Replayed"] = "true"
        response.headers["Original-Request"] = result.original
    if result.status in (400, 401, 402, 403, 404):
        response.headers["Stripe-Should-Retry"] = "false"
    return response


def _spoil(response: Response, fault: CallFault) -> Response:
    match fault.kind:
        case "lose_response":
            return Response(connection.NoAnswer(connection.AnswerSwallowed))
        case "reset":
            return Response(connection.NoAnswer(connection.ConnectionTornDown))
        case "truncate":
            # The length promised is that of the whole, so the caller sees a broken answer.
            whole = response.get_data()
            response.set_data(whole[: len(whole) // 2])
            response.headers["Content-Length"] = str(len(whole))
            response.headers["Connection"] = "close"
        case "wrong_json":
            response.set_data(b'{"id": "broken", "object": ')
    return response


def unknown(rest: str) -> Response:
    """Say that Stripe (or the emulator) knows no such address."""
    try:
        _check_caller(request)
        raise NotFoundError(
            f"Unrecognized request URL ({request.method}: /v1/{rest}). This emulator does not know it; please see "
            "https://docs.stripe.com/api and the emulator's README."
        )
    except StripeError as error:
        return _response(_Result(error.status, error.body(), new_id("req_", 14)))


def answer_http_error(error: HTTPException) -> Response:
    """Answer what Flask itself refuses, in Stripe's shape where the API was called."""
    if not request.path.startswith("/v1/"):
        plain = error.get_response()
        return Response(plain.get_data(), error.code or 500, mimetype="text/html")
    message = "The request is too large." if isinstance(error, RequestEntityTooLarge) else (error.description or "")
    refusal = InvalidRequestError(message)
    refusal.type = "api_error" if (error.code or 500) >= 500 else refusal.type
    return _response(_Result(error.code or 500, refusal.body(), new_id("req_", 14)))


def make_blueprint(routes: list[Route]) -> Blueprint:
    """Return the API, with a view for each of these routes and a refusal for everything else."""
    blueprint = Blueprint("api", __name__)
    for number, route in enumerate(routes):
        blueprint.add_url_rule(route.rule, f"route_{number}", _view(route), methods=[route.method])
    methods = ["GET", "POST", "DELETE", "PUT", "PATCH"]
    blueprint.add_url_rule("/v1/", "unknown_root", unknown, defaults={"rest": ""}, methods=methods)
    blueprint.add_url_rule("/v1/<path:rest>", "unknown", unknown, methods=methods)
    return blueprint
