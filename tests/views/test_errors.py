"""Pages for what does not exist or has failed: Chinese, with a way out."""

import pytest

from reports.views import home

from .page import parse, texts


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
