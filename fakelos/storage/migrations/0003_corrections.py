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
    ]
