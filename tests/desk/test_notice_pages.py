"""The page of notices: one's own, newest first, paged, and the matrix of how to be told."""

import pytest
from django.urls import reverse
from lxml.html import fromstring

from reports.desk.notice_pages import A_PAGE
from reports.models import Notice, NoticeChoice, NoticeKind
from tests.conftest import AT

LIST, CHOICES = "admin:reports_notice_changelist", "admin:reports_notice_choices"


def give(staff, number: int) -> None:
    Notice.objects.bulk_create(
        Notice(staff=staff, kind="deadline", text=f"第{n}条", at=AT) for n in range(number)
    )


def listed(response) -> list[str]:
    root = fromstring(response.content.decode())
    return [a.text for a in root.xpath("//ul[@class='notices']//a")]


def test_own_notices_newest_first_a_page_at_a_time(as_staff, reviewer, producer):
    give(reviewer, A_PAGE + 2)
    give(producer, 1)
    client = as_staff(reviewer)
    newest = [f"第{n}条" for n in reversed(range(A_PAGE + 2))]
    assert listed(client.get(reverse(LIST))) == newest[:A_PAGE]
    assert listed(client.get(reverse(LIST), {"page": 2})) == newest[A_PAGE:]
    Notice.objects.filter(text="第0条").update(read_at=AT)
    assert listed(client.get(reverse(LIST), {"unread": 1, "page": 2})) == ["第1条"]


def test_the_matrix_says_each_box_in_words(as_staff, reviewer):
    NoticeChoice.objects.create(staff=reviewer, kind="remark", in_admin=True, by_mail=False)
    for page in (LIST, CHOICES):
        root = fromstring(as_staff(reviewer).get(reverse(page)).content.decode())
        boxes = root.xpath("//form[@class='notice-matrix']//input[@type='checkbox']")
        assert [box.get("aria-label") for box in boxes] == [
            f"{kind.label}：{way}" for kind in NoticeKind for way in ("后台提醒", "邮件提醒")
        ]
        off = [box.get("name") for box in boxes if box.get("checked") is None]
        assert off == ["remark-by_mail"]


@pytest.mark.parametrize("number", [5, 200])
def test_the_page_costs_the_same(as_staff, reviewer, number, django_assert_num_queries):
    give(reviewer, number)
    client = as_staff(reviewer)
    with django_assert_num_queries(6):
        client.get(reverse(LIST))


@pytest.mark.parametrize("door", ["add", "1/change", "1/delete", "1/history"])
def test_no_stock_page_stands_behind_it(as_staff, administrator, door):
    give(administrator, 1)
    assert as_staff(administrator).get(f"/admin/reports/notice/{door}/").status_code == 404
