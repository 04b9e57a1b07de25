"""Begin with the word lists of the catalogue; from then on they are the administrator's."""

from django.db import migrations

from reports.rules.settings import OLD_WORDS, RESIDUE, WORD_LIST


def begin(apps, schema_editor):
    wordings = apps.get_model("reports", "Wording").objects
    for text, instead in WORD_LIST.items():
        wordings.create(kind="word", text=text, instead=instead)
    for kind, texts in (("residue", RESIDUE), ("old", OLD_WORDS)):
        for text in texts:
            wordings.create(kind=kind, text=text)


class Migration(migrations.Migration):
    dependencies = [("reports", "0004_examination")]
    operations = [migrations.RunPython(begin, migrations.RunPython.noop)]
