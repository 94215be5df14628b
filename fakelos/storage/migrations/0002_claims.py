import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import Count, F, Q

from fakelos.storage.search.keys import NUMBER_FIELDS, day_keys, name_keys, number_keys


def describe_what_was_evaluated(apps, schema_editor):
    """Say of dossiers that were evaluated before how sure the machine is and what falls due, as far as rows tell."""
    Dossier = apps.get_model("storage", "Dossier")
    own = Q(findings__examination="formal", findings__category=F("category"))
    doubts = Count("findings", filter=own & Q(findings__status="doubtful"))
    asked = Count("findings", filter=own & ~Q(findings__status="not_required"))
    for dossier in Dossier.objects.annotate(doubts=doubts, asked=asked).iterator(chunk_size=500):
        Dossier.objects.filter(pk=dossier.pk).update(
            doubtful=dossier.doubts > 0,
            certainty=1 - dossier.doubts / dossier.asked if dossier.asked else 0,
            deadline=dossier.evaluation.get("buyout_deadline"),
        )


def index_what_was_evaluated(apps, schema_editor):
    """Let dossiers that were evaluated before be found by what was read of them."""
    SearchKey = apps.get_model("storage", "SearchKey")
    FieldValue = apps.get_model("storage", "FieldValue")
    for dossier in apps.get_model("storage", "Dossier").objects.prefetch_related("persons").iterator(chunk_size=500):
        names = [name for person in dossier.persons.all() for name in (*person.names_el, *person.names_lat)]
        fields = FieldValue.objects.filter(document__dossier=dossier, code__in=NUMBER_FIELDS)
        values = [dossier.application_no, *fields.values_list("value", flat=True)]
        numbers = [one for value in values for one in ([value] if isinstance(value, str) else value)]
        days = day_keys(person.birth_date for person in dossier.persons.all())
        keys = {*name_keys(names), *number_keys(numbers), *days}
        SearchKey.objects.bulk_create(
            SearchKey(dossier=dossier, office_id=dossier.office_id, kind=str(kind), key=key) for kind, key in keys
        )


class Migration(migrations.Migration):

    dependencies = [
        ('storage', '0001_first'),
    ]

    operations = [
        migrations.AddField(
            model_name='dossier',
            name='certainty',
            field=models.FloatField(default=1),
        ),
        migrations.AddField(
            model_name='dossier',
            name='doubtful',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='dossier',
            name='claimed_by',
            field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='claimed_dossiers', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='dossier',
            name='claimed_until',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='dossier',
            name='proposed_by',
            field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='proposed_dossiers', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='dossier',
            name='deadline',
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name='user',
            name='away_until',
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AlterField(
            model_name='dossier',
            name='state',
            field=models.CharField(choices=[('ready', 'Ready'), ('waiting_papers', 'Waiting Papers'), ('waiting_rescan', 'Waiting Rescan'), ('waiting_authorities', 'Waiting Authorities'), ('countersign', 'Countersign'), ('done', 'Done')], default='ready', max_length=32),
        ),
        migrations.RunPython(describe_what_was_evaluated, migrations.RunPython.noop),
        migrations.RemoveIndex(
            model_name='dossier',
            name='dossier_by_priority',
        ),
        migrations.AddIndex(
            model_name='dossier',
            index=models.Index(condition=models.Q(('claimed_by__isnull', True)), fields=['office', 'state', 'doubtful', '-priority', 'created_at', 'id'], name='dossier_free_pressing'),
        ),
        migrations.AddIndex(
            model_name='dossier',
            index=models.Index(condition=models.Q(('claimed_by__isnull', True)), fields=['office', 'state', 'doubtful', 'certainty', 'created_at', 'id'], name='dossier_free_uncertain'),
        ),
        migrations.AddIndex(
            model_name='dossier',
            index=models.Index(condition=models.Q(('claimed_by__isnull', True)), fields=['office', 'state', 'created_at', 'id'], name='dossier_free_by_age'),
        ),
        migrations.AddIndex(
            model_name='dossier',
            index=models.Index(condition=models.Q(('claimed_by__isnull', True), ('deadline__isnull', False), models.Q(('state', 'done'), _negated=True)), fields=['office', 'deadline', 'created_at', 'id'], name='dossier_free_by_deadline'),
        ),
        migrations.AddIndex(
            model_name='dossier',
            index=models.Index(condition=models.Q(('claimed_by__isnull', True)), fields=['office', 'state', '-updated_at', 'id'], name='dossier_free_latest'),
        ),
        migrations.AddIndex(
            model_name='dossier',
            index=models.Index(condition=models.Q(('claimed_by__isnull', False)), fields=['office', 'claimed_until'], name='dossier_held'),
        ),
        migrations.CreateModel(
            name='SearchKey',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('name', 'Name'), ('number', 'Number')], max_length=8)),
                ('key', models.CharField(max_length=64)),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='search_keys', to='storage.dossier')),
                ('office', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='storage.office')),
            ],
            options={
                'indexes': [models.Index(fields=['office', 'kind', 'key', 'dossier'], name='search_by_beginning', opclasses=['int8_ops', 'varchar_pattern_ops', 'varchar_pattern_ops', 'uuid_ops'])],
            },
        ),
        migrations.RunPython(index_what_was_evaluated, migrations.RunPython.noop),
    ]
