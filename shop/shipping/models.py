"""Oscar's own models, unchanged."""

from oscar.apps.shipping.models import *  # noqa: F403
