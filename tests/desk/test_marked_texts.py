"""Texts with marks: whatever is marked, the words are those of the text, once and in order."""

from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from reports.desk.marked_texts import TextMark, marks_of, paragraphs
from reports.public import report_page
from reports.statute.findings import Finding, Severity
from reports.statute.wording import Piece, compare

TEXTS = st.text("甲乙。；\n<&", max_size=40).map(
    lambda text: "\n".join(line for line in text.split("\n") if line)
)
RANGES = st.tuples(st.integers(0, 40), st.integers(1, 10))


def elements(shown) -> list[html.HtmlElement]:
    return [html.fragment_fromstring(paragraph, create_parent="p") for paragraph in shown]


def words(paragraph: html.HtmlElement, *without: str) -> str:
    """What a paragraph reads without some elements and what only screen readers say."""
    for element in list(paragraph.iter(*without, "span")):
        if element.tag != "span" or "visually-hidden" in element.get("class"):
            element.drop_tree()
    return paragraph.text_content()


@given(before=TEXTS, after=TEXTS, ranges=st.lists(RANGES, max_size=3))
def test_the_words_are_those_of_the_report(before, after, ranges):
    marks = [TextMark(start, start + size, "warning", "警告") for start, size in ranges]
    shown = paragraphs("problems", compare(before, after), marks)
    now = [words(p, "del").replace("¶", "") for p in elements(shown)]
    assert [line for line in now if line] == list(report_page.paragraphs(after))
    gone = "".join(e.text_content() for p in elements(shown) for e in p.iter("del"))
    expected = "".join(
        f"〔删去：{p.text.replace(chr(10), '¶')}〕"
        for p in compare(before, after)
        if p.kind == "gone"
    )
    assert gone == expected


@given(text=TEXTS)
def test_each_sentence_names_itself(text):
    """What a remark quotes is found in the text again, and reads as the page shows it."""
    spans = [
        span
        for paragraph in elements(paragraphs("problems", [Piece("same", text)]))
        for span in paragraph.iter("span")
    ]
    assert [span.text_content() for span in spans] == [span.get("data-quoted") for span in spans]
    assert all(span.get("data-quoted") in text for span in spans)
    assert {span.get("data-place") for span in spans} <= {"problems"}


def test_what_changed_says_so_in_words():
    (paragraph,) = paragraphs("problems", compare("受理12件。", "受理15件。"), anchor="at-problems")
    assert paragraph == (
        '<span class="sentence" id="at-problems" data-place="problems" data-quoted="受理15件。">'
        '受理<del><span class="visually-hidden">〔删去：</span>12'
        '<span class="visually-hidden">〕</span></del>'
        '<ins><span class="visually-hidden">〔新增：</span>15'
        '<span class="visually-hidden">〕</span></ins>件。</span>'
    )


def test_a_finding_marks_its_words_where_a_link_leads():
    finding = Finding("x", Severity.WARNING, "problems:2-4", "与表不符。")
    (paragraph,) = paragraphs(
        "problems", [Piece("same", "受理12件。")], marks_of([finding])["problems"]
    )
    (mark,) = elements([paragraph])[0].iter("mark")
    assert dict(mark.attrib) == {
        "class": "warning",
        "title": "警告：与表不符。",
        "id": "at-problems:2-4",
    }
    assert mark.text_content() == "12〔警告：与表不符。〕"


def test_a_text_of_which_nothing_is_left_still_says_what_went():
    (paragraph,) = paragraphs("problems", compare("原来的话。", ""))
    assert elements([paragraph])[0].text_content() == "〔删去：原来的话。〕"
    assert paragraphs("problems", [Piece("same", "")]) == ()
