"""Oscar's own models, unchanged."""

from oscar.apps.offer.models import *  # noqa: F403
