"""Precision and recall on the corpus of truth."""

import pytest

from tests.rules.corpus import found_in, overall, passages, scores, table


def test_the_corpus_is_large_and_holds_many_true_sentences_that_look_wrong():
    everything = passages()
    assert len(everything) >= 150
    assert sum(passage.get("trap", False) for passage in everything) >= len(everything) / 3
    assert all(passage["must"] == [] for passage in everything if passage.get("trap"))


@pytest.mark.parametrize("passage", passages(), ids=lambda passage: passage["text"][:24])
def test_passage(passage):
    """Every passage as labelled; were one beyond the rules, it would be marked here."""
    assert found_in(passage) == set(passage["must"])


def test_precision_and_recall():
    by_rule = scores()
    assert overall(by_rule).precision >= 0.98
    assert overall(by_rule).recall >= 0.90
    for id, score in by_rule.items():
        assert score.right, f"{id} is never found in the corpus"
        assert (score.precision >= 0.98, score.recall >= 0.90) == (True, True), id


def test_the_table_names_every_rule():
    lines = table().splitlines()
    assert len(lines) == len(scores()) + 2
    assert lines[-1].startswith("all")
