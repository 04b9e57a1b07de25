"""The forms of the desk: opening a report, and its whole content, made from the statute."""

import re
from collections.abc import Iterator

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from reports.models import Agency, AnnualReport, Role, Staff
from reports.statute import FIRST_YEAR
from reports.statute.document import Document, printed
from reports.statute.measure import UNIT_LENGTH, Value
from reports.statute.printed_table import NOT_STATED
from reports.statute.schema import LONGEST_TEXT, Cell, Narrative, Passage, Table

from .grid import desk_table, for_browser

# Full-width forms, as static/desk/figure.js. A compatibility fold would turn 3² into 32.
_WIDTHS = {0xFF01 + n: 0x21 + n for n in range(94)} | {0x2212: "-"}
_SKIPPED = re.compile(r"[\s,\u200b\u200c\u200d\u2060\ufeff\u00ad]")


class OpenForm(forms.Form):
    """Which agency's report of which year to begin."""

    agency = forms.ModelChoiceField(Agency.objects.none(), label="行政机关")
    year = forms.TypedChoiceField(label="年度", coerce=int)

    def __init__(self, *args, staff: Staff, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].queryset = Agency.objects.filter(
            posts__staff=staff, posts__role=Role.PRODUCER
        )
        this_year = timezone.localdate().year
        self.fields["year"].choices = [
            (year, f"{year} 年度") for year in range(this_year, FIRST_YEAR - 1, -1)
        ]
        self.initial.setdefault("year", this_year - 1)

    def clean(self) -> dict:
        data = super().clean()
        if AnnualReport.objects.filter(agency=data.get("agency"), year=data.get("year")).exists():
            raise ValidationError(
                f"{data['agency']}{data['year']}年度报告已经存在，请在列表中打开。"
            )
        return data


class CellField(forms.CharField):
    """One figure as typed. Full-width digits, spaces and thousands separators are understood;
    empty is not stated (None), which is not 0."""

    def __init__(self, cell: Cell) -> None:
        mode = "decimal" if cell.measure.decimal else "numeric"
        label = "，".join((*cell.row.path, cell.column.label))
        attrs = {
            "inputmode": mode,
            "autocomplete": "off",
            "aria-label": label,
            "size": 6,
            "placeholder": NOT_STATED,
        }
        super().__init__(required=False, label=label, widget=forms.TextInput(attrs))
        self.cell = cell

    def clean(self, value: str) -> Value:
        typed = _SKIPPED.sub("", super().clean(value).translate(_WIDTHS))
        if not typed:
            return None
        try:
            return self.cell.measure.value(typed)
        except ValueError:
            raise ValidationError(self.cell.refusal(value)) from None


class UnitField(forms.CharField):
    """The free unit of an amount, as printed."""

    def __init__(self, cell: Cell, label: str) -> None:
        attrs = {"aria-label": f"{label}，单位", "placeholder": "单位", "autocomplete": "off"}
        super().__init__(
            required=False, label="单位", max_length=UNIT_LENGTH, widget=forms.TextInput(attrs)
        )
        self.cell = cell

    def clean(self, value: str) -> str:
        unit = super().clean(value)
        if not self.cell.measure.accepts_unit(unit):
            raise ValidationError(self.cell.unit_refusal(unit))
        return unit


class PassageField(forms.CharField):
    """One text of the report as it is kept. The browser says when it is too long and cuts nothing
    off, as ``maxlength`` would when somebody pastes."""

    def __init__(self, passage: Passage, *, due: bool) -> None:
        attrs = {"rows": 6, "data-due": due, "data-longest": LONGEST_TEXT}
        super().__init__(label=passage.label, required=False, widget=forms.Textarea(attrs))
        self.passage = passage

    def clean(self, value: str) -> str:
        text = paragraphs(super().clean(value))
        if refusal := self.passage.refusal(text):
            raise ValidationError(refusal)
        return text


class DeskForm(forms.Form):
    """The whole content of a report. ``version`` is the state that the person has seen;
    ``previous`` last year's report, whose figures are shown beside the cells on demand."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    title = forms.CharField(label="标题", max_length=200)

    def __init__(
        self,
        document: Document,
        *args,
        version: int,
        previous: Document | None = None,
        **kwargs,
    ) -> None:
        self.document = document
        self.previous = previous
        initial = {"version": version, "title": document.title}
        super().__init__(*args, initial=initial | _initial(document), **kwargs)
        for part in document.form.narratives:
            for passage in part.passages:
                self.fields[passage.key] = PassageField(passage, due=_due(passage, part))
        for cell in document.form.cells:
            self.fields[cell.place] = CellField(cell)
            if cell.measure.is_free:
                self.fields[f"{cell.place}_unit"] = UnitField(cell, self.fields[cell.place].label)

    def result(self) -> Document:
        """What was typed, as a report; only of a valid form."""
        data = self.cleaned_data
        figures: dict[str, dict] = {key: {} for key in self.document.form.tables}
        units = {}
        for cell in self.document.form.cells:
            figures[cell.table][cell.key] = data[cell.place]
            if unit := data.get(f"{cell.place}_unit"):
                units[cell.place] = unit
        return Document(
            agency=self.document.agency,
            year=self.document.year,
            format=self.document.format,
            title=data["title"],
            texts={key: data[key] for key in self.document.form.passages},
            figures=figures,
            units=units,
        )

    def parts(self) -> Iterator[dict[str, object]]:
        """The preamble and the six parts in printed order, each with its bound fields."""
        form = self.document.form
        for part in (form.preamble, *form.parts):
            if isinstance(part, Table):
                table = desk_table(self, self.document, part, previous=self.previous)
                yield {"part": part, "table": table}
            else:
                yield {"part": part, "texts": [(p, self[p.key]) for p in part.passages]}

    def statute(self) -> dict[str, object]:
        """What the browser checks by while one types."""
        return for_browser(self.document.form)

    def stored(self) -> dict[str, str]:
        """Of a form that was refused: what the report holds in the fields typed otherwise, so
        that the browser knows them as unsaved."""
        if not self.is_bound:
            return {}
        changed = (name for name in self.changed_data if name != "version")
        return {name: self.get_initial_for_field(self.fields[name], name) or "" for name in changed}


def _due(passage: Passage, part: Narrative) -> bool:
    """Whether a passage is expected: text before the first sub-heading of a part is not, nor is
    the preamble, which agencies print by custom only."""
    if passage.heading:
        return True
    return bool(part.heading) and not any(other.heading for other in part.passages)


def paragraphs(text: str) -> str:
    """A text as a report keeps it: paragraphs separated by one newline, without blank lines."""
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())


def _initial(document: Document) -> dict[str, str]:
    figures = {cell.place: printed(document.stated(cell)) for cell in document.form.cells}
    units = {f"{place}_unit": unit for place, unit in document.units.items()}
    return figures | units | dict(document.texts)
