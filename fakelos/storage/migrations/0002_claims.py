import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import Count, F, Q


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
    ]
