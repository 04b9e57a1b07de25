"""Impossible states: the database itself refuses them."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from reports.models import Agency, AgencyKind, AnnualReport, Post, Role, Status
from reports.models.report import SIGNATURES
from tests.conftest import AT


def refused(action) -> bool:
    try:
        with transaction.atomic():
            action()
    except IntegrityError:
        return True
    return False


@pytest.mark.parametrize(
    ("rows", "column"),
    [
        ("disclosure_rows", "issued"),
        ("disclosure_rows", "decisions"),
        ("application_rows", "natural_person"),
        ("application_rows", "total"),
        ("challenge_rows", "pending"),
    ],
)
def test_counts_are_not_negative(draft, rows, column):
    row = getattr(draft, rows).first()
    assert refused(lambda: getattr(draft, rows).filter(pk=row.pk).update(**{column: -1}))
    assert not refused(lambda: getattr(draft, rows).filter(pk=row.pk).update(**{column: 0}))


def test_change_may_be_negative(draft):
    assert not refused(lambda: draft.disclosure_rows.update(change=-3))


@pytest.mark.parametrize("amount", ["-1", "1,000", "元", "", "1.", ".5", "1e3", "NaN"])
def test_amounts_are_printed_numbers(draft, amount):
    assert refused(lambda: draft.disclosure_rows.update(amount=amount))


@pytest.mark.parametrize("amount", ["0", "18.8710", "59237.2449", "0.000001"])
def test_amounts_come_back_as_printed(draft, amount):
    draft.disclosure_rows.update(amount=Decimal(amount))
    assert str(draft.disclosure_rows.first().amount) in (amount, f"{Decimal(amount)}")


def test_none_and_zero_stay_apart(draft):
    row = draft.application_rows.first()
    row.total, row.business = None, 0
    row.save()
    row.refresh_from_db()
    assert (row.total, row.business) == (None, 0)


@pytest.mark.parametrize(
    "change",
    [
        {"status": "lost"},
        {"year": 2018},
        {"year": 3000},
        {"status": Status.IN_REVIEW},
        {"status": Status.APPROVED},
        {"status": Status.PUBLISHED},
        {"status": Status.SUPERSEDED},
        {"status": Status.WITHDRAWN},
        {"published_at": AT},
        {"produced_at": AT},
        {"reviewed_at": AT},
        {"withdrawn_at": AT},
        {"scheduled_for": AT},
        {"revision": 2},
        {"revision": 0},
    ],
)
def test_impossible_reports(draft, change):
    assert refused(lambda: AnnualReport.objects.filter(pk=draft.pk).update(**change))


@pytest.mark.parametrize("signature", SIGNATURES, ids=lambda signature: signature.by)
def test_a_person_without_a_time(draft, producer, signature):
    change = {signature.by: producer}
    assert refused(lambda: AnnualReport.objects.filter(pk=draft.pk).update(**change))


def test_maker_is_not_checker(approved_report, reviewer):
    reports = AnnualReport.objects.filter(pk=approved_report.pk)
    assert refused(lambda: reports.update(produced_by=reviewer))


def test_one_revision_in_force(published_report, publisher):
    second = AnnualReport(
        agency=published_report.agency,
        year=published_report.year,
        revision=2,
        correction_reason="更正数字",
        status=Status.PUBLISHED,
        published_at=AT,
        published_by=publisher,
    )
    assert refused(second.save)
    published_report.status = Status.SUPERSEDED
    published_report.save()
    assert not refused(second.save)


def test_one_open_revision(draft):
    second = AnnualReport(
        agency=draft.agency, year=draft.year, revision=2, correction_reason="更正"
    )
    assert refused(second.save)


def test_what_is_abandoned_takes_up_neither_year_nor_number(abandoned_draft):
    report = abandoned_draft
    anew = AnnualReport(agency=report.agency, year=report.year)
    assert not refused(anew.save)
    assert refused(AnnualReport(agency=report.agency, year=report.year).save)
    reports = AnnualReport.objects.filter(pk=report.pk)
    assert refused(lambda: reports.update(published_at=AT, published_by=report.makers.first()))
    assert refused(lambda: reports.update(status=Status.DRAFT))


def test_correction_may_be_open_beside_the_published(published_report):
    second = AnnualReport(
        agency=published_report.agency,
        year=published_report.year,
        revision=2,
        correction_reason="更正数字",
    )
    assert not refused(second.save)


def test_scheduled_and_withdrawn_reports_are_possible(approved_report, publisher):
    reports = AnnualReport.objects.filter(pk=approved_report.pk)
    assert refused(lambda: reports.update(scheduled_for=AT))
    scheduled = {"scheduled_for": AT, "scheduled_at": AT, "scheduled_by": publisher}
    assert not refused(lambda: reports.update(**scheduled))
    withdrawn = {
        "status": Status.WITHDRAWN,
        **dict.fromkeys(scheduled),
        "published_at": AT,
        "published_by": publisher,
        "withdrawn_at": AT,
        "withdrawn_by": publisher,
    }
    assert refused(lambda: reports.update(**withdrawn))
    assert not refused(lambda: reports.update(**withdrawn, withdrawal_reason="内容涉密"))


def test_row_once(draft):
    row = draft.challenge_rows.first()
    row.pk = None
    assert refused(row.save)


def test_post_once_and_known(agency, producer):
    assert refused(lambda: Post.objects.create(staff=producer, agency=agency, role=Role.PRODUCER))
    assert refused(lambda: Post.objects.create(staff=producer, agency=agency, role="king"))


def test_agency_is_not_its_own_parent(agency):
    assert refused(lambda: Agency.objects.filter(pk=agency.pk).update(parent=agency))


@pytest.mark.parametrize(("month", "day"), [(1, None), (None, 31), (13, 1), (1, 32), (0, 1)])
def test_deadline_is_a_day_or_nothing(kind, month, day):
    kinds = AgencyKind.objects.filter(pk=kind.pk)
    assert refused(lambda: kinds.update(deadline_month=month, deadline_day=day))


def test_deadline_of_a_year(db):
    kind = AgencyKind.objects.get(name="政府部门")
    assert kind.deadline(2023).isoformat() == "2024-01-31"
    kind.deadline_month = kind.deadline_day = None
    assert kind.deadline(2023) is None
    kind.deadline_month, kind.deadline_day = 2, 30
    with pytest.raises(ValidationError, match="不是一个存在的日期"):
        kind.full_clean()


def test_customary_kinds_are_there(db):
    assert list(AgencyKind.objects.values_list("name", "deadline_month", "deadline_day")) == [
        ("人民政府", 3, 31),
        ("政府部门", 1, 31),
        ("乡镇街道", None, None),
        ("其他单位", 1, 31),
    ]


def test_names_of_things(draft, producer, kind):
    assert str(draft) == "焦作市教育局 2023 年度报告"
    assert str(Post.objects.get()) == "焦作市教育局 制作 张制作"
    assert (str(kind), str(producer), producer.get_short_name()) == ("市直部门", "张制作", "张制作")
    assert str(draft.application_rows.first()).endswith("received")
