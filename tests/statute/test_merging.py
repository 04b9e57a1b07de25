"""Merging: what one person alone changed is never lost, what both kept still holds."""

from dataclasses import replace

from hypothesis import example, given
from hypothesis import strategies as st

from reports.statute import FORMATS
from reports.statute.document import Document, printed
from reports.statute.merging import Merge, Side
from reports.statute.merging.texts import joined, runs
from reports.statute.relations import Balance, ColumnTotal, RowTotal
from tests.strategies import documents, passages, sound_documents

SIDES = st.sampled_from((Side.THEIRS, Side.MINE))


def figure(document: Document, cell) -> str:
    value = document.stated(cell)
    return "" if value is None else printed(value) + document.units.get(cell.place, "")


def with_figures(document: Document, changes: dict) -> Document:
    figures = {key: dict(table) for key, table in document.figures.items()}
    for (table, key), value in changes.items():
        figures[table][key] = value
    return replace(document, figures=figures)


def with_totals(document: Document) -> Document:
    """The totals of a report computed anew, as the desk does while one types."""
    figures = {key: dict(table) for key, table in document.figures.items()}
    for kind in (ColumnTotal, RowTotal):
        for relation in document.form.relations:
            if isinstance(relation, kind):
                for equation in relation.equations(document.form.tables[relation.table]):
                    items = [figures[equation.table][key] for key in equation.left]
                    total = None if None in items else sum(items)
                    figures[equation.table][equation.right[0]] = total
    return replace(document, figures=figures)


@st.composite
def edited(draw, document: Document) -> Document:
    """The report after one person changed a few cells, passages, or the title. Now and then he
    leaves the totals as they were, types one over, or moves both sides of a balance."""
    counts = [cell for cell in document.form.cells if not cell.measure.decimal]
    chosen = draw(st.lists(st.sampled_from(counts), max_size=4, unique_by=lambda cell: cell.place))
    values = st.none() | st.integers(0, 5)
    now = with_figures(document, {(cell.table, cell.key): draw(values) for cell in chosen})
    for balance in (one for one in document.form.relations if isinstance(one, Balance)):
        if draw(st.booleans()):
            now = moved(now, draw(st.sampled_from(["natural_person", "business"])), balance)
    if draw(st.integers(0, 3)):
        now = with_totals(now)
    texts = dict(now.texts)
    for key in draw(st.lists(st.sampled_from(sorted(texts)), max_size=2)):
        texts[key] = draw(passages)
    return replace(now, texts=texts, title=draw(st.sampled_from([now.title, "甲", "乙"])))


def moved(document: Document, column: str, balance: Balance) -> Document:
    """One application more came in, and was granted."""
    figures = document.figures[balance.table]
    places = (("received", column), ("result.granted", column))
    return with_figures(document, {(balance.table, at): (figures[at] or 0) + 1 for at in places})


@st.composite
def threes(draw) -> Merge:
    opened = draw(documents() | sound_documents())
    return Merge(opened, draw(edited(opened)), draw(edited(opened)))


def choices_of(draw, merge: Merge) -> dict[str, Side]:
    return {question.key: draw(SIDES) for question in merge.questions}


def totals_of(document: Document) -> set[str]:
    return set(document.form.totals)


@given(opened=documents(), data=st.data())
def test_where_one_changed_nothing_the_other_counts(opened, data):
    other = data.draw(edited(opened))
    for merge in (
        Merge(opened, opened, other),
        Merge(opened, other, opened),
        Merge(opened, other, other),
    ):
        assert (merge.questions, merge.decided({})) == ((), other)


@given(merge=threes(), data=st.data())
def test_nothing_that_one_alone_changed_is_lost(merge, data):
    """But for what was asked: each other figure is what the one who changed it wrote, and each
    total too that he stated by himself."""
    asked = {c.cell.place for q in merge.questions for c in q.about if c.cell}
    after = merge.decided(choices_of(data.draw, merge))
    totals = totals_of(merge.opened)
    for cell in merge.opened.form.cells:
        opened, theirs, mine = (figure(v, cell) for v in (merge.opened, merge.theirs, merge.mine))
        now = figure(after, cell)
        if cell.place in asked:
            assert theirs != mine
            assert now in (theirs, mine)
        elif cell.place not in totals:
            assert now == (theirs if mine == opened else mine), cell.place
            assert opened in (theirs, mine) or theirs == mine


@given(merge=threes(), data=st.data())
def test_no_text_that_one_alone_changed_is_lost(merge, data):
    after = merge.decided(choices_of(data.draw, merge))
    versions = (merge.opened, merge.theirs, merge.mine)
    texts = [(after.title, *(version.title for version in versions))]
    for key in merge.opened.texts:
        texts.append((after.texts[key], *(version.texts[key] for version in versions)))
    for now, opened, theirs, mine in texts:
        if opened in (theirs, mine) or theirs == mine:
            assert now == (theirs if mine == opened else mine)


@given(merge=threes(), data=st.data())
def test_every_relation_that_both_kept_still_holds(merge, data):
    after = merge.decided(choices_of(data.draw, merge))
    for equation in merge.opened.form.equations:
        sides = [
            [version.figures[equation.table][key] for key in (*equation.left, *equation.right)]
            for version in (merge.theirs, merge.mine)
        ]
        kept = all(
            None not in side and not equation.finding(version.figures[equation.table])
            for side, version in zip(sides, (merge.theirs, merge.mine), strict=True)
        )
        if kept:
            assert equation.finding(after.figures[equation.table]) is None, equation


@given(merge=threes())
def test_a_total_that_follows_its_items_is_no_choice(merge):
    sums = {
        place
        for place, equation in merge.opened.form.totals.items()
        for figures in (merge.theirs.figures[equation.table], merge.mine.figures[equation.table])
        if None not in [figures[key] for key in equation.left]
    }
    asked = {c.cell.place for q in merge.questions for c in q.about if c.cell}
    alone = {q.about[0].cell.place for q in merge.questions if len(q.about) == 1 and q.is_figures}
    assert not alone & sums & asked


@given(opened=sound_documents(), data=st.data())
def test_edits_of_different_cells_are_merged_unasked(opened, data):
    """Each moves an application through a column of his own; totals follow."""
    (balance,) = (one for one in opened.form.relations if isinstance(one, Balance))
    theirs = with_totals(moved(opened, "natural_person", balance))
    mine = with_totals(moved(opened, "business", balance))
    merge = Merge(opened, theirs, mine)
    both = with_totals(moved(moved(opened, "natural_person", balance), "business", balance))
    assert (merge.questions, merge.decided({})) == ((), both)


def blank(format: str = "2021") -> Document:
    return Document(agency="甲局", year=FORMATS[format].first_year, format=format, title="甲")


def applications(document: Document, **rows: int) -> Document:
    """A report with figures of natural persons; every other cell of the table is 0."""
    table = document.form.tables["applications"]
    figures = dict.fromkeys(table.cell, 0)
    figures |= {(row.replace("__", "."), "natural_person"): n for row, n in rows.items()}
    return with_totals(replace(document, figures={"applications": figures}))


def asked_of(merge: Merge) -> list[list[tuple]]:
    return [[(c.cell.key[0], c.theirs, c.mine) for c in q.about] for q in merge.questions]


def test_figures_of_one_relation_are_chosen_together():
    """Both counted the applications anew, and each result with them: half of one and half of the
    other would not add up."""
    opened = applications(blank(), received=10, result__granted=10)
    theirs = applications(blank(), received=11, result__granted=11)
    mine = applications(blank(), received=12, result__granted=12)
    merge = Merge(opened, theirs, mine)
    assert asked_of(merge) == [[("received", "11", "12"), ("result.granted", "11", "12")]]
    (question,) = merge.questions
    assert merge.decided({question.key: Side.THEIRS}) == theirs
    assert merge.decided({question.key: Side.MINE}) == mine


def test_one_application_placed_twice_is_asked_about():
    """Both found the same new application; one says granted, the other carried out."""
    opened = applications(blank(), received=10, result__granted=10)
    theirs = applications(blank(), received=11, result__granted=11)
    mine = applications(blank(), received=11, result__granted=10, carried_out=1)
    merge = Merge(opened, theirs, mine)
    assert asked_of(merge) == [[("result.granted", "11", "10"), ("carried_out", "0", "1")]]


def test_two_who_fill_different_rows_of_a_blank_table_are_not_asked():
    opened = blank()
    theirs = with_figures(opened, {("applications", ("received", "natural_person")): 4})
    mine = with_figures(opened, {("applications", ("carried_out", "natural_person")): 1})
    merge = Merge(opened, theirs, mine)
    both = with_figures(theirs, {("applications", ("carried_out", "natural_person")): 1})
    assert (merge.questions, merge.decided({})) == ((), both)


LENGTHS = ("", "，说得很细", "，说得很细，还举了例子")
SENTENCES = [
    f"这是第{name}句话，写的是第{name}件事{LENGTHS[n % 3]}。"
    for n, name in enumerate("一二三四五六七八")
]


@given(data=st.data(), paragraphs=st.sets(st.integers(1, len(SENTENCES) - 1)))
def test_sentences_that_one_alone_changed(data, paragraphs):
    """Of distinct sentences each is changed, struck out or followed by a new one, by one person
    at most: the merge is known, and nothing is asked."""
    theirs, mine, both, opened = [], [], [], []
    for n, sentence in enumerate(SENTENCES):
        apart = "\n" if n in paragraphs else ""
        now = data.draw(
            st.sampled_from([sentence, sentence.replace("写", "改写"), f"{sentence}又加了{n}句。"])
        )
        by_them = data.draw(st.booleans())
        opened.append(apart + sentence)
        theirs.append(apart + (now if by_them else sentence))
        mine.append(apart + (sentence if by_them else now))
        both.append(apart + now)
    found = runs(*map("".join, (opened, theirs, mine)))
    assert [run for run in found if run.is_contested] == []
    assert joined(found, []) == "".join(both)


@given(opened=passages, theirs=passages, mine=passages)
@example(opened="甲。\n乙。", theirs="甲。\n乙。\n丙。", mine="甲。\n乙。\n丁。")
def test_runs_rebuild_all_three_texts(opened, theirs, mine):
    """Each version's own runs are its text again, where the other changed nothing."""
    found = runs(opened, theirs, mine)
    assert "".join(run.opened for run in found) == opened
    if not any(run.is_contested for run in found):
        return
    for side, text, other in ((Side.THEIRS, theirs, mine), (Side.MINE, mine, theirs)):
        words = "".join(run.by(side) if run.is_contested else "" for run in found)
        assert set(words) <= set(text) | set(other)


def test_only_the_sentence_that_both_changed_is_asked_about():
    opened = "全年收到3件。办结2件。结转1件。"
    theirs = "全年收到4件。办结3件。结转1件。"
    mine = "全年收到3件。办结5件。结转1件。另有咨询若干。"
    found = runs(opened, theirs, mine)
    assert [(r.opened, r.theirs, r.mine) for r in found if r.is_contested] == [
        ("办结2件。", "办结3件。", "办结5件。")
    ]
    assert joined(found, [Side.MINE]) == "全年收到4件。办结5件。结转1件。另有咨询若干。"


def test_what_both_put_in_at_one_point_may_both_be_kept():
    found = runs("甲。\n乙。", "甲。\n乙。\n丙。", "甲。\n乙。\n丁。")
    assert [run.is_new for run in found if run.is_contested] == [True]
    assert joined(found, [Side.BOTH]) == "甲。\n乙。\n丙。\n丁。"


def test_a_text_of_endless_repetition_is_one_change():
    """Comparing it sentence by sentence would take seconds."""
    found = runs("甲。\n" * 400, "\n乙。" * 400, "丙。\n" * 400)
    assert [(run.theirs, run.mine) for run in found] == [("\n乙。" * 400, "丙。\n" * 400)]
