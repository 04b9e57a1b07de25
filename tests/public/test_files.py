"""Files for the public: of a report, of a list, of a year; and what they mean."""

import csv
import hashlib
import io
import json
from urllib.parse import unquote

import openpyxl
import pytest

from reports.archive.store import to_document
from reports.models import AnnualReport, Status
from reports.readers import read
from reports.renditions.bundles import bundle
from reports.renditions.files import render
from reports.statute import FORMATS
from reports.statute.document import from_dict
from reports.writers import WRITERS
from reports.writers.schema import FILES, as_text

REPORT = "/agencies/jiaozuo-education/2023/"


@pytest.fixture
def rendered_report(published_report) -> AnnualReport:
    """Published, and its files written."""
    render(published_report)
    bundle(published_report.year)
    return published_report


def body(response) -> bytes:
    return b"".join(response.streaming_content)


@pytest.mark.parametrize("extension", WRITERS)
def test_report_file(client, rendered_report, extension):
    response = client.get(f"{REPORT}report.{extension}")
    assert response.status_code == 200
    assert response["Content-Type"] == WRITERS[extension].media_type
    name = response["Content-Disposition"].split("filename*=utf-8''")[1]
    assert unquote(name) == f"焦作市教育局2023年政府信息公开工作年度报告.{extension}"
    data = body(response)
    if extension in ("docx", "xlsx", "json"):
        assert read(data).document == to_document(rendered_report)


def test_report_page_offers_every_file_with_its_size(client, rendered_report):
    response = client.get(REPORT)
    html = response.content.decode()
    for file in response.context["downloads"]:
        assert f'href="{file.address}"' in html
        assert hashlib.sha256(body(client.get(file.address))).hexdigest() == file.rendition.sha256
    assert [file.label for file in response.context["downloads"]] == [
        "Word",
        "PDF",
        "Excel",
        "CSV",
        "JSON",
    ]


def test_a_get_renders_nothing(client, published_report, renditions):
    """The page says which files are still to come; an address of one says when to come back."""
    html = client.get(REPORT).content.decode()
    assert html.count("正在生成，请稍后刷新") == len(WRITERS)
    for address in (f"{REPORT}report.pdf", f"{REPORT}v1/report.pdf", "/bundles/2023.zip"):
        response = client.get(address)
        assert (response.status_code, response["Retry-After"]) == (503, "60")
        assert "这份文件正在生成" in response.content.decode()
    assert not renditions.exists()


def test_unchanged_file_is_not_sent_again(client, rendered_report):
    first = client.get(f"{REPORT}report.json")
    assert body(first)
    again = client.get(f"{REPORT}report.json", headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize(
    "address",
    [
        f"{REPORT}report.exe",
        f"{REPORT}v2/report.pdf",
        "/agencies/jiaozuo-education/2022/report.pdf",
        "/agencies/nobody/2023/report.pdf",
        "/bundles/2022.zip",
        "/data/secrets.json",
        "/reports/?format=exe",
    ],
)
def test_what_is_not_there(client, published_report, address):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("state", ["draft", "report_in_review", "approved_report"])
def test_unpublished_files_do_not_exist(request, client, state):
    request.getfixturevalue(state)
    for address in (f"{REPORT}report.json", f"{REPORT}v1/report.json", "/bundles/2023.zip"):
        assert client.get(address).status_code == 404


def test_superseded_file_stays_and_withdrawn_goes(client, rendered_report):
    reports = AnnualReport.objects.filter(pk=rendered_report.pk)
    reports.update(status=Status.SUPERSEDED)
    assert body(client.get(f"{REPORT}v1/report.json"))
    assert client.get(f"{REPORT}report.json").status_code == 404
    reports.update(
        status=Status.WITHDRAWN,
        withdrawn_at=rendered_report.published_at,
        withdrawn_by=rendered_report.published_by,
        withdrawal_reason="有误",
    )
    assert client.get(f"{REPORT}v1/report.json").status_code == 404


def test_list_as_json(client, published_report, many):
    many(3)
    shapes = json.loads(body(client.get("/reports/?format=json&sort=year")))
    assert [shape["year"] for shape in shapes] == [2021, 2022, 2023, 2023]
    assert from_dict(shapes[2 if shapes[2]["agency"] == "焦作市教育局" else 3]) == to_document(
        published_report
    )


def test_list_as_csv(client, published_report, many):
    many(3)
    response = client.get("/reports/?format=csv&year=2023")
    text = body(response).decode("utf-8-sig")
    lines = list(csv.DictReader(io.StringIO(text)))
    assert {line["year"] for line in lines} == {"2023"}
    assert len(lines) == 200 * AnnualReport.objects.filter(year=2023).count()


def test_list_as_workbook(client, published_report, published, agency):
    published(agency, 2020)
    book = openpyxl.load_workbook(io.BytesIO(body(client.get("/reports/?format=xlsx"))))
    old, new, *_ = (list(sheet.iter_rows(values_only=True)) for sheet in book)
    assert [line[:3] for line in new[1:]] == [
        ("焦作市教育局", 2023, "焦作市教育局2023年政府信息公开工作年度报告")
    ]
    assert [line[:2] for line in old[1:]] == [("焦作市教育局", 2020)]
    cells = FORMATS["2021"].cells
    assert len(new[0]) == 3 + len(cells)
    report = to_document(published_report)
    assert list(new[1][3:]) == [report.stated(cell) for cell in cells]


def test_empty_list_is_an_empty_file(client, db):
    assert json.loads(body(client.get("/reports/?format=json"))) == []


def test_query_count_of_a_collection_grows_by_hundreds(client, many, django_assert_num_queries):
    many(2)
    with django_assert_num_queries(6):
        body(client.get("/reports/?format=json"))
    many(40)
    with django_assert_num_queries(6):
        body(client.get("/reports/?format=json"))


def test_bundle(client, rendered_report):
    response = client.get("/bundles/2023.zip")
    assert body(response).startswith(b"PK")


@pytest.mark.parametrize("name", FILES)
def test_schemas_are_public(client, db, name):
    response = client.get(f"/data/{name}")
    assert response.content.decode() == as_text(FILES[name]())
    assert f'href="/data/{name}"' in client.get("/data/").content.decode()


def test_dictionary_names_every_key(client, db):
    html = client.get("/data/").content.decode()
    for form in FORMATS.values():
        for table in form.tables.values():
            for key in (*table.rows, *table.columns):
                assert f"<code>{key}</code>" in html
    assert "2019—2020 年度" in html
