"""Part two in itself and against last year's."""

from tests.rules.given import clean, found, told, words_at

FEE = "disclosures/art20_8.fees/amount"
STOCK = "disclosures/art20_1.normative_documents"


def test_rules_power():
    document = clean(figures={"disclosures/art20_1.rules/in_force": 2})
    assert found("disclosures.rules_power", document) == []
    assert found("disclosures.rules_power", document, rule_making=True) == []
    assert told("disclosures.rules_power", document, rule_making=False) == [
        (
            "disclosures/art20_1.rules/in_force",
            "“规章”的“现行有效件数”为2，本机关没有规章制定权，应为0。",
        )
    ]


def test_stock_floor():
    def figures(issued, repealed, stock):
        columns = {"issued": issued, "repealed": repealed, "in_force": stock}
        return {f"{STOCK}/{column}": value for column, value in columns.items()}

    assert found("disclosures.stock_floor", clean(figures=figures(3, 1, 2))) == []
    assert found("disclosures.stock_floor", clean(figures=figures(0, 4, 0))) == []
    assert told("disclosures.stock_floor", clean(figures=figures(3, 1, 1))) == [
        (
            f"{STOCK}/in_force",
            "“行政规范性文件”的“现行有效件数”为1，少于本年制发3减本年废止1的差2。",
        )
    ]
    assert found("disclosures.stock_floor", clean(year=2019)) == []


def test_fee_unstated():
    texts = {"other_matters": "本年度 没有收取行政事业性收费，未收取信息处理费。"}
    document = clean(texts, {FEE: "18.8710"})
    (finding,) = found("disclosures.fee_unstated", document)
    assert words_at(document, finding.place) == "没有收取行政事业性收费"
    assert finding.message == (
        "第六部分称“没有收取行政事业性收费”，第二部分“行政事业性收费”的"
        "“本年收费金额（单位：万元）”为18.8710。"
    )
    assert finding.also == (FEE,)
    assert found("disclosures.fee_unstated", clean(texts)) == []
    assert found("disclosures.fee_unstated", clean(figures={FEE: "18.8710"})) == []


def test_fee_unit():
    def findings(then: str, now: str):
        previous = clean(year=2022, figures={FEE: then})
        return told("disclosures.fee_unit", clean(figures={FEE: now}), previous=previous)

    assert findings("18.87", "188710") == [
        (
            FEE,
            "“行政事业性收费”的“本年收费金额（单位：万元）”为188710，2022年为18.87，"
            "请核对是否把元填成了万元。",
        )
    ]
    assert len(findings("188710", "18.87")) == 1
    assert findings("18.87", "18869") == findings("0", "99999") == findings("5", "0") == []
