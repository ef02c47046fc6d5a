"""Say help texts and labels in plainer words. Nothing changes in the database."""

import django.core.validators
import wagtail.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cms", "0012_choose_the_offer"),
    ]

    operations = [
        migrations.AlterField(
            model_name="articlepage",
            name="body",
            field=wagtail.fields.StreamField(
                [
                    ("heading", 3),
                    ("text", 4),
                    ("table", 6),
                    ("image", 10),
                    ("quote", 13),
                    ("question_and_answer", 18),
                    ("steps", 22),
                    ("key_facts", 26),
                    ("caution", 28),
                    ("sources", 35),
                    ("cancelling", 36),
                    ("product", 39),
                    ("promo_code", 42),
                    ("booking", 47),
                ],
                blank=True,
                block_lookup={
                    0: ("wagtail.blocks.CharBlock", (), {"max_length": 120}),
                    1: (
                        "wagtail.blocks.ChoiceBlock",
                        [],
                        {"choices": [("heading", "Heading"), ("subheading", "Subheading")], "label": "Size"},
                    ),
                    2: (
                        "wagtail.blocks.RegexBlock",
                        ("^[a-z0-9][a-z0-9-]*$",),
                        {
                            "error_messages": {"invalid": "Small letters, digits and hyphens."},
                            "help_text": "The end of the heading's URL. It's created from the text at first and then kept, so that links to it keep working.",
                            "max_length": 120,
                            "required": False,
                        },
                    ),
                    3: (
                        "wagtail.blocks.StructBlock",
                        [[("text", 0), ("level", 1), ("anchor", 2)]],
                        {"group": "Text"},
                    ),
                    4: ("cms.blocks.TextBlock", (), {"group": "Text", "template": "cms/blocks/text.html"}),
                    5: (
                        "cms.blocks.TextBlock",
                        (),
                        {
                            "features": ["bold", "italic", "link", "superscript", "subscript", "plain-pasting"],
                            "label": "Text",
                            "required": False,
                        },
                    ),
                    6: (
                        "wagtail.contrib.typed_table_block.blocks.TypedTableBlock",
                        [[("text", 5)]],
                        {"group": "Text"},
                    ),
                    7: ("wagtail.images.blocks.ImageChooserBlock", (), {}),
                    8: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "help_text": "What the picture shows, for people who can't see it. If you leave it empty, we use the picture's own description.",
                            "max_length": 250,
                            "required": False,
                        },
                    ),
                    9: ("wagtail.blocks.CharBlock", (), {"max_length": 250, "required": False}),
                    10: (
                        "wagtail.blocks.StructBlock",
                        [[("picture", 7), ("alt", 8), ("caption", 9)]],
                        {"group": "Text"},
                    ),
                    11: ("wagtail.blocks.TextBlock", (), {"max_length": 400}),
                    12: ("wagtail.blocks.CharBlock", (), {"max_length": 120, "required": False}),
                    13: ("wagtail.blocks.StructBlock", [[("text", 11), ("attribution", 12)]], {"group": "Text"}),
                    14: ("wagtail.blocks.CharBlock", (), {"max_length": 200}),
                    15: (
                        "cms.blocks.TextBlock",
                        (),
                        {
                            "features": [
                                "ul",
                                "ol",
                                "bold",
                                "italic",
                                "link",
                                "superscript",
                                "subscript",
                                "plain-pasting",
                            ]
                        },
                    ),
                    16: ("wagtail.blocks.StructBlock", [[("question", 14), ("answer", 15)]], {}),
                    17: ("wagtail.blocks.ListBlock", (16,), {"label": "Questions", "min_num": 1}),
                    18: ("wagtail.blocks.StructBlock", [[("items", 17)]], {"group": "Text"}),
                    19: ("wagtail.blocks.TextBlock", (), {"max_length": 1000}),
                    20: ("wagtail.blocks.StructBlock", [[("title", 12), ("text", 19)]], {}),
                    21: ("wagtail.blocks.ListBlock", (20,), {"label": "Steps", "min_num": 1}),
                    22: ("wagtail.blocks.StructBlock", [[("title", 12), ("items", 21)]], {"group": "Text"}),
                    23: ("wagtail.blocks.CharBlock", (), {"default": "In short", "max_length": 120}),
                    24: ("wagtail.blocks.CharBlock", (), {"max_length": 300}),
                    25: ("wagtail.blocks.ListBlock", (24,), {"label": "Facts", "min_num": 1}),
                    26: ("wagtail.blocks.StructBlock", [[("title", 23), ("items", 25)]], {"group": "Text"}),
                    27: ("wagtail.blocks.CharBlock", (), {"default": "When to see a doctor", "max_length": 120}),
                    28: ("wagtail.blocks.StructBlock", [[("title", 27), ("text", 19)]], {"group": "Text"}),
                    29: ("wagtail.blocks.CharBlock", (), {"max_length": 250}),
                    30: ("wagtail.blocks.CharBlock", (), {"max_length": 200, "required": False}),
                    31: ("wagtail.blocks.URLBlock", (), {"label": "URL"}),
                    32: ("wagtail.blocks.DateBlock", (), {"label": "Accessed on", "required": False}),
                    33: (
                        "wagtail.blocks.StructBlock",
                        [[("title", 29), ("publisher", 30), ("url", 31), ("accessed_date", 32)]],
                        {},
                    ),
                    34: ("wagtail.blocks.ListBlock", (33,), {"label": "Sources", "min_num": 1}),
                    35: ("wagtail.blocks.StructBlock", [[("items", 34)]], {"group": "Text"}),
                    36: ("cms.blocks.CancellingBlock", (), {"group": "Shop"}),
                    37: ("cms.references.ProductReferenceBlock", (), {}),
                    38: (
                        "wagtail.blocks.TextBlock",
                        (),
                        {"help_text": "Why it's mentioned here.", "max_length": 400, "required": False},
                    ),
                    39: ("wagtail.blocks.StructBlock", [[("product", 37), ("note", 38)]], {"group": "Shop"}),
                    40: ("cms.references.VoucherReferenceBlock", (), {"label": "Promo code"}),
                    41: (
                        "wagtail.blocks.TextBlock",
                        (),
                        {"help_text": "What it is for, in a sentence.", "max_length": 400, "required": False},
                    ),
                    42: ("wagtail.blocks.StructBlock", [[("voucher", 40), ("text", 41)]], {"group": "Shop"}),
                    43: (
                        "wagtail.blocks.ChoiceBlock",
                        [],
                        {
                            "choices": [
                                ("booking", "A booking"),
                                ("consultation", "A consultation"),
                                ("question", "A question"),
                            ]
                        },
                    ),
                    44: ("wagtail.blocks.TextBlock", (), {"max_length": 600, "required": False}),
                    45: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "help_text": "If you leave it empty, we use the shop's number from the site settings.",
                            "max_length": 30,
                            "required": False,
                        },
                    ),
                    46: ("wagtail.blocks.CharBlock", (), {"default": "Send your question", "max_length": 60}),
                    47: (
                        "wagtail.blocks.StructBlock",
                        [[("kind", 43), ("title", 0), ("text", 44), ("phone", 45), ("button", 46)]],
                        {"group": "Shop"},
                    ),
                },
            ),
        ),
        migrations.AlterField(
            model_name="articlepage",
            name="chosen_date",
            field=models.DateField(
                blank=True,
                help_text="Leave it empty to use the day the article goes live. To publish later, schedule the page.",
                null=True,
                verbose_name="date shown",
            ),
        ),
        migrations.AlterField(
            model_name="enquiry",
            name="email",
            field=models.EmailField(max_length=254, verbose_name="email"),
        ),
        migrations.AlterField(
            model_name="homepage",
            name="body",
            field=wagtail.fields.StreamField(
                [
                    ("hero", 7),
                    ("product_rail", 11),
                    ("editorial_split", 14),
                    ("article_rail", 17),
                    ("promises", 23),
                ],
                blank=True,
                block_lookup={
                    0: ("wagtail.blocks.CharBlock", (), {"max_length": 120}),
                    1: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"help_text": "Words of the title set in italics.", "max_length": 120, "required": False},
                    ),
                    2: ("wagtail.blocks.TextBlock", (), {"max_length": 400, "required": False}),
                    3: ("wagtail.images.blocks.ImageChooserBlock", (), {}),
                    4: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "help_text": "What the picture shows. If you leave it empty, we use the picture's own description.",
                            "max_length": 250,
                            "required": False,
                        },
                    ),
                    5: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "max_length": 300,
                            "required": False,
                            "validators": [
                                django.core.validators.RegexValidator(
                                    "^(/(?![/\\\\])|https://|mailto:|tel:|#)[^\\s\\x00]*$",
                                    "Start with / for a page on this shop, or https:// for another site.",
                                )
                            ],
                        },
                    ),
                    6: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"label": "Words on the button", "max_length": 60, "required": False},
                    ),
                    7: (
                        "wagtail.blocks.StructBlock",
                        [
                            [
                                ("title", 0),
                                ("title_emphasis", 1),
                                ("text", 2),
                                ("picture", 3),
                                ("alt", 4),
                                ("link", 5),
                                ("link_text", 6),
                            ]
                        ],
                        {},
                    ),
                    8: ("cms.references.ProductReferenceBlock", (), {}),
                    9: ("wagtail.blocks.ListBlock", (8,), {"max_num": 12, "min_num": 1}),
                    10: ("wagtail.blocks.CharBlock", (), {"max_length": 60, "required": False}),
                    11: (
                        "wagtail.blocks.StructBlock",
                        [[("heading", 0), ("products", 9), ("link", 5), ("link_text", 10)]],
                        {},
                    ),
                    12: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"help_text": "Words of the heading set in italics.", "max_length": 120, "required": False},
                    ),
                    13: ("wagtail.blocks.TextBlock", (), {"max_length": 600}),
                    14: (
                        "wagtail.blocks.StructBlock",
                        [
                            [
                                ("heading", 0),
                                ("heading_emphasis", 12),
                                ("text", 13),
                                ("picture", 3),
                                ("alt", 4),
                                ("link", 5),
                                ("link_text", 10),
                            ]
                        ],
                        {},
                    ),
                    15: ("cms.references.ArticleReferenceBlock", (), {"page_type": ["cms.ArticlePage"]}),
                    16: ("wagtail.blocks.ListBlock", (15,), {"max_num": 6, "min_num": 1}),
                    17: (
                        "wagtail.blocks.StructBlock",
                        [[("heading", 0), ("articles", 16), ("link", 5), ("link_text", 10)]],
                        {},
                    ),
                    18: ("wagtail.blocks.CharBlock", (), {"default": "What we promise", "max_length": 120}),
                    19: ("wagtail.blocks.CharBlock", (), {"max_length": 80}),
                    20: ("wagtail.blocks.CharBlock", (), {"max_length": 200, "required": False}),
                    21: ("wagtail.blocks.StructBlock", [[("title", 19), ("text", 20)]], {}),
                    22: ("wagtail.blocks.ListBlock", (21,), {"label": "Promises", "max_num": 4, "min_num": 1}),
                    23: ("wagtail.blocks.StructBlock", [[("heading", 18), ("items", 22)]], {}),
                },
            ),
        ),
        migrations.AlterField(
            model_name="person",
            name="role",
            field=models.CharField(
                blank=True, help_text='Their role or training, such as "Dermatologist".', max_length=160
            ),
        ),
        migrations.AlterField(
            model_name="sitesettings",
            name="address",
            field=models.TextField(blank=True, help_text="The postal address, one line per row."),
        ),
        migrations.AlterField(
            model_name="sitesettings",
            name="announcement_link",
            field=models.CharField(
                blank=True,
                max_length=300,
                validators=[
                    django.core.validators.RegexValidator(
                        "^(/(?![/\\\\])|https://|mailto:|tel:|#)[^\\s\\x00]*$",
                        "Start with / for a page on this shop, or https:// for another site.",
                    )
                ],
            ),
        ),
        migrations.AlterField(
            model_name="sitesettings",
            name="email",
            field=models.EmailField(blank=True, max_length=254, verbose_name="email"),
        ),
        migrations.AlterField(
            model_name="sitesettings",
            name="footer_columns",
            field=wagtail.fields.StreamField(
                [("column", 4)],
                blank=True,
                block_lookup={
                    0: ("wagtail.blocks.CharBlock", (), {"max_length": 60}),
                    1: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "label": "URL",
                            "max_length": 300,
                            "validators": [
                                django.core.validators.RegexValidator(
                                    "^(/(?![/\\\\])|https://|mailto:|tel:|#)[^\\s\\x00]*$",
                                    "Start with / for a page on this shop, or https:// for another site.",
                                )
                            ],
                        },
                    ),
                    2: ("wagtail.blocks.StructBlock", [[("text", 0), ("url", 1)]], {}),
                    3: ("wagtail.blocks.ListBlock", (2,), {"min_num": 1}),
                    4: ("wagtail.blocks.StructBlock", [[("title", 0), ("links", 3)]], {}),
                },
            ),
        ),
        migrations.AlterField(
            model_name="sitesettings",
            name="offer_article_words",
            field=models.CharField(
                blank=True,
                db_default="",
                default="",
                help_text="Only in articles with one of these words in their title or introduction: milia, milk spots. Leave it empty to show it in every article. An article with its own promo code keeps that one.",
                max_length=200,
                verbose_name="about",
            ),
        ),
        migrations.AlterField(
            model_name="standardpage",
            name="body",
            field=wagtail.fields.StreamField(
                [
                    ("heading", 3),
                    ("text", 4),
                    ("table", 6),
                    ("image", 10),
                    ("quote", 13),
                    ("question_and_answer", 18),
                    ("steps", 22),
                    ("key_facts", 26),
                    ("caution", 28),
                    ("sources", 35),
                    ("cancelling", 36),
                    ("product", 39),
                    ("promo_code", 42),
                    ("booking", 47),
                ],
                blank=True,
                block_lookup={
                    0: ("wagtail.blocks.CharBlock", (), {"max_length": 120}),
                    1: (
                        "wagtail.blocks.ChoiceBlock",
                        [],
                        {"choices": [("heading", "Heading"), ("subheading", "Subheading")], "label": "Size"},
                    ),
                    2: (
                        "wagtail.blocks.RegexBlock",
                        ("^[a-z0-9][a-z0-9-]*$",),
                        {
                            "error_messages": {"invalid": "Small letters, digits and hyphens."},
                            "help_text": "The end of the heading's URL. It's created from the text at first and then kept, so that links to it keep working.",
                            "max_length": 120,
                            "required": False,
                        },
                    ),
                    3: (
                        "wagtail.blocks.StructBlock",
                        [[("text", 0), ("level", 1), ("anchor", 2)]],
                        {"group": "Text"},
                    ),
                    4: ("cms.blocks.TextBlock", (), {"group": "Text", "template": "cms/blocks/text.html"}),
                    5: (
                        "cms.blocks.TextBlock",
                        (),
                        {
                            "features": ["bold", "italic", "link", "superscript", "subscript", "plain-pasting"],
                            "label": "Text",
                            "required": False,
                        },
                    ),
                    6: (
                        "wagtail.contrib.typed_table_block.blocks.TypedTableBlock",
                        [[("text", 5)]],
                        {"group": "Text"},
                    ),
                    7: ("wagtail.images.blocks.ImageChooserBlock", (), {}),
                    8: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "help_text": "What the picture shows, for people who can't see it. If you leave it empty, we use the picture's own description.",
                            "max_length": 250,
                            "required": False,
                        },
                    ),
                    9: ("wagtail.blocks.CharBlock", (), {"max_length": 250, "required": False}),
                    10: (
                        "wagtail.blocks.StructBlock",
                        [[("picture", 7), ("alt", 8), ("caption", 9)]],
                        {"group": "Text"},
                    ),
                    11: ("wagtail.blocks.TextBlock", (), {"max_length": 400}),
                    12: ("wagtail.blocks.CharBlock", (), {"max_length": 120, "required": False}),
                    13: ("wagtail.blocks.StructBlock", [[("text", 11), ("attribution", 12)]], {"group": "Text"}),
                    14: ("wagtail.blocks.CharBlock", (), {"max_length": 200}),
                    15: (
                        "cms.blocks.TextBlock",
                        (),
                        {
                            "features": [
                                "ul",
                                "ol",
                                "bold",
                                "italic",
                                "link",
                                "superscript",
                                "subscript",
                                "plain-pasting",
                            ]
                        },
                    ),
                    16: ("wagtail.blocks.StructBlock", [[("question", 14), ("answer", 15)]], {}),
                    17: ("wagtail.blocks.ListBlock", (16,), {"label": "Questions", "min_num": 1}),
                    18: ("wagtail.blocks.StructBlock", [[("items", 17)]], {"group": "Text"}),
                    19: ("wagtail.blocks.TextBlock", (), {"max_length": 1000}),
                    20: ("wagtail.blocks.StructBlock", [[("title", 12), ("text", 19)]], {}),
                    21: ("wagtail.blocks.ListBlock", (20,), {"label": "Steps", "min_num": 1}),
                    22: ("wagtail.blocks.StructBlock", [[("title", 12), ("items", 21)]], {"group": "Text"}),
                    23: ("wagtail.blocks.CharBlock", (), {"default": "In short", "max_length": 120}),
                    24: ("wagtail.blocks.CharBlock", (), {"max_length": 300}),
                    25: ("wagtail.blocks.ListBlock", (24,), {"label": "Facts", "min_num": 1}),
                    26: ("wagtail.blocks.StructBlock", [[("title", 23), ("items", 25)]], {"group": "Text"}),
                    27: ("wagtail.blocks.CharBlock", (), {"default": "When to see a doctor", "max_length": 120}),
                    28: ("wagtail.blocks.StructBlock", [[("title", 27), ("text", 19)]], {"group": "Text"}),
                    29: ("wagtail.blocks.CharBlock", (), {"max_length": 250}),
                    30: ("wagtail.blocks.CharBlock", (), {"max_length": 200, "required": False}),
                    31: ("wagtail.blocks.URLBlock", (), {"label": "URL"}),
                    32: ("wagtail.blocks.DateBlock", (), {"label": "Accessed on", "required": False}),
                    33: (
                        "wagtail.blocks.StructBlock",
                        [[("title", 29), ("publisher", 30), ("url", 31), ("accessed_date", 32)]],
                        {},
                    ),
                    34: ("wagtail.blocks.ListBlock", (33,), {"label": "Sources", "min_num": 1}),
                    35: ("wagtail.blocks.StructBlock", [[("items", 34)]], {"group": "Text"}),
                    36: ("cms.blocks.CancellingBlock", (), {"group": "Shop"}),
                    37: ("cms.references.ProductReferenceBlock", (), {}),
                    38: (
                        "wagtail.blocks.TextBlock",
                        (),
                        {"help_text": "Why it's mentioned here.", "max_length": 400, "required": False},
                    ),
                    39: ("wagtail.blocks.StructBlock", [[("product", 37), ("note", 38)]], {"group": "Shop"}),
                    40: ("cms.references.VoucherReferenceBlock", (), {"label": "Promo code"}),
                    41: (
                        "wagtail.blocks.TextBlock",
                        (),
                        {"help_text": "What it is for, in a sentence.", "max_length": 400, "required": False},
                    ),
                    42: ("wagtail.blocks.StructBlock", [[("voucher", 40), ("text", 41)]], {"group": "Shop"}),
                    43: (
                        "wagtail.blocks.ChoiceBlock",
                        [],
                        {
                            "choices": [
                                ("booking", "A booking"),
                                ("consultation", "A consultation"),
                                ("question", "A question"),
                            ]
                        },
                    ),
                    44: ("wagtail.blocks.TextBlock", (), {"max_length": 600, "required": False}),
                    45: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "help_text": "If you leave it empty, we use the shop's number from the site settings.",
                            "max_length": 30,
                            "required": False,
                        },
                    ),
                    46: ("wagtail.blocks.CharBlock", (), {"default": "Send your question", "max_length": 60}),
                    47: (
                        "wagtail.blocks.StructBlock",
                        [[("kind", 43), ("title", 0), ("text", 44), ("phone", 45), ("button", 46)]],
                        {"group": "Shop"},
                    ),
                },
            ),
        ),
    ]
