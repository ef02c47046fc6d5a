"""The emulator's own time, which may run ahead of the machine's."""

import time


class Clock:
    """
    Tell the time of Stripe's business: when a session was made, when it expires.

    What travels over the network (signatures, retries) keeps the machine's time, since the shop checks it.
    """

    def __init__(self, *, ahead_by: int = 0) -> None:
        self.ahead_by = ahead_by

    def now(self) -> int:
        """Return the present second."""
        return int(time.time()) + self.ahead_by
