import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("storage", "0002_claims"),
    ]

    operations = [
        migrations.AddField(
            model_name="document",
            name="candidates",
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name="fieldvalue",
            name="alternatives",
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name="document",
            name="stray",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="dossier",
            name="given",
            field=models.JSONField(default=dict),
        ),
        migrations.CreateModel(
            name="Correction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("made_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ("kind", models.CharField(choices=[("class", "class"), ("field", "field"), ("split", "split"), ("merge", "merge"), ("move", "move"), ("rotate", "rotate"), ("person", "person"), ("line", "line"), ("tie", "tie"), ("application", "application")], max_length=16)),
                ("subject", models.CharField(max_length=128)),
                ("before", models.JSONField(null=True)),
                ("after", models.JSONField()),
                ("reason", models.TextField(blank=True)),
                ("undone_at", models.DateTimeField(null=True)),
                ("dossier", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="corrections", to="storage.dossier")),
                ("made_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="corrections_made", to=settings.AUTH_USER_MODEL)),
                ("undone_by", models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="corrections_taken_back", to=settings.AUTH_USER_MODEL)),
            ],
            options={
                "ordering": ["pk"],
                "indexes": [models.Index(condition=models.Q(("undone_at", None)), fields=["kind"], name="correction_standing_by_kind")],
            },
        ),
    ]
