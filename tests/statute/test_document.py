"""Document: complete, equal by content, and the same through JSON."""

import json
from decimal import Decimal

import pytest
from hypothesis import given

from reports.statute import FORMATS
from reports.statute.document import Document, as_dict, from_dict, printed
from tests.strategies import documents


@given(document=documents())
def test_json_round_trip(document):
    assert from_dict(json.loads(json.dumps(as_dict(document)))) == document


@given(document=documents())
def test_digest_knows_the_content_only(document):
    again = from_dict(as_dict(document))
    assert again.digest == document.digest


def test_digest_tells_digits_apart():
    def with_fee(amount: str) -> str:
        figures = {"disclosures": {("art20_8.fees", "amount"): Decimal(amount)}}
        return Document(agency="甲", year=2023, format="2021", figures=figures).digest

    assert with_fee("18.8710") != with_fee("18.871")


def test_shape_of_the_trial_formats_procurement():
    cell = FORMATS["2019"].tables["disclosures"].cell["art20_9.procurement", "amount"]
    figures = {"disclosures": {("art20_9.procurement", "items"): 6, cell.key: Decimal("251000")}}
    document = Document(
        agency="甲", year=2019, format="2019", figures=figures, units={cell.place: "元"}
    )
    shape = as_dict(document)["figures"]["disclosures"]
    assert shape["art20_9.procurement"] == {"items": 6, "amount": "251000", "amount_unit": "元"}
    assert shape["art20_1.rules"] == {"created": None, "newly_public": None, "total_public": None}


@pytest.mark.parametrize(
    ("part", "message"),
    [
        ({"texts": {"overview.weather": "晴"}}, "unknown text: overview.weather"),
        ({"figures": {"weather": {}}}, "unknown table: weather"),
        ({"figures": {"challenges": {("review", "lost"): 1}}}, "unknown challenges cell"),
    ],
)
def test_unknown_keys_are_refused(part, message):
    with pytest.raises(ValueError, match=message):
        Document(agency="甲", year=2023, format="2021", **part)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (0, "0"),
        (-3, "-3"),
        (Decimal("18.8710"), "18.8710"),
        (Decimal("1E-6"), "0.000001"),
    ],
)
def test_printed(value, text):
    assert printed(value) == text


def test_official_title():
    document = Document(agency="焦作市教育局", year=2023, format="2021")
    assert document.official_title == "焦作市教育局2023年政府信息公开工作年度报告"
