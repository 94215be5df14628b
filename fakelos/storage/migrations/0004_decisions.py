import django.db.models.deletion
import django.db.models.functions.datetime
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('storage', '0003_corrections'),
    ]

    operations = [
        migrations.AddField(
            model_name='office',
            name='letterhead',
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name='office',
            name='place',
            field=models.CharField(blank=True, max_length=64),
        ),
        migrations.CreateModel(
            name='Decision',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('type_a', 'Type A'), ('type_a_missing', 'Type A Missing'), ('type_a_buyout', 'Type A Buyout'), ('renew_type_a', 'Renew Type A'), ('ask_rescan', 'Ask Rescan'), ('ask_papers', 'Ask Papers'), ('ask_authorities', 'Ask Authorities'), ('end_procedure', 'End Procedure'), ('grant', 'Grant'), ('refuse', 'Refuse')], max_length=32)),
                ('state', models.CharField(choices=[('proposed', 'Proposed'), ('in_force', 'In Force'), ('sent_back', 'Sent Back')], max_length=16)),
                ('made_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('signed_at', models.DateTimeField(null=True)),
                ('reason', models.TextField(blank=True)),
                ('doubts_reason', models.TextField(blank=True)),
                ('answer', models.TextField(blank=True)),
                ('day', models.DateField(null=True)),
                ('year', models.PositiveSmallIntegerField(null=True)),
                ('number', models.PositiveIntegerField(null=True)),
                ('typed_number', models.CharField(blank=True, max_length=64)),
                ('rested_on', models.JSONField(default=dict)),
                ('details', models.JSONField(default=dict)),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='storage.dossier')),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decisions_made', to=settings.AUTH_USER_MODEL)),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='storage.office')),
                ('signed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='decisions_countersigned', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-made_at'],
            },
        ),
        migrations.CreateModel(
            name='Inquiry',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('authority', models.CharField(choices=[('insurer', 'Insurer'), ('police_travel', 'Police Travel'), ('police_order', 'Police Order'), ('prosecutor', 'Prosecutor')], max_length=16)),
                ('sent_on', models.DateField()),
                ('due_on', models.DateField(null=True)),
                ('answered_on', models.DateField(null=True)),
                ('answer', models.CharField(blank=True, choices=[('favourable', 'Favourable'), ('adverse', 'Adverse'), ('unclear', 'Unclear')], max_length=16)),
                ('note', models.TextField(blank=True)),
                ('answered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='inquiries_answered', to=settings.AUTH_USER_MODEL)),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='inquiries', to='storage.dossier')),
                ('sent_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='inquiries_sent', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['sent_on', 'authority'],
            },
        ),
        migrations.CreateModel(
            name='Letter',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(max_length=32)),
                ('language', models.CharField(blank=True, max_length=8)),
                ('blob', models.CharField(max_length=64)),
                ('sha256', models.CharField(max_length=64)),
                ('size', models.PositiveIntegerField()),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('decision', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='letters', to='storage.decision')),
            ],
            options={
                'ordering': ['position'],
            },
        ),
        migrations.CreateModel(
            name='ProtocolCounter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField()),
                ('last', models.PositiveIntegerField(default=0)),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='protocol_counters', to='storage.office')),
            ],
        ),
        migrations.CreateModel(
            name='Rescan',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField()),
                ('settled', models.BooleanField(default=False)),
                ('arrived', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='rescans_brought', to='storage.batch')),
                ('decision', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rescans', to='storage.decision')),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rescans', to='storage.dossier')),
                ('item', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='rescans', to='storage.item')),
                ('station', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rescans', to='storage.station')),
            ],
            options={
                'ordering': ['decision', 'number'],
            },
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind__in', ['end_procedure', 'refuse']), ('state', 'in_force'), _negated=True), models.Q(('signed_by__isnull', False), models.Q(('signed_by', models.F('made_by')), _negated=True)), _connector='OR'), name='negative_by_two_people'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'proposed')), fields=('dossier',), name='one_proposal_of_dossier'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.UniqueConstraint(fields=('office', 'year', 'number'), name='protocol_number_once'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.UniqueConstraint(condition=models.Q(('typed_number', ''), _negated=True), fields=('office', 'year', 'typed_number'), name='typed_number_once'),
        ),
        migrations.AddIndex(
            model_name='inquiry',
            index=models.Index(fields=['answered_on', 'due_on'], name='inquiry_by_due'),
        ),
        migrations.AddConstraint(
            model_name='protocolcounter',
            constraint=models.UniqueConstraint(fields=('office', 'year'), name='counter_of_office'),
        ),
    ]
