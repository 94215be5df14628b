from django.db import migrations, models
from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

COUNTED = ("met", "missing", "doubtful")


def count_lines(apps, schema_editor):
    """How many formal lines of its category each dossier has, by their answer."""
    lines = apps.get_model("storage", "FindingRow").objects.filter(
        dossier=OuterRef("pk"), category=OuterRef("category"), examination="formal"
    )
    grouped = lines.order_by().values("dossier")
    number = {
        f"formal_{status}": Coalesce(Subquery(grouped.filter(status=status).annotate(n=Count("pk")).values("n")), 0)
        for status in COUNTED
    }
    apps.get_model("storage", "Dossier").objects.update(**number)


class Migration(migrations.Migration):
    dependencies = [
        ("storage", "0007_reread"),
    ]

    operations = [
        *(
            migrations.AddField(
                model_name="dossier", name=f"formal_{status}", field=models.PositiveSmallIntegerField(default=0)
            )
            for status in COUNTED
        ),
        migrations.RemoveIndex(model_name="dossier", name="dossier_free_by_age"),
        migrations.AddIndex(
            model_name="dossier",
            index=models.Index(
                condition=Q(("claimed_by__isnull", True)),
                fields=["office", "state", "created_at", "id"],
                include=["proposed_by"],
                name="dossier_free_by_age",
            ),
        ),
        migrations.RemoveIndex(model_name="dossier", name="dossier_free_by_deadline"),
        migrations.AddIndex(
            model_name="dossier",
            index=models.Index(
                condition=Q(
                    ("claimed_by__isnull", True), ("deadline__isnull", False), Q(("state", "done"), _negated=True)
                ),
                fields=["office", "deadline", "created_at", "id"],
                include=["state"],
                name="dossier_free_by_deadline",
            ),
        ),
        migrations.RunPython(count_lines, migrations.RunPython.noop, elidable=True),
    ]
