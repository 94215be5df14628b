import django.db.models.deletion
import django.db.models.functions.datetime
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('storage', '0004_decisions'),
    ]

    operations = [
        migrations.CreateModel(
            name='ApiToken',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('digest', models.CharField(max_length=64, unique=True)),
                ('scopes', models.JSONField(default=list)),
                ('made_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('revoked_at', models.DateTimeField(null=True)),
            ],
            options={
                'ordering': ['-made_at'],
            },
        ),
        migrations.CreateModel(
            name='OutgoingEvent',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('seq', models.BigIntegerField()),
                ('at', models.DateTimeField()),
                ('kind', models.CharField(max_length=64)),
                ('office', models.CharField(blank=True, max_length=64)),
                ('subject', models.CharField(max_length=64)),
                ('data', models.JSONField(default=dict)),
                ('state', models.CharField(choices=[('waiting', 'Waiting'), ('sent', 'Sent'), ('dead', 'Dead')], default='waiting', max_length=8)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('due_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('failure', models.CharField(blank=True, max_length=64)),
            ],
            options={
                'ordering': ['seq', 'subject'],
            },
        ),
        migrations.AddField(
            model_name='user',
            name='sessions_ended',
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddIndex(
            model_name='dossier',
            index=models.Index(fields=['office', 'created_at', 'id'], name='dossier_by_arrival'),
        ),
        migrations.AddField(
            model_name='apitoken',
            name='user',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='api_token', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddIndex(
            model_name='outgoingevent',
            index=models.Index(condition=models.Q(('state', 'waiting')), fields=['due_at'], name='event_due'),
        ),
        migrations.AddIndex(
            model_name='outgoingevent',
            index=models.Index(condition=models.Q(('state', 'waiting')), fields=['subject', 'seq'], name='event_of_subject'),
        ),
    ]
