"""A page as a reader meets it: elements, texts, and the statutory tables as plain values."""

from django.http import HttpResponse
from lxml import html


def parse(response: HttpResponse) -> html.HtmlElement:
    return html.document_fromstring(response.content.decode())


def text(element: html.HtmlElement) -> str:
    """What an element reads, without the spaces of the markup."""
    return " ".join(element.text_content().split())


def texts(root: html.HtmlElement, path: str) -> list[str]:
    return [text(element) for element in root.xpath(path)]


def meta(root: html.HtmlElement) -> dict[str, str]:
    return {tag.get("name"): tag.get("content") for tag in root.xpath("//meta[@name]")}


def headings_of(root: html.HtmlElement, cell: html.HtmlElement) -> list[str]:
    """The labels of the headings that a cell names in its ``headers``; each must be there once."""
    labels = []
    for name in cell.get("headers").split():
        (heading,) = root.xpath("//*[@id=$name]", name=name)
        assert heading.tag == "th"
        labels.append(text(heading))
    return labels


def figures(root: html.HtmlElement, table: str) -> list[list[str]]:
    """The rows of figures of one statutory table, as printed."""
    value = "td[contains(@class, 'value')]"
    rows = root.xpath(f"//table[contains(@class, 'statute-{table}')]//tr[{value}]")
    return [texts(row, value) for row in rows]
