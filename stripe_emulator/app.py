"""The Flask app, put together."""

from flask import Flask
from werkzeug.exceptions import HTTPException

from stripe_emulator import api, control, disputes, events, pages, payment_pages, refunds, webhooks
from stripe_emulator.routing import ROUTES

_LARGEST_BODY = 1024 * 1024
# Importing them has filled the table of routes.
_RESOURCES = (disputes, events, payment_pages, refunds, webhooks)


def create_app(emulator: api.Emulator, *, with_faults: bool) -> Flask:
    """Return the app around one emulator."""
    app = Flask(__name__)
    app.config["MAX_CONTENT_LENGTH"] = app.config["MAX_FORM_MEMORY_SIZE"] = _LARGEST_BODY
    app.extensions["stripe_emulator"] = emulator
    app.register_blueprint(api.make_blueprint(ROUTES))
    app.register_blueprint(pages.blueprint)
    app.register_blueprint(control.ledger)
    if with_faults:
        app.register_blueprint(control.faults)
    app.register_error_handler(HTTPException, api.answer_http_error)
    app.after_request(pages.protect)
    return app
