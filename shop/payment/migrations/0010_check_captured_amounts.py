from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("payment", "0009_fill_captured_amounts")]

    operations = [
        migrations.AddConstraint(
            model_name='paymentattempt',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ('paid', 'reinstated', 'paid_duplicate', 'paid_late', 'refunded')), _negated=True), models.Q(('captured_in_minor_units__isnull', False), models.Q(('captured_currency', ''), _negated=True)), _connector='OR'), name='captured_attempt_says_what_came_in'),
        ),
        migrations.AddConstraint(
            model_name='paymentattempt',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['paid', 'reinstated']), _negated=True), models.Q(('captured_currency', models.F('currency')), ('captured_in_minor_units', models.F('amount_in_minor_units'))), ('is_accepted', True), _connector='OR'), name='paid_attempt_brought_what_was_asked'),
        ),
    ]
