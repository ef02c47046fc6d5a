"""Oscar's own models, unchanged."""

from oscar.apps.customer.models import *  # noqa: F403
