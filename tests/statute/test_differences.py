"""Differences: nothing for the same report, and enough to get from one to the other."""

from dataclasses import replace
from decimal import Decimal
from difflib import SequenceMatcher

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.statute.differences import Piece, compare, differences, sentences
from reports.statute.document import Document, printed
from tests.strategies import documents


@given(document=documents())
def test_a_report_does_not_differ_from_itself(document):
    assert not differences(document, document)


@given(before=st.text("甲乙。；\n！丙", max_size=40), after=st.text("甲乙。；\n！丙", max_size=40))
def test_pieces_rebuild_both_texts(before, after):
    pieces = compare(before, after)
    assert "".join(p.text for p in pieces if p.kind != "new") == before
    assert "".join(p.text for p in pieces if p.kind != "gone") == after
    assert "".join(sentences(before)) == before


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
        ("problems", (Piece("same", "一。"), Piece("gone", "二。"), Piece("new", "三。")))
    ]


def test_a_text_that_repeats_itself_is_compared_with_few_comparisons():
    """Ten thousand times the same sentence: matching each with each would be a hundred million."""
    compared = []

    class Counted(dict):
        def get(self, key, default=None):
            compared.append(len(super().get(key, default) or ()))
            return super().get(key, default)

    def counting(matcher):
        chain(matcher)
        matcher.b2j = Counted(matcher.b2j)

    chain = SequenceMatcher._SequenceMatcher__chain_b
    before, after = "一。" * 10_000, "一。" * 9_999 + "二。"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(SequenceMatcher, "_SequenceMatcher__chain_b", counting)
        pieces = compare(before, after)
    assert sum(compared) < 1_000_000
    assert "".join(p.text for p in pieces if p.kind != "new") == before
    assert "".join(p.text for p in pieces if p.kind != "gone") == after
