"""A government's summary against the reports it is made of."""

from reports.rules import Adjustment
from tests.rules.given import applications, clean, found, told, without

CITY = "焦作市人民政府"
STOCK = "disclosures/art20_1.normative_documents/issued"


def parts():
    return (
        clean(figures={STOCK: 2} | applications(received=3), agency="焦作市人民政府办公室"),
        clean(figures={STOCK: 5} | applications(received=4), agency="焦作市教育局"),
    )


def test_roll_up_holds():
    city = clean(figures={STOCK: 7} | applications(received=7), agency=CITY)
    assert found("summary.roll_up", city, children=parts()) == []
    assert found("summary.roll_up", city) == []


def test_roll_up_names_both_numbers():
    city = clean(figures={STOCK: 6} | applications(received=7), agency=CITY)
    assert told("summary.roll_up", city, children=parts()) == [
        (STOCK, "“行政规范性文件”的“本年制发件数”为6，2份下级报告之和为7，应为7。")
    ]


def test_an_adjustment_with_its_reason_counts():
    twice = Adjustment(STOCK, -1, "以市政府名义印发的文件由起草部门重复计算")
    right = clean(figures={STOCK: 6} | applications(received=7), agency=CITY)
    wrong = clean(figures={STOCK: 5} | applications(received=7), agency=CITY)
    assert found("summary.roll_up", right, children=parts(), adjustments=(twice,)) == []
    assert told("summary.roll_up", wrong, children=parts(), adjustments=(twice,)) == [
        (
            STOCK,
            "“行政规范性文件”的“本年制发件数”为5，2份下级报告之和为7，加已说明的调整-1，应为6。",
        )
    ]


def test_a_cell_not_stated_below_is_not_summed():
    first, second = parts()
    city = clean(figures={STOCK: 6} | applications(received=7), agency=CITY)
    assert found("summary.roll_up", city, children=(first, without(second, STOCK))) == []
