"""The form of the desk: the whole content of a report, made from the statute."""

from collections.abc import Iterator, Mapping

from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import flatatt
from django.utils.html import format_html
from django.utils.safestring import SafeString

from reports.statute.document import Document, printed
from reports.statute.measure import UNIT_LENGTH, Value
from reports.statute.printed_table import NOT_STATED
from reports.statute.schema import LONGEST_TEXT, Cell, Narrative, Passage, Table

from .grid import desk_table
from .typed_figure import typed_figure

TOKENS = ("version", "opened")  # what the form was opened on, no content


class FigureInput(forms.TextInput):
    """An input written without a template: two hundred of them were half the time of the page."""

    def render(self, name, value, attrs=None, renderer=None) -> SafeString:
        widget = self.get_context(name, value, attrs)["widget"]
        own = {"type": widget["type"], "name": widget["name"], "value": widget["value"]}
        return format_html("<input{}>", flatatt(own | widget["attrs"]))


class CellField(forms.CharField):
    """One figure as typed; empty is not stated (None), which is not 0."""

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
        super().__init__(required=False, label=label, widget=FigureInput(attrs))
        self.cell = cell

    def clean(self, value: str) -> Value:
        try:
            return typed_figure(super().clean(value), self.cell.measure)
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
    """The whole content of a report. ``version`` is the state that the person has seen, ``opened``
    the digest of what it said; ``previous`` last year's report, whose figures are shown beside the
    cells on demand; ``typed`` what fields show instead of what the report says."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    opened = forms.CharField(widget=forms.HiddenInput, max_length=64, required=False)
    title = forms.CharField(label="标题", max_length=200)

    def __init__(
        self,
        document: Document,
        *args,
        version: int,
        previous: Document | None = None,
        typed: Mapping[str, str] | None = None,
        opened: str | None = None,
        **kwargs,
    ) -> None:
        self.document = document
        self.previous = previous
        self.typed = typed or {}
        initial = as_typed(document) | self.typed
        super().__init__(*args, initial=initial | {"version": version}, **kwargs)
        if not self.is_bound:
            self.initial["opened"] = document.digest if opened is None else opened
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

    def stored(self) -> dict[str, str]:
        """What the report holds in the fields that show something else, because they were typed
        and refused or not yet saved, so that the browser knows them as unsaved."""
        changed = self.changed_data if self.is_bound else self.typed
        now = as_typed(self.document)
        return {name: now[name] for name in changed if name not in TOKENS}


def _due(passage: Passage, part: Narrative) -> bool:
    """Whether a passage is expected: text before the first sub-heading of a part is not, nor is
    the preamble, which agencies print by custom only."""
    if passage.heading:
        return True
    return bool(part.heading) and not any(other.heading for other in part.passages)


def paragraphs(text: str) -> str:
    """A text as a report keeps it: paragraphs separated by one newline, without blank lines."""
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())


def as_typed(document: Document) -> dict[str, str]:
    """What the fields of the form hold of a report, by their names."""
    cells = document.form.cells
    figures = {cell.place: printed(document.stated(cell)) for cell in cells}
    free = (cell.place for cell in cells if cell.measure.is_free)
    units = {f"{place}_unit": document.units.get(place, "") for place in free}
    return {"title": document.title, **document.texts, **figures, **units}
