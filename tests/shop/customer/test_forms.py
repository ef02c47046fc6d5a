import pytest
from oscar.apps.address.models import Country

from shop.customer.forms import AddressForm

SENT = {
    "full_name": "Rosa Lindqvist",
    "line1": "12 Wattle Street",
    "suburb": "Fitzroy",
    "state": "VIC",
    "postcode": "3065",
    "country": "AU",
    "phone": "",
}


@pytest.fixture(autouse=True)
def countries(db):
    for code, name, is_shipping, order in [
        ("AU", "Australia", True, 9),
        ("NZ", "New Zealand", True, 0),
        ("HK", "Hong Kong", True, 0),
        ("AQ", "Antarctica", False, 0),
    ]:
        Country.objects.create(
            iso_3166_1_a2=code,
            printable_name=name,
            name=name,
            is_shipping_country=is_shipping,
            display_order=order,
        )


def check(**changes):
    form = AddressForm({**SENT, **changes})
    form.is_valid()
    return form


def test_address_form_takes_an_australian_address():
    form = check(line2="Unit 3", phone="0412 345 678")

    assert form.address_fields == {
        "first_name": "Rosa",
        "last_name": "Lindqvist",
        "line1": "12 Wattle Street",
        "line2": "Unit 3",
        "line4": "Fitzroy",
        "state": "VIC",
        "postcode": "3065",
        "country": Country.objects.get(pk="AU"),
        "phone_number": "+61412345678",
    }


def test_address_form_names_missing_fields():
    form = AddressForm({"country": "AU"})

    assert form.errors == {
        "full_name": ["Enter your full name"],
        "line1": ["Enter the street and number"],
        "suburb": ["Enter the suburb or town"],
        "state": ["Enter a state or territory, like VIC or Victoria"],
        "postcode": ["Enter a 4-digit postcode, like 3000"],
    }


@pytest.mark.parametrize("postcode", ["3065", " 3065 ", "30 65", "3065\u00a0"])
def test_address_form_takes_postcodes_with_blanks(postcode):
    form = check(postcode=postcode)

    assert form.cleaned_data["postcode"] == "3065"


@pytest.mark.parametrize("postcode", ["306", "30655", "abcd", "٣٠٦٥", "-3065x", "3 0 6"])
def test_address_form_refuses_what_is_no_postcode(postcode):
    assert check(postcode=postcode).errors == {"postcode": ["Enter a 4-digit postcode, like 3000"]}


@pytest.mark.parametrize("state", ["vic", "Victoria", " V.I.C. ", "VICTORIA"])
def test_address_form_knows_states_by_any_name(state):
    assert check(state=state).cleaned_data["state"] == "VIC"


def test_address_form_refuses_an_unknown_state():
    form = check(state="Bavaria")

    assert form.errors == {"state": ["Enter a state or territory, like VIC or Victoria"]}


@pytest.mark.parametrize(
    ("postcode", "state"),
    [
        ("2000", "NSW"),
        ("2600", "ACT"),
        ("0200", "ACT"),
        ("0800", "NT"),
        ("0872", "SA"),
        ("2620", "ACT"),
        ("2620", "NSW"),
        ("3644", "NSW"),
        ("4000", "QLD"),
        ("5000", "SA"),
        ("6798", "WA"),
        ("7000", "TAS"),
        ("8001", "VIC"),
        ("9726", "QLD"),
    ],
)
def test_address_form_checks_state_of_postcode(postcode, state):
    assert check(postcode=postcode, state=state).errors == {}


def test_address_form_names_state_of_postcode():
    form = check(postcode="3000", state="NSW")

    assert form.errors == {"postcode": ["Postcode 3000 is in Victoria. Check the postcode and the state"]}


def test_address_form_refuses_a_postcode_that_does_not_exist():
    form = check(postcode="0100")

    assert form.errors == {"postcode": ["There's no postcode 0100. Enter a 4-digit postcode, like 3000"]}


def test_address_form_takes_other_countries_as_they_write():
    form = check(country="NZ", state="", postcode="6011", suburb="Wellington")

    assert form.errors == {}
    assert form.cleaned_data["postcode"] == "6011"


def test_address_form_needs_no_postcode_where_there_are_none():
    assert check(country="HK", state="", postcode="").errors == {}


def test_address_form_refuses_a_country_that_we_do_not_send_to():
    assert check(country="AQ").errors == {"country": ["Choose a country from the list"]}


@pytest.mark.parametrize("phone", ["hello", "12", "+999999999999999", "04123456789012345"])
def test_address_form_refuses_what_is_no_phone_number(phone):
    form = check(phone=phone)

    assert form.errors == {"phone": ["Enter a phone number, like 0412 345 678 or +61 412 345 678"]}


@pytest.mark.parametrize("name", SENT)
@pytest.mark.parametrize("bad", ["\x00", "x" * 5000, "‮abc", "🧴", "' OR 1=1", "{{ 7 }}", "%ff\r\n"])
def test_address_form_survives_bad_input(name, bad):
    check(**{name: bad})


def test_address_form_puts_australia_first():
    form = AddressForm()

    assert list(form.fields["country"].queryset.values_list("pk", flat=True)) == ["AU", "HK", "NZ"]
    assert form["country"].value() == "AU"


def test_address_abroad_asks_for_a_postcode_without_australian_format():
    Country.objects.filter(pk="NZ").update(is_shipping_country=True)

    assert check(country="NZ", postcode="").errors["postcode"] == ["Enter a postcode"]


@pytest.mark.parametrize("name", ["\u200b", "\u202e \u200d"])
def test_name_that_cannot_be_seen_is_asked_for_again(name):
    assert "full_name" in check(full_name=name).errors


def test_name_keeps_its_joiners_and_loses_what_turns_it():
    form = check(full_name="\u202eمهر\u200cداد  Ra\u200dd")

    assert form.cleaned_data["full_name"] == "مهر\u200cداد Rad"
