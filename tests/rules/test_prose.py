"""Folding a text, and the way back to its characters."""

from hypothesis import given
from hypothesis import strategies as st

from reports.rules.prose import fold


def test_folding_takes_out_spaces_and_evens_out_widths():
    prose = fold("k", "共 收到\u3000１２ 件(含 1,024 条),占 ３２．９％;\n完。")
    assert prose.folded == "共收到12件（含1,024条），占32.9%；\n完。"


def test_a_place_is_in_the_characters_as_stored():
    prose = fold("overview.proactive", "共 收到 １２ 件。")
    at = prose.folded.index("12件")
    assert prose.place(at, at + 3) == "overview.proactive:5-9"
    assert prose.quote(at, at + 3) == "１２ 件"


@given(st.text(max_size=200))
def test_every_folded_character_has_its_place(text):
    prose = fold("k", text)
    assert len(prose.offsets) == len(prose.folded)
    assert list(prose.offsets) == sorted(set(prose.offsets))
    assert all(0 <= offset < len(text) for offset in prose.offsets)
    assert not {" ", "\t", "\u3000"} & set(prose.folded)
