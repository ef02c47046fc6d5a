"""
Which Australian state or territory a postcode belongs to.

Source: Australia Post, "Postcode ranges by state" (street addresses and post office boxes), and its postcode
file for the few postcodes that cross a border.
"""

STATES = {
    "ACT": "Australian Capital Territory",
    "NSW": "New South Wales",
    "NT": "Northern Territory",
    "QLD": "Queensland",
    "SA": "South Australia",
    "TAS": "Tasmania",
    "VIC": "Victoria",
    "WA": "Western Australia",
}

_RANGES = [
    (200, 299, "ACT"),
    (800, 999, "NT"),
    (1000, 2599, "NSW"),
    (2600, 2618, "ACT"),
    (2619, 2899, "NSW"),
    (2900, 2920, "ACT"),
    (2921, 2999, "NSW"),
    (3000, 3999, "VIC"),
    (4000, 4999, "QLD"),
    (5000, 5999, "SA"),
    (6000, 6999, "WA"),
    (7000, 7999, "TAS"),
    (8000, 8999, "VIC"),
    (9000, 9999, "QLD"),
]

_ACROSS_A_BORDER = {
    "0872": {"SA", "WA"},
    "2406": {"QLD"},
    "2540": {"ACT"},
    "2611": {"NSW"},
    "2618": {"NSW"},
    "2620": {"ACT"},
    "2648": {"VIC"},
    "3500": {"NSW"},
    "3585": {"NSW"},
    "3586": {"NSW"},
    "3644": {"NSW"},
    "3691": {"NSW"},
    "3707": {"NSW"},
    "4375": {"NSW"},
    "4377": {"NSW"},
    "4380": {"NSW"},
    "4383": {"NSW"},
    "4385": {"NSW"},
    "4825": {"NT"},
}


def find_state(text: str) -> str | None:
    """Return the abbreviation of the state that someone wrote, short or in full; None for none of ours."""
    written = " ".join(text.replace(".", "").split()).casefold()
    for abbreviation, name in STATES.items():
        if written in (abbreviation.casefold(), name.casefold()):
            return abbreviation
    return None


def states_of(postcode: str) -> set[str]:
    """Return the states that a 4-digit postcode belongs to: none, one, or two at a border."""
    number = int(postcode)
    states = {state for first, last, state in _RANGES if first <= number <= last}
    return states | _ACROSS_A_BORDER.get(postcode, set())
