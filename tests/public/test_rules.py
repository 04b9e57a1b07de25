"""The public page of rules lists every rule, with its severity today."""

from reports.models import RuleSetting
from reports.rules import RULES


def test_every_rule_is_explained(client, db):
    html = client.get("/rules/").content.decode()
    for rule in RULES.values():
        assert f'id="{rule.id}"' in html
        assert rule.title in html
        assert rule.source in html


def test_settings_show(client, db, django_assert_num_queries):
    RuleSetting.objects.create(rule="years.jump", off=True)
    with django_assert_num_queries(3):
        html = client.get("/rules/").content.decode()
    assert "停用" in html
