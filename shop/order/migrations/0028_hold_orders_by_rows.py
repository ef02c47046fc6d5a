import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('order', '0027_keep_notes_without_their_author'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='OrderHold',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('disputed', 'Payment disputed'), ('amount-differs', 'Payment differs'), ('refund-failed', 'A refund failed'), ('other', 'On hold')], max_length=20)),
                ('text', models.CharField(blank=True, help_text='What is to be known besides its kind.', max_length=200)),
                ('since', models.DateTimeField()),
                ('released_at', models.DateTimeField(blank=True, null=True)),
                ('by', models.ForeignKey(blank=True, help_text='Nobody: the shop itself.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('order', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='holds', to='order.order')),
                ('released_by', models.ForeignKey(blank=True, help_text='Nobody: the shop itself.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('released_at', None)), fields=('order', 'kind'), name='order_is_held_once_for_a_kind'), models.CheckConstraint(condition=models.Q(('kind__in', ['disputed', 'amount-differs', 'refund-failed', 'other'])), name='hold_kind_is_known')],
            },
        ),
    ]
