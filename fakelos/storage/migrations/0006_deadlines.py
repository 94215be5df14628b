from django.conf import settings
from django.db import migrations, models
from django.db.models.functions import Now


def name_what_falls_due(apps, schema_editor):
    """The days known so far are those of the buy-out; the last certificate of a dossier may end earlier."""
    Dossier, Decision = apps.get_model("storage", "Dossier"), apps.get_model("storage", "Decision")
    Dossier.objects.filter(deadline__isnull=False).update(deadline_kind="buyout")
    certified = Decision.objects.filter(state="in_force", details__has_key="valid_until").order_by("made_at")
    ends = {dossier: details["valid_until"] for dossier, details in certified.values_list("dossier", "details")}
    for dossier, day in ends.items():
        later = Dossier.objects.filter(pk=dossier).exclude(deadline__lte=day)
        later.update(deadline=day, deadline_kind="certificate")


class Migration(migrations.Migration):
    dependencies = [
        ("storage", "0005_events"),
    ]

    operations = [
        migrations.RemoveIndex(model_name="fieldvalue", name="field_by_search"),
        migrations.RemoveField(model_name="fieldvalue", name="search"),
        migrations.AddField(
            model_name="dossier",
            name="deadline_kind",
            field=models.CharField(
                blank=True, choices=[("buyout", "Buyout"), ("certificate", "Certificate")], default="", max_length=16
            ),
            preserve_default=False,
        ),
        migrations.CreateModel(
            name="Reopening",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("made_at", models.DateTimeField(db_default=Now())),
                ("reason", models.TextField()),
                (
                    "dossier",
                    models.ForeignKey(on_delete=models.CASCADE, related_name="reopenings", to="storage.dossier"),
                ),
                (
                    "made_by",
                    models.ForeignKey(on_delete=models.PROTECT, related_name="reopenings", to=settings.AUTH_USER_MODEL),
                ),
            ],
            options={"ordering": ["-pk"]},
        ),
        migrations.RunPython(name_what_falls_due, migrations.RunPython.noop, elidable=True),
    ]
