"""When a report was published."""

from datetime import date

from tests.rules.given import clean, told


def test_a_department_is_due_on_31_january_and_a_government_on_31_march():
    department, government = clean(), clean(agency="焦作市人民政府")
    assert told("deadline.late", department, published_on=date(2024, 1, 31)) == []
    assert told("deadline.late", government, published_on=date(2024, 3, 31)) == []
    assert told("deadline.late", department, published_on=date(2024, 2, 2)) == [
        ("", "晚于期限2024年1月31日发布。")
    ]


def test_the_agencys_own_deadline_goes_first():
    given = {"published_on": date(2024, 2, 20), "deadline": date(2024, 2, 29)}
    assert told("deadline.late", clean(), **given) == []


def test_before_the_year_ended():
    assert told("deadline.late", clean(), published_on=date(2023, 12, 29)) == [
        ("", "2023年度尚未结束，年度报告不应在年度结束前发布。")
    ]
    assert told("deadline.late", clean()) == []


def test_lateness_is_one_finding_whatever_the_day():
    days = [date(2024, 2, 1), date(2024, 2, 2), date(2025, 7, 1)]
    found_on = [told("deadline.late", clean(), published_on=day) for day in days]
    assert found_on[0] == found_on[1] == found_on[2] != []
