"""A file that an agency already has, read into a draft: preview first, store on a second word."""

from collections.abc import Iterable

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from reports.archive.act import Act
from reports.archive.refusals import Refused
from reports.archive.store import to_document
from reports.intake.reading import reader
from reports.models import AnnualReport, settings_now
from reports.public.report_page import Part, parts, preamble
from reports.readers import Reading, Unreadable
from reports.readers.apart import Crowded
from reports.readers.limits import LIMITS
from reports.statute.checks import check
from reports.statute.differences import Differences, differences, laid_over, taken
from reports.statute.document import Document, as_dict, from_dict
from reports.statute.findings import Finding, Severity
from reports.statute.places import part_of

from . import editing
from .findings import by_settings
from .marked_texts import marked_texts, marks_of

A_DAY = 24 * 60 * 60


class UploadForm(forms.Form):
    """One file, or text as copied off a page or out of Excel."""

    file = forms.FileField(
        label="文件",
        required=False,
        help_text="Word、Excel、PDF、网页、文本均可，系统按内容辨认。",
    )
    pasted = forms.CharField(
        label="或者粘贴",
        required=False,
        strip=False,
        widget=forms.Textarea({"rows": 8, "autofocus": True}),
        help_text="从网页、Word 复制的全文，或从 Excel 复制的一张表（连同表头和左边的栏目）。",
    )

    def __init__(self, document: Document, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.document = document

    def clean(self) -> dict:
        data = super().clean()
        file, pasted = data.get("file"), data.get("pasted", "").strip("\r\n")
        if bool(file) == bool(pasted):
            raise ValidationError("请选择一个文件，或者粘贴文字，二者取其一。")
        try:
            data["reading"] = self._read(file, pasted)
        except (Unreadable, Crowded) as sentence:
            raise ValidationError(str(sentence)) from None
        return data

    def _read(self, file, pasted: str) -> Reading:
        with reader() as child:
            if file:
                return child.read(file.read(LIMITS.file_bytes + 1), name=file.name)
            try:
                return child.read(pasted.encode("utf-8", "replace"))
            except Unreadable:  # a table without its report: it is meant for this one
                titled = f"{self.document.official_title}\n{pasted}"
                return child.read(titled.encode("utf-8", "replace"))


class Upload:
    """One visit to the upload page."""

    def __init__(self, report: AnnualReport, request: HttpRequest) -> None:
        self.report = report
        self.request = request
        self.draft = to_document(report)
        sent = request.method == "POST" and "understood" not in request.POST
        data = (request.POST, request.FILES) if sent else ()
        self.form = UploadForm(self.draft, *data)

    @property
    def salt(self) -> str:
        return f"reports.upload.{self.report.pk}"

    def confirm(self) -> bool:
        """Store what was understood if the person said so; Refused if it cannot be."""
        understood = self.request.POST.get("understood")
        if understood is None:
            return False
        try:
            said = signing.loads(understood, salt=self.salt, max_age=A_DAY)
        except signing.BadSignature:
            raise Refused("这份预览已失效，请重新上传。") from None
        document = from_dict(said["document"])
        if "choosing" in self.request.POST:
            document = taken(self.draft, document, self.request.POST.getlist("part"))
            if document == self.draft:
                raise Refused("没有选择要存入的部分，草稿没有改动。请重新读取，至少选择一个部分。")
        editing.save(
            document,
            report=self.report,
            version=said["version"],
            act=Act.of(self.request),
        )
        return True

    def context(self) -> dict[str, object]:
        context = {
            "title": f"上传到：{self.report}",
            "report": self.report,
            "form": self.form,
        }
        if self.form.is_bound and self.form.is_valid():
            context |= self._preview(self.form.cleaned_data["reading"])
        return context

    def _preview(self, reading: Reading) -> dict[str, object]:
        """What was understood: against the draft, with everything found."""
        if refused := obstacle(self.draft, reading.document):
            return {"obstacle": refused, "reading": reading}
        result = laid_over(self.draft, reading.document)
        found: Differences = differences(self.draft, result)
        said = {"document": as_dict(result), "version": self.report.version}
        findings = by_settings((*reading.findings, *check(result)), settings_now())
        grave = [severity.value for severity in Severity]
        return {
            "reading": reading,
            "draft": self.draft,
            "document": result,
            "differences": found,
            "parts": self._changed(result, found, findings),
            "findings": sorted(findings, key=lambda one: grave.index(one.severity.value)),
            "understood": signing.dumps(said, salt=self.salt, compress=True) if found else "",
        }

    def _changed(
        self, result: Document, found: Differences, findings: Iterable[Finding]
    ) -> list[tuple[Part, bool]]:
        """The parts as the report would print them, marked, and whether something changes there."""
        form = result.form
        changed = {part_of(form, place) for place in found.places}
        changed |= {part_of(form, text.passage.key) for text in found.texts}
        printed = marked_texts(form, found, marks_of(findings))
        shown = (preamble(result, printed), *parts(result, printed))
        return [(part, part.key in changed) for part in shown]


def obstacle(draft: Document, document: Document) -> str:
    """Why what was read cannot go into this draft; empty if it can."""
    if document.agency not in ("", draft.agency):
        return f"文件是“{document.agency}”的报告，不是“{draft.agency}”的。"
    if document.year != draft.year:
        return f"文件是 {document.year} 年度的报告，不是 {draft.year} 年度的。"
    if document.format != draft.format:
        return f"文件的表格是{document.form.source}的格式，本报告应为{draft.form.source}的格式。"
    if len(document.title) > AnnualReport._meta.get_field("title").max_length:
        return f"文件的标题“{document.title[:20]}……”太长，请核对文件。"
    return ""
