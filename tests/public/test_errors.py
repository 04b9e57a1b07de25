"""Pages for what does not exist or has failed: Chinese, with a way out."""

import pytest
from django.test import Client

from reports.public import home
from tests.public.page import parse, texts


@pytest.mark.django_db
def test_not_found(client):
    response = client.get("/agencies/nobody/2023/")
    assert response.status_code == 404
    page = parse(response)
    assert texts(page, "//h1") == ["没有找到这个页面"]
    assert page.xpath("//*[@class='ways-out']//a/@href") == ["/", "/reports/"]


def test_failure(client, monkeypatch):
    """Without a database, too: the page asks nothing of what may be broken."""

    def broken(*arguments):
        raise RuntimeError

    monkeypatch.setattr(home, "matrix", broken)
    client.raise_request_exception = False
    response = client.get("/")
    assert response.status_code == 500
    page = parse(response)
    assert texts(page, "//h1") == ["系统出现故障"]
    assert page.xpath("//*[@class='ways-out']//a/@href") == ["/"]


def test_what_is_refused_is_refused_in_chinese(reviewer, settings, blank_draft):
    client = Client(enforce_csrf_checks=True)
    client.force_login(reviewer)
    response = client.get("/admin/reports/annualreport/add/")
    assert (response.status_code, "您的岗位不能办理" in response.content.decode()) == (403, True)
    address = f"/admin/reports/annualreport/{blank_draft.pk}/take/"
    response = client.post(address, {"step": "submit"})
    assert (response.status_code, "请重新登录" in response.content.decode()) == (403, True)
    many = {f"field{n}": "x" for n in range(settings.DATA_UPLOAD_MAX_NUMBER_FIELDS + 1)}
    client = Client()
    client.force_login(reviewer)
    response = client.post(address, many)
    assert (response.status_code, "无法处理" in response.content.decode()) == (400, True)
