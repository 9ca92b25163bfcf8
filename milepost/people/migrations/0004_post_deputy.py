import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0003_audit_refuses_replacing")]

    operations = [
        migrations.AddField(
            model_name="post",
            name="deputy",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="stands_in_for",
                to="people.post",
            ),
        ),
        migrations.AddConstraint(
            model_name="post",
            constraint=models.CheckConstraint(
                condition=models.Q(("deputy__isnull", True), models.Q(("deputy", models.F("id")), _negated=True), _connector="OR"),
                name="people_deputy_is_another",
            ),
        ),
    ]
