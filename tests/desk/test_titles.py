"""A title may be shortened by the chain of agencies above the report's own."""

from dataclasses import replace

from django.db import connection
from django.test.utils import CaptureQueriesContext

from reports.archive.store import to_document
from reports.desk.findings import context_of
from reports.models import Agency
from reports.rules import RULES
from tests.desk.test_judgements import ON

TITLE = "剑阁县义兴所2023年政府信息公开工作年度报告"


def chain(agency, kind, *names) -> Agency:
    """The agency below the agencies named, the nearest first."""
    above = None
    for n, name in enumerate(reversed(names)):
        above = Agency.objects.create(code=f"above-{n}", name=name, kind=kind, parent=above)
    agency.parent = above
    agency.save()
    return agency


def test_the_agencies_above_are_asked_for_once(agency, kind):
    names = ("义兴镇人民政府", "剑阁县人民政府", "广元市人民政府", "四川省人民政府")
    below = chain(agency, kind, *names)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert below.above == names
    assert len(queries) == 1
    assert Agency.objects.get(name="四川省人民政府").above == ()


def test_a_title_shortened_by_what_is_above(draft, kind):
    draft.agency.name = "义兴派出所"
    chain(draft.agency, kind, "剑阁县人民政府")
    document = replace(to_document(draft), agency="义兴派出所", title=TITLE)
    context = context_of(draft, document=document, on=ON)
    assert context.above == ("剑阁县人民政府",)
    assert RULES["title.pattern"].findings(document, context) == []
    (finding,) = RULES["title.pattern"].findings(document, replace(context, above=()))
    assert finding.place == "title"
