from django.db import migrations

from shop.users.email_keys import customer_key, hashed


def take_keys_of_live_claims(apps, schema_editor):
    """Let the uses that count now take the code for every address of their person, the earlier one first."""
    claims = apps.get_model("voucher", "VoucherClaim").objects.select_related("order__user")
    claim_key = apps.get_model("voucher", "VoucherClaimKey")
    rows = []
    for claim in claims.filter(is_once_per_customer=True, released_at=None).order_by("pk").iterator(chunk_size=1000):
        user = claim.order.user
        keys = {claim.customer_key, customer_key(claim.order.guest_email), customer_key(user.email) if user else ""}
        rows += [
            claim_key(
                claim=claim, voucher_id=claim.voucher_id, key=hashed(key), is_first_order=claim.is_first_order
            )
            for key in sorted(keys - {""})
        ]
    claim_key.objects.bulk_create(rows, batch_size=1000, ignore_conflicts=True)


class Migration(migrations.Migration):

    dependencies = [
        ("voucher", "0014_take_codes_by_person"),
        ("users", "0003_fill_account_emails"),
        ("order", "0022_check_orders"),
    ]

    operations = [migrations.RunPython(take_keys_of_live_claims, migrations.RunPython.noop)]
