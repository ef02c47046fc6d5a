"""Sample values for the page that shows every component (only while DEBUG is on)."""

from datetime import date
from decimal import Decimal

from django import forms

from shop.fields import EmailField, EmailInput
from shop.paging import PageRequest, window


class SampleForm(forms.Form):
    """One field of each kind."""

    use_required_attribute = False

    email = EmailField(
        label="Email",
        help_text="We'll send your confirmation here.",
        widget=EmailInput(attrs={"autocomplete": "email"}),
    )
    phone = forms.CharField(
        label="Phone", required=False, widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"})
    )
    postcode = forms.RegexField(
        r"^\d{4}$",
        label="Postcode",
        error_messages={"invalid": "Enter a 4-digit postcode, like 3000"},
        widget=forms.TextInput(attrs={"autocomplete": "postal-code", "inputmode": "numeric"}),
    )
    state = forms.ChoiceField(
        label="State",
        choices=[("", "Choose"), ("NSW", "New South Wales"), ("VIC", "Victoria")],
        widget=forms.Select(attrs={"autocomplete": "address-level1"}),
    )
    reach = forms.ChoiceField(
        label="How should we reach you?",
        choices=[("mail", "By email"), ("phone", "By phone")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how we should reach you"},
    )
    topics = forms.MultipleChoiceField(
        label="What is it about?",
        required=False,
        choices=[("milia", "Milia"), ("dry", "Dry, flaky skin")],
        widget=forms.CheckboxSelectMultiple,
    )
    question = forms.CharField(label="Your question", widget=forms.Textarea(attrs={"rows": 4}))
    consent = forms.BooleanField(label="Keep my details for the next order", required=False)


def _card(title: str, attributes: str, price: str, **more: object) -> dict[str, object]:
    return {
        "url": "/shop/",
        "title": title,
        "attributes": attributes,
        "price": Decimal(price),
        "rating": Decimal("4.7"),
        "rating_count": 212,
        "add_size_id": 1,
        "priced_size_id": 1,
        **more,
    }


def _line(title: str, size_text: str, total: str, **more: object) -> dict[str, object]:
    return {
        "id": more.get("id", 1),
        "url": "/shop/",
        "title": title,
        "size_text": size_text,
        "quantity": 1,
        "max_quantity": 10,
        "total": Decimal(total),
        **more,
    }


CARDS = [
    _card("Pearl Polish AHA exfoliating scrub", "Uneven texture", "42.00", was=Decimal("49.00"), badge="Offer"),
    _card("Retinol 0.3 renewal cream", "Evening", "58.00", unit_price="A$193.33 per 100 ml"),
    _card(
        "Ultra Dry barrier moisturiser",
        "Dry, sensitive",
        "49.00",
        is_from=True,
        sizes_text="2 sizes",
        unit_price="A$98.00 per 100 ml",
    ),
    _card("Calm mask", "Sensitive", "36.00", rating_count=0),
]
BAG_LINES = [
    _line("Omega essential fatty acid serum", "30 ml", "78.00", id=1, quantity=2, unit_text="A$39.00 each"),
    _line(
        "Pearl Polish AHA exfoliating scrub", "100 ml", "42.00", id=2, note="Only 1 left: we changed the quantity"
    ),
]
SIZES = [
    {
        "size_id": 1,
        "text": "30 ml",
        "price": Decimal("39.00"),
        "unit_price": "A$130.00 per 100 ml",
        "stock": "In stock",
        "is_chosen": True,
    },
    {
        "size_id": 2,
        "text": "60 ml",
        "price": Decimal("66.00"),
        "was": Decimal("72.00"),
        "unit_price": "A$110.00 per 100 ml",
        "stock": "Only 3 left",
    },
    {"size_id": 3, "text": "100 ml", "price": Decimal("98.00"), "stock": "Sold out", "is_sold_out": True},
]
COLOURS = [
    "paper",
    "linen",
    "sand",
    "sage-tint",
    "ink",
    "secondary",
    "control",
    "hairline",
    "buy",
    "sage",
    "gold",
    "error",
    "success",
]

SAMPLES: dict[str, object] = {
    "sample_token": "sample",
    "waiting_order": {"number": "SP-1042", "token": "sample", "is_payable": True},
    "address_options": [
        {
            "id": "to-1",
            "value": "1",
            "title": "Rosa Lang",
            "lines": ["1 Beach Road", "Torquay"],
            "badge": "Default",
            "is_chosen": True,
            "edit_url": "#",
        },
        {"id": "to-new", "value": "new", "title": "Somewhere else", "lines": []},
    ],
    "ways": [
        {"text": "Deliver it", "url": "?way=deliver", "is_chosen": True},
        {"text": "Collect it", "url": "?way=collect", "is_chosen": False},
    ],
    "colours": COLOURS,
    "breadcrumb": [
        {"text": "Home", "url": "/"},
        {"text": "Shop", "url": "/shop/"},
        {"text": "Barrier and oils", "url": "/shop/"},
        {"text": "Style guide"},
    ],
    "cards": CARDS,
    "articles": [
        {
            "url": "/journal/",
            "title": "Milia: what they are, and what helps",
            "eyebrow": "Questions and answers",
            "text": "Small, firm, white, and in no hurry. Why squeezing does not work.",
            "reading_minutes": 6,
            "date": date(2026, 11, 2),
        }
    ]
    * 3,
    "sizes": SIZES,
    "pictures": [{"url": "", "alt": "Bottle on a plinth"}, {"url": "", "alt": "Drops of oil"}],
    "ingredients": [
        {"name": "Cannabis Sativa Seed Oil", "url": "/ingredients/", "is_active": True},
        {"name": "Squalane", "url": "/ingredients/"},
        {"name": "Rosa Canina Seed Oil", "url": "/ingredients/"},
        {"name": "Tocopherol"},
    ],
    "distribution": [
        {"stars": 5, "count": 160},
        {"stars": 4, "count": 34},
        {"stars": 3, "count": 11},
        {"stars": 2, "count": 5},
        {"stars": 1, "count": 2},
    ],
    "table": {
        "columns": [{"heading": "Acid"}, {"heading": "Strength"}, {"heading": "How often"}],
        "rows": [
            ["Glycolic", "8 %", "Twice a week"],
            ["Lactic", "5 %", "Three evenings a week"],
        ],
    },
    "facts": [
        {"label": "What they are", "value": "Small cysts filled with keratin, just under the skin."},
        {"label": "How long they stay", "value": "Weeks to months; most go by themselves."},
    ],
    "instructions": [
        {"title": "Cleanse", "text": "With lukewarm water, and no brush."},
        {"title": "Apply two or three drops", "text": "Press them in while the skin is damp."},
    ],
    "groups": [
        {
            "name": "skin",
            "title": "Skin type",
            "options": [
                {"value": "dry", "text": "Dry", "count": 12, "is_chosen": True},
                {"value": "sensitive", "text": "Sensitive", "count": 9},
            ],
        },
        {
            "name": "concern",
            "title": "Concern",
            "options": [
                {"value": "milia", "text": "Milia", "count": 7},
                {"value": "flaky", "text": "Dry, flaky skin", "count": 11},
            ],
        },
    ],
    "applied_filters": [{"text": "Dry", "remove_url": "?"}, {"text": "Milia", "remove_url": "?"}],
    "promoted_filters": [
        {"text": "Dry", "url": "?skin=dry", "is_chosen": True},
        {"text": "Sensitive", "url": "?skin=sensitive"},
        {"text": "Milia-prone", "url": "?concern=milia"},
    ],
    "sort_options": [("popular", "Most bought"), ("price", "Price, low to high")],
    "products_part": window(range(60), count=60, asked=PageRequest(number="2")),
    "bag_lines": BAG_LINES,
    "sums": [
        {"label": "Subtotal", "amount": Decimal("120.00")},
        {"label": "Promo code miliagone", "amount": Decimal("18.00"), "is_discount": True},
        {"label": "Standard delivery", "text": "Free"},
    ],
    "total": Decimal("102.00"),
    "tax": Decimal("9.27"),
    "offer": {
        "code": "autumn",
        "headline": "A$10 off",
        "rule_text": "When you spend A$50.00 or more.",
        "end_text": "30 November 2026",
        "apply_url": "/offer/autumn/",
    },
    "applied_codes": [{"code": "miliagone", "text": "15 % off your first order", "remove_url": "/basket/"}],
    "address_lines": ["Mina Okafor", "12 Lygon Street", "Carlton VIC 3053", "Australia"],
    "checkout_steps": [
        {"title": "Contact", "url": "/checkout/", "state": "done"},
        {"title": "Delivery", "state": "now"},
        {"title": "Review and pay", "state": "later"},
    ],
    "order_steps": [
        {"title": "Paid", "text": "2 November 2026", "state": "done"},
        {"title": "Packed", "text": "3 November 2026", "state": "done"},
        {"title": "On its way", "text": "Arrives Thu 5 to Mon 9 November", "state": "now"},
        {"title": "Delivered", "state": "later"},
    ],
    "contents": [
        {"text": "What are milia?", "anchor": "what"},
        {"text": "Why not squeeze them?", "anchor": "why"},
        {"text": "Who should ask a doctor?", "anchor": "who"},
    ],
    "sources": [
        {
            "title": "Milia",
            "publisher": "DermNet",
            "url": "https://dermnetnz.org/topics/milium",
            "date": date(2026, 10, 20),
        }
    ],
    "today": date(2026, 11, 3),
    "sample_form": SampleForm(),
    "wrong_form": SampleForm({"postcode": "30000", "email": "mina@"}),
}
