"""Home, the list of reports, the years of an agency."""

import pytest

from reports.models import Agency, AgencyKind, Site
from tests.public.page import meta, parse, texts

pytestmark = pytest.mark.django_db


def links(root, path: str) -> dict[str, str]:
    return {a.text_content(): a.get("href") for a in root.xpath(f"{path}//a")}


class TestHome:
    def test_nothing_published_yet(self, client, agency):
        page = parse(client.get("/"))
        assert texts(page, "//*[@class='lead']")[-1] == "还没有发布报告。"
        assert page.xpath("//table") == []

    def test_years_by_kinds(self, client, many):
        many(4)  # agencies 1 to 4: kinds 乙 甲 乙 甲, years 2022 2023 2021 2022
        first, second = (AgencyKind.objects.get(name=n).pk for n in ("乙类机关", "甲类机关"))
        table = parse(client.get("/")).xpath("//table")[0]
        assert [texts(row, "th | td") for row in table.xpath(".//tr")] == [
            ["年度", "乙类机关", "甲类机关"],
            ["2023 年度", "0 篇", "1 篇"],
            ["2022 年度", "1 篇", "1 篇"],
            ["2021 年度", "1 篇", "0 篇"],
        ]
        assert table.xpath(".//td//a/@href") == [
            f"/reports/?year=2023&kind={second}",
            f"/reports/?year=2022&kind={first}",
            f"/reports/?year=2022&kind={second}",
            f"/reports/?year=2021&kind={first}",
        ]

    def test_newest_first(self, client, many):
        many(12)
        newest = parse(client.get("/")).xpath("//ul[@class='newest']/li/a/@href")
        assert newest[:2] == ["/agencies/a12/2021/", "/agencies/a11/2023/"]
        assert len(newest) == 8

    def test_queries(self, client, many, django_assert_num_queries):
        for number in (3, 30):
            many(number)
            with django_assert_num_queries(2):
                client.get("/")


class TestList:
    def test_columns(self, client, published_report):
        page = parse(client.get("/reports/"))
        assert texts(page, "//th") == ["报告", "机关", "机关类别", "年度", "发布时间"]
        assert texts(page, "//tbody//td") == [
            "焦作市教育局2023年政府信息公开工作年度报告",
            "焦作市教育局",
            "市直部门",
            "2023",
            "2024-01-15 09:30",
        ]
        assert page.xpath("//tbody//a/@href") == [
            "/agencies/jiaozuo-education/2023/",
            "/agencies/jiaozuo-education/",
        ]

    def test_narrowed_by_year_and_kind(self, client, many):
        many(6)
        kind = AgencyKind.objects.get(name="甲类机关").pk
        page = parse(client.get(f"/reports/?year=2022&kind={kind}"))
        assert texts(page, "//td[@class='agency']") == ["第4机关"]
        assert texts(page, "//option[@selected]") == ["2022 年度", "甲类机关"]
        assert texts(page, "//p[@class='lead']") == ["共 1 篇报告"]

    @pytest.mark.parametrize("asked", ["year=abc", "year=1999&kind=0", "kind=%00", "page=x&sort=-"])
    def test_what_leads_to_nothing_is_not_applied(self, client, many, asked):
        many(3)
        response = client.get(f"/reports/?{asked}")
        assert response.status_code == 200
        assert len(parse(response).xpath("//tbody/tr")) == 3

    def test_only_choices_with_reports_are_offered(self, client, published_report):
        AgencyKind.objects.create(name="空类别")
        options = texts(parse(client.get("/reports/")), "//option")
        assert options == ["全部年度", "2023 年度", "全部类别", "市直部门"]

    def test_sorting(self, client, many):
        many(3)
        page = parse(client.get("/reports/?sort=-agency"))
        assert texts(page, "//td[@class='agency']") == ["第3机关", "第2机关", "第1机关"]
        assert page.xpath("//th[@aria-sort]/@aria-sort") == ["descending"]
        page = parse(client.get("/reports/"))
        assert texts(page, "//th[@aria-sort='descending']") == ["发布时间"]

    def test_pages(self, client, many):
        many(60)
        page = parse(client.get("/reports/?year=&page=2"))
        assert len(page.xpath("//tbody/tr")) == 25
        assert links(page, "//nav[@class='pages']") == {
            "上一页": "?year=&page=1",
            "1": "?year=&page=1",
            "2": "?year=&page=2",
            "3": "?year=&page=3",
            "下一页": "?year=&page=3",
        }
        assert texts(page, "//nav[@class='pages']//*[@aria-current]") == ["2"]

    def test_empty(self, client, agency):
        assert texts(parse(client.get("/reports/")), "//tbody//td") == ["没有符合条件的报告。"]

    def test_queries(self, client, many, django_assert_num_queries):
        for number in (3, 30):
            many(number)
            with django_assert_num_queries(4):
                client.get("/reports/")


class TestAgency:
    def test_years(self, client, published, agency):
        for year in (2020, 2022):
            published(agency, year)
        page = parse(client.get("/agencies/jiaozuo-education/"))
        assert texts(page, "//h1") == ["焦作市教育局"]
        assert page.xpath("//ul[@class='newest']//a/@href") == [
            "/agencies/jiaozuo-education/2022/",
            "/agencies/jiaozuo-education/2020/",
        ]

    def test_no_empty_column(self, client, agency):
        assert client.get("/agencies/jiaozuo-education/").status_code == 404
        assert client.get("/agencies/nobody/").status_code == 404

    def test_queries(self, client, published, agency, django_assert_num_queries):
        for years in ((2019, 2020), range(2021, 2030)):
            for year in years:
                published(agency, year)
            with django_assert_num_queries(2):
                client.get("/agencies/jiaozuo-education/")


def test_foot_and_meta_print_only_what_is_set(client, db):
    bare = parse(client.get("/"))
    assert texts(bare, "//footer//p") == [
        "报告由各行政机关制作、审核、发布，内容由发布机关负责。办理过程逐条留痕，摘要每日公示。"
    ]
    assert "SiteIDCode" not in meta(bare)
    Site.objects.create(
        domain="www.example.gov.cn",
        id_code="4108000001",
        host_org="某某市人民政府办公室",
        contact="0391-0000000",
        icp="豫ICP备00000000号",
        police="豫公网安备00000000000000号",
    )
    page = parse(client.get("/"))
    assert texts(page, "//footer//p")[:-1] == [
        "主办单位：某某市人民政府办公室",
        "联系方式：0391-0000000",
        "网站标识码：4108000001",
        "豫ICP备00000000号",
        "豫公网安备00000000000000号",
    ]
    assert meta(page)["SiteDomain"] == "www.example.gov.cn"
    assert meta(page)["SiteIDCode"] == "4108000001"


def test_an_agency_name_is_text(client, published, kind):
    agency = Agency.objects.create(code="x", name="<script>alert(1)</script>", kind=kind)
    published(agency, 2022)
    for address in ("/", "/reports/", "/agencies/x/", "/agencies/x/2022/"):
        assert parse(client.get(address)).xpath("//script") == []
