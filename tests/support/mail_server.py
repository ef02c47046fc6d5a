"""A mail server on this machine that keeps what it is given."""

from dataclasses import dataclass, field
from typing import Self

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from local.processes import free_port

NOBODY = "nobody@"


@dataclass
class MailServer:
    """Takes emails while it runs, but none to an address that begins with `NOBODY`; `with` starts and stops it."""

    port: int = field(default_factory=free_port)
    delivered: list[str] = field(default_factory=list)
    """Who got an email, once for each."""
    _controller: Controller | None = None

    @property
    def url(self) -> str:
        """Return what EMAIL_URL says to use it."""
        return f"smtp://127.0.0.1:{self.port}"

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def start(self) -> None:
        """Take emails."""
        self._controller = Controller(self, hostname="127.0.0.1", port=self.port)
        self._controller.start()

    def stop(self) -> None:
        """Take no more."""
        if self._controller:
            self._controller.stop(no_assert=True)
            self._controller = None

    async def handle_RCPT(  # noqa: N802 aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Take or refuse a recipient."""
        if address.startswith(NOBODY):
            return "550 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Take an email."""
        self.delivered += envelope.rcpt_tos
        return "250 OK"
