"""What a webhook's body must look like to be an event, and what the database can keep of any body."""

import math
import re
from typing import Any

LONGEST_ID = 255
LONGEST_TYPE = 100
LONGEST_VERSION = 50
# PostgreSQL's JSON has no NUL and no half of a pair.
_NOT_STORED = re.compile("[\x00\ud800-\udfff]")


def storable(value: Any) -> Any:
    """
    Return JSON as the database takes it: letters and numbers that it can't keep are replaced.

    :raises RecursionError: if it is nested too deeply
    """
    if isinstance(value, str):
        return _NOT_STORED.sub("\ufffd", value)
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    if isinstance(value, dict):
        return {storable(key): storable(item) for key, item in value.items()}
    if isinstance(value, list):
        return [storable(item) for item in value]
    return value


def is_event(data: Any) -> bool:
    """Whether this is an event: with an id, a type, a mode and an object that has an id at most as long as ours."""
    if not isinstance(data, dict) or not isinstance(data.get("livemode"), bool):
        return False
    about = data["data"].get("object") if isinstance(data.get("data"), dict) else None
    return (
        isinstance(about, dict)
        and _is_text(data.get("id"), longest=LONGEST_ID)
        and _is_text(data.get("type"), longest=LONGEST_TYPE)
        and (data.get("api_version") is None or _is_text(data["api_version"], longest=LONGEST_VERSION))
        and (about.get("id") is None or _is_text(about["id"], longest=LONGEST_ID))
    )


def _is_text(value: Any, *, longest: int) -> bool:
    return isinstance(value, str) and 0 < len(value) <= longest
