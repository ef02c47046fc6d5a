"""Run the emulator: `python -m stripe_emulator --port 8001 --database stripe.sqlite3`."""

import argparse
import logging
import signal
import sys
import threading
from pathlib import Path
from types import FrameType

from werkzeug.serving import WSGIRequestHandler, make_server

from stripe_emulator import API_VERSION, __version__
from stripe_emulator.api import Emulator
from stripe_emulator.app import create_app
from stripe_emulator.connection import ConnectionTornDown, reset_when_closed
from stripe_emulator.errors import StripeError
from stripe_emulator.faults import Faults
from stripe_emulator.idempotency import forget_unfinished
from stripe_emulator.store import Store
from stripe_emulator.webhooks import Courier, keep_default_endpoint

_HOST = "127.0.0.1"


class _Handler(WSGIRequestHandler):
    """Keep connections open between requests, and hang up as the fault knobs ask."""

    protocol_version = "HTTP/1.1"
    timeout = 30
    is_torn_down = False

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Say nothing: failures log their own traceback."""

    def connection_dropped(self, error: BaseException, environ: dict[str, object] | None = None) -> None:
        """Hang up on callers who left, which the fault knobs make happen on purpose."""
        self.close_connection = True
        self.is_torn_down = isinstance(error, ConnectionTornDown)

    def finish(self) -> None:
        super().finish()
        if self.is_torn_down:
            reset_when_closed(self.connection)
            self.connection.close()

    def version_string(self) -> str:
        return "stripe-emulator"


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="stripe_emulator", description="A local Stripe.")
    version = f"stripe-emulator {__version__}, Stripe's API of {API_VERSION}"
    parser.add_argument("--version", action="version", version=version)
    parser.add_argument("--port", type=int, default=8001, help="where to listen, on 127.0.0.1 (0: any free port)")
    parser.add_argument("--database", type=Path, required=True, help="the SQLite file, made when it is not there")
    parser.add_argument("--webhook-url", help="where every event is sent")
    parser.add_argument("--webhook-secret", help="what events are signed with: whsec_...")
    parser.add_argument("--merchant", default="the shop", help="who is paid, as the payment page says")
    parser.add_argument("--settle-after", type=int, default=20, help="seconds until pending refunds settle")
    parser.add_argument("--faults", action="store_true", help="offer /_faults: knobs for failures")
    arguments = parser.parse_args()
    if bool(arguments.webhook_url) != bool(arguments.webhook_secret):
        parser.error("--webhook-url and --webhook-secret belong together")
    return arguments


def main() -> int:
    """Serve until told to stop."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    logging.getLogger("werkzeug").setLevel(logging.WARNING)
    arguments = _arguments()
    store, faults = Store(arguments.database, settle_after=arguments.settle_after), Faults()
    forget_unfinished(store)
    if arguments.webhook_url:
        try:
            keep_default_endpoint(store, url=arguments.webhook_url, secret=arguments.webhook_secret)
        except StripeError as error:
            print(error.message, file=sys.stderr)
            return 2
    return _serve(arguments, store, faults)


def _serve(arguments: argparse.Namespace, store: Store, faults: Faults) -> int:
    try:
        server = make_server(_HOST, arguments.port, _not_ready, threaded=True, request_handler=_Handler)
    except (OSError, SystemExit):
        print(f"Port {arguments.port} on {_HOST} is taken. Choose another with --port.", file=sys.stderr)
        return 1
    url = f"http://{_HOST}:{server.server_port}"
    emulator = Emulator(store, faults, public_url=url, merchant=arguments.merchant)
    server.app = create_app(emulator, with_faults=arguments.faults)
    courier = Courier(store, faults)
    courier.start()

    def stop(number: int, frame: FrameType | None) -> None:
        # From another thread, since shutdown waits for the loop that this signal interrupted.
        threading.Thread(target=server.shutdown).start()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stop)
    print(f"Stripe emulator ready at {url}", flush=True)
    server.serve_forever(poll_interval=0.05)
    courier.stop()
    server.server_close()
    return 0


def _not_ready(environ: object, start_response: object) -> list[bytes]:
    raise RuntimeError("The server was asked before it was ready.")


if __name__ == "__main__":
    sys.exit(main())
