"""Messages to one visitor, in a cookie that no other host can set."""

from django.contrib.messages.storage.cookie import CookieStorage
from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.messages.storage.session import SessionStorage


class HostCookieStorage(CookieStorage):
    """Keep messages in a cookie of this host alone, which browsers take over encrypted connections only."""

    cookie_name = "__Host-messages"


class MessageStorage(FallbackStorage):
    """Keep messages in that cookie, and in the session what is too long for it."""

    storage_classes = (HostCookieStorage, SessionStorage)
