from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("storage", "0006_deadlines"),
    ]

    operations = [
        migrations.AddField(model_name="dossier", name="reread", field=models.JSONField(default=dict)),
        migrations.AddField(model_name="dossier", name="reread_due", field=models.BooleanField(default=False)),
        migrations.AddIndex(
            model_name="dossier",
            index=models.Index(
                condition=models.Q(("reread_due", True)), fields=["created_at", "id"], name="dossier_reread_due"
            ),
        ),
    ]
