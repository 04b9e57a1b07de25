"""The portal takes a new format in without a migration: kept, filled in, published, listed."""

import csv
import io
import json
from dataclasses import replace

import openpyxl
import pytest
from django.core.management import call_command
from django.urls import reverse

from reports.archive.act import Act
from reports.archive.opening import open_report
from reports.archive.store import store, to_document
from reports.desk.grid import for_browser
from reports.desk.taking import take
from reports.models import AnnualReport, TrailHead
from reports.models.system_checks import formats_fit_models
from reports.public.dictionary import dictionary
from reports.statute import FORMATS
from reports.statute.document import Document, from_dict
from reports.writers.collection import COLLECTIONS
from reports.writers.schema import json_schema, table_schema
from tests.conftest import AT, sound_document
from tests.desk.test_report_pages import typed
from tests.new_format.formats import FIRST_YEAR, NEWEST
from tests.new_format.reports import numbered
from tests.public.page import figures, parse, texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def published_of(agency, producer, reviewer, publisher):
    """Makes a sound report of a year and takes it to publication."""
    TrailHead.objects.get_or_create(pk=1)

    def make(year: int) -> AnnualReport:
        made, *rest = (Act(person, AT) for person in (producer, reviewer, publisher))
        report = open_report(agency=agency, year=year, act=made)
        report = store(
            sound_document(agency=agency.name, year=year),
            report=report,
            version=report.version,
            act=made,
        )
        for step, act in zip(("submit", "approve", "publish"), (made, *rest), strict=True):
            secrecy = {"secrecy": True} if step == "publish" else {}
            report = take(step, report=report, version=report.version, act=act, **secrecy)
        return report

    return make


def test_it_fits_the_models_without_a_migration(form):
    assert formats_fit_models() == []
    call_command("check", fail_level="WARNING")
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_kept_as_it_is(form, agency, producer):
    TrailHead.objects.get_or_create(pk=1)
    act = Act(producer, AT)
    report = open_report(agency=agency, year=FIRST_YEAR, act=act)
    written = replace(numbered(form), agency=agency.name)
    kept = store(written, report=report, version=report.version, act=act)
    assert (kept.format, to_document(kept)) == (form.key, written)


def test_last_years_report_lends_to_it(form, agency, producer):
    """What was carried over and the stock in force, of the format before; nothing else."""
    TrailHead.objects.get_or_create(pk=1)
    act = Act(producer, AT)
    last = replace(numbered(NEWEST, year=FIRST_YEAR - 1), agency=agency.name)
    report = open_report(agency=agency, year=last.year, act=act)
    store(last, report=report, version=report.version, act=act)
    new = to_document(open_report(agency=agency, year=FIRST_YEAR, act=act))
    stock = ("art20_1.rules", "art20_1.normative_documents")
    due = {
        "applications": {
            ("carried_in", column): last.figures["applications"]["carried_out", column]
            for column in form.tables["applications"].columns
        },
        "disclosures": {
            (row, "in_force"): last.figures["disclosures"][row, "in_force"] for row in stock
        },
    }
    blank = Document(agency.name, FIRST_YEAR, form.key, title=new.official_title)
    assert new == replace(blank, figures=due)


def test_the_desk_takes_every_cell(form, added, agency, producer, client):
    TrailHead.objects.get_or_create(pk=1)
    report = open_report(agency=agency, year=FIRST_YEAR, act=Act(producer, AT))
    address = reverse("admin:reports_annualreport_change", args=[report.pk])
    client.force_login(producer)
    page = parse(client.get(address))
    assert sorted(page.xpath("//td//input/@name")) == sorted(cell.place for cell in form.cells)
    document = replace(numbered(form), agency=agency.name)
    assert client.post(address, typed(document, version=report.version)).status_code == 302
    assert to_document(AnnualReport.objects.get(pk=report.pk)) == document


def test_the_browser_knows_its_cells_and_sums(form):
    shape = for_browser(form)
    cells = [cell["place"] for t in shape["tables"] for row in t["rows"] for cell in row["cells"]]
    assert cells == [cell.place for cell in form.cells]
    assert shape["equations"] == [equation.as_json() for equation in form.equations]


def test_the_public_page_prints_it(form, added, published_of, client):
    report = published_of(FIRST_YEAR)
    page = parse(client.get(report.get_absolute_url()))
    for key, table in form.tables.items():
        printed = [text for row in figures(page, key) for text in row]
        stated = to_document(report).figures[key]
        assert printed == [str(stated[cell.key]) for cell in table.cells]
    assert added.label in texts(page, "//th")


def test_a_list_across_formats_as_one_file(form):
    years = (FIRST_YEAR - 1, FIRST_YEAR)
    reports = [sound_document(agency="某局", year=year) for year in years]
    files = {kind: b"".join(one.pieces(reports)) for kind, one in COLLECTIONS.items()}
    lines = list(csv.DictReader(io.StringIO(files["csv"].decode("utf-8-sig"))))
    assert [line["format"] for line in lines] == [
        document.format for document in reports for _ in document.form.cells
    ]
    assert list(map(from_dict, json.loads(files["json"]))) == reports
    book = openpyxl.load_workbook(io.BytesIO(files["xlsx"]))
    sheets = dict(zip(FORMATS, (list(s.iter_rows(values_only=True)) for s in book), strict=True))
    lines = {key: len(rows) - 1 for key, rows in sheets.items()}
    assert lines == {**dict.fromkeys(FORMATS, 0), NEWEST.key: 1, form.key: 1}
    stated = [reports[1].stated(cell) for cell in form.cells]
    assert list(sheets[form.key][1][3:]) == stated


def test_schemas_and_dictionary_list_it(form, added, client):
    key = added.key
    (shape,) = [
        one for one in json_schema()["oneOf"] if one["properties"]["format"] == {"const": form.key}
    ]
    tables = shape["properties"]["figures"]["properties"]
    assert list(tables[added.table]["properties"]) == list(form.tables[added.table].rows)
    fields = {field["name"]: field for field in table_schema()["fields"]}
    assert key in fields["row_key"]["constraints"]["enum"]
    assert fields["format"]["constraints"]["enum"] == list(FORMATS)
    chapters = dictionary()
    assert [(one.form.key, one.last_year) for one in chapters[:2]] == [
        (form.key, None),
        (NEWEST.key, FIRST_YEAR - 1),
    ]
    assert [one.form for one in reversed(chapters)] == list(FORMATS.values())
    page = parse(client.get("/data/"))
    assert key in texts(page, "//code")
    assert f"{NEWEST.first_year}—{FIRST_YEAR - 1} 年度的格式" in " ".join(texts(page, "//h2"))
