"""The form of a remark (审核意见): what is said, and of which place."""

from django import forms

from reports.statute.differences import sentences
from reports.statute.document import Document
from reports.statute.places import figures, parts_and_texts
from reports.statute.schema import Format

from . import remarks


class RemarkForm(forms.Form):
    """A remark and its place. The figures of one table and the sentences of one text are offered
    once it is chosen, so that nobody looks for one of two hundred; with a script a click on the
    report chooses."""

    place = forms.ChoiceField(label="位置", required=False)
    quoted = forms.ChoiceField(label="哪一句", required=False)
    text = forms.CharField(
        label="意见", max_length=remarks.LONGEST, widget=forms.Textarea({"rows": 3})
    )

    def __init__(self, document: Document, data=None, *, place: str = "") -> None:
        super().__init__(data, initial={"place": place}, auto_id="remark-%s")
        chosen = data.get("place", "") if data else place
        said = dict.fromkeys(s.strip() for s in sentences(document.texts.get(chosen, "")))
        self.fields["place"].choices = _places(document.form, chosen)
        self.fields["quoted"].choices = [("", "整段"), *((one, one) for one in said if one)]
        self.fields["quoted"].error_messages["invalid_choice"] = remarks.MENDED
        if not said:
            self.fields["quoted"].widget = forms.HiddenInput()


def _places(form: Format, chosen: str) -> list[tuple[str, object]]:
    table = form.tables.get(chosen.partition("/")[0])
    choices: list[tuple[str, object]] = list(parts_and_texts(form).items())
    return [*choices, (table.heading, list(figures(table).items()))] if table else choices
