"""Differences: nothing for the same report, and enough to get from one to the other."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import assume, given
from hypothesis import strategies as st

from reports.statute.differences import differences, sentences, taken
from reports.statute.document import Document, printed
from reports.statute.wording import Piece
from tests.strategies import documents


@given(document=documents())
def test_a_report_does_not_differ_from_itself(document):
    assert not differences(document, document)


@given(text=st.text("甲乙。；\n！丙", max_size=40))
def test_sentences_are_the_whole_text(text):
    assert "".join(sentences(text)) == text


@given(before=documents(), after=documents())
def test_changed_cells_are_those_that_print_otherwise(before, after):
    found = differences(before, after)
    for table in after.form.tables.values():
        for cell in table.cells:
            now = printed(after.figures[table.key][cell.key])
            then = printed(before.figures[table.key].get(cell.key))
            if now != then:
                assert cell.place in found.places


def test_all_three_kinds_at_once():
    before = Document(
        agency="甲", year=2023, format="2021", title="旧", texts={"problems": "一。二。"}
    )
    after = replace(
        before,
        title="新",
        texts={"problems": "一。三。"},
        figures={"disclosures": {("art20_8.fees", "amount"): Decimal("1.0")}},
    )
    found = differences(before, after)
    assert found.title == ("旧", "新")
    assert [(c.cell.place, c.before, c.after) for c in found.cells] == [
        ("disclosures/art20_8.fees/amount", "", "1.0")
    ]
    assert [(t.passage.key, t.pieces) for t in found.texts] == [
        (
            "problems",
            (Piece("same", "一。"), Piece("gone", "二"), Piece("new", "三"), Piece("same", "。")),
        )
    ]


def parts_of(document) -> dict[str, tuple]:
    """What each part says, by its key; ``title`` is one."""
    form = document.form
    said = {"title": (document.title,)}
    for part in form.narratives:
        said[part.key] = tuple(document.texts[passage.key] for passage in part.passages)
    for key, figures in document.figures.items():
        units = {p: unit for p, unit in document.units.items() if p.startswith(f"{key}/")}
        said[key] = (figures, units)
    return said


@given(data=st.data())
def test_taken_parts_are_the_others_and_the_rest_stay(data):
    base, other = data.draw(documents()), data.draw(documents())
    assume(base.format == other.format)
    keys = data.draw(st.sets(st.sampled_from(sorted(parts_of(base)))))
    mixed = parts_of(taken(base, other, keys))
    assert mixed == {
        key: parts_of(other)[key] if key in keys else said for key, said in parts_of(base).items()
    }
