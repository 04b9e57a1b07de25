"""The checks know a new format: its arithmetic, what follows from the year before, its words."""

from dataclasses import replace

from reports.rules import RULES, Context, examine
from reports.statute import FORMATS, format_of
from reports.statute.checks import check
from reports.statute.relations import Balance, ColumnTotal, RowTotal
from tests.conftest import sound_document
from tests.new_format.formats import FIRST_YEAR, NEWEST

AGENCY = "某某市水利局"
SOUND = {"agency": AGENCY, "year": FIRST_YEAR}


def stating(document, **cells):
    """The document with some figures changed, by table and (row, column)."""
    figures = {key: {**table, **cells.get(key, {})} for key, table in document.figures.items()}
    return replace(document, figures=figures)


def new_cells(form, added):
    return form.tables[added.table].rows[added.key]


def test_the_format_of_its_years(form):
    years = (FIRST_YEAR - 1, FIRST_YEAR, FIRST_YEAR + 1)
    assert [format_of(year) for year in years] == [NEWEST, form, form]


def test_a_sound_report_draws_no_finding(form):
    last = sound_document(agency=AGENCY, year=FIRST_YEAR - 1)
    report = sound_document(**SOUND)
    told = replace(report, texts={key: f"{text}又一年。" for key, text in report.texts.items()})
    assert last.form is NEWEST
    assert report.form is form
    assert examine(report) == []
    assert [
        f.rule for f in examine(told, context=Context(previous=last)) if "copied" not in f.rule
    ] == []


def test_the_new_row_counts(form, added):
    """A figure in each cell of it breaks every sum that it belongs to."""
    report = sound_document(**SOUND)
    for cell in new_cells(form, added):
        sums = {
            (equation.rule, "/".join((equation.table, *equation.place)))
            for equation in form.equations
            if equation.table == added.table and cell.key in (*equation.left, *equation.right)
        }
        wrong = check(stating(report, **{added.table: {cell.key: 7}}))
        assert {(f.rule, f.place) for f in wrong} == sums


def test_the_new_row_is_in_every_relation(form, added):
    """Row by row as an oracle: the new row is totalled across and, in part three, down."""
    kinds = {
        type(relation)
        for relation in form.relations
        for equation in relation.equations(form.tables[relation.table])
        if equation.table == added.table and any(row == added.key for row, _ in equation.left)
    }
    due = {"disclosures": set(), "applications": {RowTotal, ColumnTotal}, "challenges": {RowTotal}}
    assert kinds == due[added.table]
    assert Balance not in kinds


def test_the_new_row_must_be_stated(form, added):
    report = sound_document(**SOUND)
    blank = dict.fromkeys((cell.key for cell in new_cells(form, added)), None)
    found = check(stating(report, **{added.table: blank}))
    assert {f.rule for f in found} == {"cell.missing"}
    assert len(found) == 1


def test_what_was_carried_over_from_the_format_before_is_compared(form):
    last = stating(
        sound_document(agency=AGENCY, year=FIRST_YEAR - 1),
        applications={("carried_out", "natural_person"): 3},
        disclosures={("art20_1.normative_documents", "in_force"): 8},
    )
    found = {
        (f.rule, f.place)
        for f in examine(sound_document(**SOUND), context=Context(previous=last))
        if f.rule in ("years.carry_over", "years.stock")
    }
    assert found == {
        ("years.carry_over", "applications/carried_in/natural_person"),
        ("years.stock", "disclosures/art20_1.normative_documents/in_force"),
    }


def test_sentences_are_still_read(form):
    """The words of the new row do not stop the rules that read prose."""
    report = sound_document(**SOUND)
    texts = {**report.texts, "overview.on_request": "全年新收政府信息公开申请 5 件。"}
    found = [f for f in examine(replace(report, texts=texts)) if f.rule.startswith("text")]
    assert [f.also or f.place for f in found] != []


def test_the_letter_of_the_format_before_is_old(form):
    report = sound_document(**SOUND)
    old = f"按照{NEWEST.source}和{form.source}编制。"
    texts = {**report.texts, "other_matters": report.texts["other_matters"] + old}
    found = [f for f in examine(replace(report, texts=texts)) if f.rule == "wording.old_format"]
    assert [f.message for f in found] == [
        f"“{NEWEST.source}”是旧格式的用语，本年度的格式见{form.source}。"
    ]


def test_no_rule_speaks_of_a_year_in_which_a_format_began():
    """The catalogue would lie when the next one begins."""
    firsts = [str(form.first_year) for form in FORMATS.values()]
    spoken = [rule.what + rule.why + rule.mend for rule in RULES.values()]
    assert [words for words in spoken if any(f"{year} 年" in words for year in firsts)] == []
