"""The bridge: what is stored comes back the same, or nothing is stored."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from decimal import Decimal

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings

from reports.archive.act import Act
from reports.archive.opening import open_report
from reports.archive.refusals import Refused
from reports.archive.store import documents as documents_of
from reports.archive.store import store, to_document
from reports.models import AnnualReport, TrailEntry
from reports.statute import FORMATS
from reports.statute.document import Document
from tests.conftest import AT, Unsealed, sound_document
from tests.strategies import documents


def test_blank_report_is_wholly_unstated(blank_draft):
    assert to_document(blank_draft) == Document(
        agency="焦作市教育局",
        year=2023,
        format="2021",
        title="焦作市教育局2023年政府信息公开工作年度报告",
    )


@pytest.mark.slow
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(document=documents())
def test_round_trip(agency, producer, document):
    form = FORMATS[document.format]
    document = replace(document, agency=agency.name, year=form.first_year)
    with transaction.atomic():
        report = open_report(agency=agency, year=document.year, act=Act(producer, AT))
        report = store(document, report=report, version=report.version, act=Act(producer, AT))
        (back,) = documents_of(AnnualReport.objects.filter(pk=report.pk))
        assert back == document
        assert back.digest == document.digest
        transaction.set_rollback(True)


def test_amounts_keep_their_digits(draft, producer):
    figures = {key: dict(table) for key, table in to_document(draft).figures.items()}
    figures["disclosures"]["art20_8.fees", "amount"] = Decimal("18.8710")
    document = replace(to_document(draft), figures=figures)
    report = store(document, report=draft, version=draft.version, act=Act(producer, AT))
    stored = to_document(report).figures["disclosures"]["art20_8.fees", "amount"]
    assert str(stored) == "18.8710"


def test_same_content_leaves_no_trace(draft, producer):
    before = TrailEntry.objects.count()
    report = store(to_document(draft), report=draft, version=draft.version, act=Act(producer, AT))
    assert (report.version, TrailEntry.objects.count()) == (draft.version, before)


def test_query_count_of_reading(published_report, django_assert_num_queries):
    report = AnnualReport.objects.select_related("agency").get(pk=published_report.pk)
    with django_assert_num_queries(3):
        to_document(report)


def test_only_drafts_change(report_in_review, producer):
    document = replace(to_document(report_in_review), title="x")
    with pytest.raises(Refused, match="“审核中”状态，内容不能修改"):
        store(
            document,
            report=report_in_review,
            version=report_in_review.version,
            act=Act(producer, AT),
        )


def test_stale_content_is_refused(draft, producer):
    with pytest.raises(Refused, match="已被他人改动"):
        store(to_document(draft), report=draft, version=draft.version - 1, act=Act(producer, AT))


@pytest.mark.parametrize(
    ("agency_name", "year", "sentence"),
    [
        ("焦作市文化局", 2023, "内容属于“焦作市文化局”2023年度"),
        ("焦作市教育局", 2022, "内容属于“焦作市教育局”2022年度"),
    ],
)
def test_content_of_another_report_is_refused(draft, producer, agency_name, year, sentence):
    document = sound_document(agency=agency_name, year=year)
    with pytest.raises(Refused, match=sentence):
        store(document, report=draft, version=draft.version, act=Act(producer, AT))


def test_content_in_another_format_is_refused(draft, producer):
    document = Document(agency="焦作市教育局", year=2023, format="2019")
    with pytest.raises(Refused, match="〔2021〕30号"):
        store(document, report=draft, version=draft.version, act=Act(producer, AT))


def test_failure_half_way_stores_nothing(draft, producer, monkeypatch):
    before = to_document(draft)

    def fail(*args, **kwargs):
        raise RuntimeError("disk full")

    monkeypatch.setattr("reports.archive.trail.note", fail)
    with pytest.raises(RuntimeError), transaction.atomic():
        store(
            replace(before, title="x"), report=draft, version=draft.version, act=Act(producer, AT)
        )
    assert to_document(AnnualReport.objects.get(pk=draft.pk)) == before


def test_opening_twice_is_refused(draft, agency, producer):
    with pytest.raises(Refused, match="已经存在"):
        open_report(agency=agency, year=2023, act=Act(producer, AT))


def test_opening_before_the_first_format_is_refused(agency, producer):
    with pytest.raises(Refused, match="2019"):
        open_report(agency=agency, year=2018, act=Act(producer, AT))


def test_last_years_report_lends_figures_but_no_sentences(published_report, agency, producer):
    applications, disclosures = published_report.application_rows, published_report.disclosure_rows
    with Unsealed(connection):
        applications.filter(row="carried_out").update(natural_person=4, total=4)
        disclosures.filter(row="art20_1.normative_documents").update(in_force=6)
    lent = to_document(open_report(agency=agency, year=2024, act=Act(producer, AT)))
    stated = {
        (table, *key): value
        for table, figures in lent.figures.items()
        for key, value in figures.items()
        if value is not None
    }
    columns = FORMATS["2021"].tables["applications"].columns
    carried = {c: 4 if c in ("natural_person", "total") else 0 for c in columns}
    assert stated == {
        **{("applications", "carried_in", column): n for column, n in carried.items()},
        ("disclosures", "art20_1.rules", "in_force"): 0,
        ("disclosures", "art20_1.normative_documents", "in_force"): 6,
    }
    assert set(lent.texts.values()) == {""}


def test_another_format_lends_nothing(agency, producer):
    open_report(agency=agency, year=2020, act=Act(producer, AT))
    lent = to_document(open_report(agency=agency, year=2021, act=Act(producer, AT)))
    assert all(value is None for table in lent.figures.values() for value in table.values())


@pytest.mark.django_db(transaction=True)
def test_two_who_begin_at_once_begin_one(request):
    agency = request.getfixturevalue("agency")
    producer = request.getfixturevalue("producer")

    def begin(_) -> bool:
        try:
            open_report(agency=agency, year=2023, act=Act(producer, AT))
            return True
        except Refused:
            return False
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as pool:
        assert sum(pool.map(begin, range(6))) == 1
    assert TrailEntry.objects.count() == 1


def test_renaming_an_agency_changes_no_published_report(published_report, agency):
    before = to_document(published_report)
    agency.name = "焦作市教育和体育局"
    agency.save()
    report = AnnualReport.objects.get(pk=published_report.pk)
    assert to_document(report) == before
    assert to_document(report).digest == TrailEntry.objects.about(report).last().content
