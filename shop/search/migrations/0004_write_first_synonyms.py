"""Write down what people say for what texts about skin call otherwise. Staff change it as they like."""

from django.db import migrations

# By what customers type, in the singular as searches compare it.
FIND = {
    "milium": "milia",
    "milk spot": "milia",
    "white bump": "milia",
    "white spot": "milia",
    "hard white lump": "milia",
    "keratin bump": "milia",
    "oil seed": "milia",
    "eclat": "radiance, glow, dullness",
    "brightening": "dullness",
    "radiance": "dullness, glow",
    "blackhead": "congestion, pores",
    "pore": "congestion",
    "wrinkle": "lines",
    "spf": "sunscreen",
    "sunblock": "sunscreen, spf",
    "sun cream": "sunscreen, spf",
    "aha": "glycolic, lactic, mandelic",
    "bha": "salicylic",
    "pha": "gluconolactone",
    "efa": "omega, linoleic",
    "fatty acid": "omega, linoleic",
    "fish oil": "omega",
    "lipo hydroxy": "salicylic",
    "hyaluronic": "hyaluronate",
    "hyaluron": "hyaluronate",
    "panthenol": "provitamin",
    "tocopherol": "tocopheryl",
    "vitamin b3": "niacinamide",
    "vitamin a": "retinol, retinal",
    "refund": "returns",
    "exchange": "returns",
    "shipping": "delivery",
    "postage": "delivery",
    "pickup": "collect",
}
LEAVE_OUT = {
    "retinol": "retinal, retinyl palmitate, retinyl acetate, retinyl propionate, hydroxypinacolone retinoate",
    "retinoid": "retinol, retinal, retinyl palmitate, retinyl acetate, hydroxypinacolone retinoate",
    "fragrance": "parfum, aroma",
    "perfume": "parfum, aroma",
    "alcohol": "alcohol denat",
}


def write(apps, schema_editor):
    Synonym = apps.get_model("search", "Synonym")
    for effect, synonyms in (("find", FIND), ("leave-out", LEAVE_OUT)):
        for words, means in synonyms.items():
            key = words.replace("b3", "b 3")
            Synonym.objects.get_or_create(key=key, effect=effect, defaults={"words": words, "means": means})


class Migration(migrations.Migration):
    dependencies = [("search", "0003_add_synonyms")]

    operations = [migrations.RunPython(write, migrations.RunPython.noop)]
