from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ("storage", "0002_claims"),
    ]

    operations = []
