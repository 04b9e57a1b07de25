"""The published page in a real browser: what assistive technology and the keyboard meet."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

REPORT = "/agencies/jiaozuo-education/2023/"
PHONE = {"viewport": {"width": 375, "height": 800}}

Heading = tuple[str, str]  # role and name


@dataclass
class Element:
    """An element of the page with what the accessibility tree says of it."""

    name: str
    attributes: dict[str, str]
    role: str
    label: str
    children: list["Element"] = field(default_factory=list)

    def walk(self) -> Iterator["Element"]:
        yield self
        for child in self.children:
            yield from child.walk()


def document(page) -> Element:
    """The page as Chromium hands it to assistive technology."""
    session = page.context.new_cdp_session(page)
    tree = session.send("Accessibility.getFullAXTree")["nodes"]
    said = {node["backendDOMNodeId"]: node for node in tree if "backendDOMNodeId" in node}

    def element(node: dict) -> Element:
        flat = node.get("attributes", [])
        accessible = said.get(node["backendNodeId"], {})
        return Element(
            name=node["localName"],
            attributes=dict(zip(flat[::2], flat[1::2], strict=True)),
            role=accessible.get("role", {}).get("value", ""),
            label=accessible.get("name", {}).get("value", ""),
            children=[element(child) for child in node.get("children", [])],
        )

    return element(session.send("DOM.getDocument", {"depth": -1})["root"])


def headings_of_figures(page) -> list[tuple[Heading, ...]]:
    """For each figure in reading order, the headings it is tied to."""
    elements = list(document(page).walk())
    by_id = {e.attributes["id"]: e for e in elements if "id" in e.attributes}
    figures = [e for e in elements if e.role == "cell" and "value" in e.attributes["class"]]
    return [
        tuple((by_id[i].role, by_id[i].label) for i in figure.attributes["headers"].split())
        for figure in figures
    ]


def test_assistive_technology_hears_the_headings_of_a_figure(page, published_report):
    page.goto(REPORT)
    headings = headings_of_figures(page)
    assert len(headings) == 10 + 25 * 7 + 15
    assert headings[0] == (
        ("rowheader", "第二十条第（一）项"),
        ("columnheader", "本年制发件数"),
        ("rowheader", "规章"),
    )
    assert headings[10 + 4 * 7 + 6] == (
        ("columnheader", "申请人情况"),
        ("columnheader", "总计"),
        ("rowheader", "三、本年度办理结果"),
        ("rowheader", "（三）不予公开"),
        ("rowheader", "1.属于国家秘密"),
    )
    assert headings[-1] == (
        ("columnheader", "行政诉讼"),
        ("columnheader", "复议后起诉"),
        ("columnheader", "总计"),
    )


def test_tables_are_named(page, published_report):
    page.goto(REPORT)
    tables = page.get_by_role("table").all()
    assert [table.locator("caption").text_content().split() for table in tables] == [
        ["主动公开政府信息情况，2023", "年度"],
        ["收到和处理政府信息公开申请情况，2023", "年度，单位：件"],
        ["政府信息公开行政复议、行政诉讼情况，2023", "年度，单位：件"],
    ]
    regions = [e.label for e in document(page).walk() if e.role == "region"]
    assert [label.split("，")[0] for label in regions] == [
        "主动公开政府信息情况",
        "收到和处理政府信息公开申请情况",
        "政府信息公开行政复议、行政诉讼情况",
    ]


@pytest.mark.parametrize("page", [PHONE], indirect=True)
def test_on_a_phone_row_headings_stay_and_the_keyboard_scrolls(page, published_report):
    page.goto(REPORT)
    region = page.get_by_role("region", name="收到和处理").first
    label = page.get_by_role("rowheader", name="1.属于国家秘密")
    total = page.locator("tr", has=label).locator("td").last
    before = label.bounding_box()["x"]
    width = page.viewport_size["width"]
    assert total.bounding_box()["x"] > width

    region.focus()
    for _ in range(12):
        page.keyboard.press("ArrowRight")
    page.wait_for_function("region => region.scrollLeft > 200", arg=region.element_handle())
    page.wait_for_timeout(400)

    assert label.bounding_box()["x"] == pytest.approx(before, abs=1)
    box = total.bounding_box()
    assert box["x"] + box["width"] <= width


@pytest.mark.parametrize("page", [PHONE], indirect=True)
def test_on_a_phone_three_columns_of_figures_are_in_view(page, published_report):
    page.goto(REPORT)
    label = page.get_by_role("rowheader", name="1.属于国家秘密")
    third = page.locator("tr", has=label).locator("td").nth(2).bounding_box()
    assert third["x"] + third["width"] <= page.viewport_size["width"]


NARROW = {"viewport": {"width": 320, "height": 256}}  # 1280 × 1024 at 400 %


@pytest.mark.parametrize("page", [PHONE, NARROW, {}], indirect=True, ids=["375", "400%", "1280"])
@pytest.mark.parametrize("address", ["/", "/reports/", "/agencies/jiaozuo-education/", REPORT])
def test_pages_never_scroll_sideways(page, published_report, address):
    page.goto(address)
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= page.viewport_size["width"]


def test_skip_link_comes_first_and_leads_to_the_text(page, published_report):
    page.goto(REPORT)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "跳到正文"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
