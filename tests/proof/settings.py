"""Settings of the shop that the proof runs: the demo's, and the proof's own command."""

from shop.settings.development import *

INSTALLED_APPS = [*INSTALLED_APPS, "tests.proof"]
LOGGING = {**LOGGING, "root": {**LOGGING["root"], "level": "ERROR"}}
# The proof's crowds come from one machine; each of its shoppers says which home they are in.
TRUSTED_PROXIES = 1
