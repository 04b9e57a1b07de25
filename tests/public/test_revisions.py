"""Which revisions the public sees: the one in force, what was published before, nothing else."""

import pytest

from reports.models import Site, Status
from tests.public.page import parse, texts

pytestmark = pytest.mark.django_db


def test_in_force(client, corrected):
    page = parse(client.get("/agencies/jiaozuo-education/2022/"))
    assert texts(page, "//section[@id='other_matters']/p") == ["更正后的内容。"]
    assert texts(page, "//*[@class='notice']/p") == [
        "这是更正后的第 2 版。更正说明：补充漏填的数据。"
    ]
    assert texts(page, "//section[@class='revisions']//a") == ["第 2 版", "第 1 版"]


def test_superseded(client, corrected):
    page = parse(client.get("/agencies/jiaozuo-education/2022/v1/"))
    assert texts(page, "//section[@id='other_matters']/p") == ["更正前的内容。"]
    assert texts(page, "//*[@class='notice']/p") == [
        "这是第 1 版，已经更正，不再有效。请查阅现行的第 2 版。"
    ]
    assert page.xpath("//*[@class='notice']//a/@href") == ["/agencies/jiaozuo-education/2022/"]


def test_revision_in_force_says_where_it_lives(client, corrected):
    Site.objects.create(url="https://xxgk.example.gov.cn")
    page = parse(client.get("/agencies/jiaozuo-education/2022/v2/"))
    assert page.xpath("//link[@rel='canonical']/@href") == [
        "https://xxgk.example.gov.cn/agencies/jiaozuo-education/2022/"
    ]


@pytest.mark.parametrize("address", ["", "v1/"])
def test_withdrawn(client, withdrawn_report, address):
    response = client.get(f"/agencies/jiaozuo-education/2021/{address}")
    assert response.status_code == 410
    assert "不应再公开的内容" not in response.content.decode()
    assert texts(parse(response), "//*[@class='notice']/p") == [
        "第 1 版已于 2024-01-15 09:30 撤下，内容不再公开。",
        "撤下说明：含有个人信息。",
    ]


def test_unknown(client, corrected):
    assert client.get("/agencies/jiaozuo-education/2022/v3/").status_code == 404


@pytest.mark.parametrize("who", ["anonymous", "producer", "administrator"])
@pytest.mark.parametrize("state", ["draft", "report_in_review", "approved_report"])
def test_what_is_not_published_does_not_exist(client, request, who, state):
    report = request.getfixturevalue(state)
    if who != "anonymous":
        client.force_login(request.getfixturevalue(who))
    for address in ("/agencies/jiaozuo-education/2023/", "/agencies/jiaozuo-education/2023/v1/"):
        assert client.get(address).status_code == 404
    assert client.get("/agencies/jiaozuo-education/").status_code == 404
    for address in ("/", "/reports/", "/reports/?year=2023"):
        assert report.title not in client.get(address).content.decode()


def test_a_correction_in_the_making_is_not_shown(client, published_report, agency):
    type(published_report).objects.create(
        agency=agency,
        year=2023,
        revision=2,
        status=Status.DRAFT,
        correction_reason="尚未公布的说明",
        other_matters="尚未公布的内容",
    )
    page = client.get("/agencies/jiaozuo-education/2023/").content.decode()
    assert "尚未公布" not in page
    assert client.get("/agencies/jiaozuo-education/2023/v2/").status_code == 404
