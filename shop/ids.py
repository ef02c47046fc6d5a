"""Reading the id of a row from what a client sent."""

MOST_DIGITS = 18  # of any id that PostgreSQL can hold


def read_id(text: str | None) -> int | None:
    """Return the id in a text; None for anything else, which no row has."""
    is_id = text is not None and text.isascii() and text.isdecimal() and len(text) <= MOST_DIGITS
    return int(text) if is_id and text else None
