"""The word lists (用语表) as text, a word a line, and what an administrator does to them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from django.db import transaction

from reports.archive import trail
from reports.archive.act import Act
from reports.archive.changes import refuse_unseen
from reports.archive.refusals import Refused
from reports.models import Wording

Words = dict[str, dict[str, str]]  # kind to word to what it should be (empty: nothing)
ARROW = re.compile(r"\s*(?:→|->|=>|\t|＝|=)\s*")
LONGEST = Wording._meta.get_field("text").max_length
KINDS = Wording.Kind


def words_now() -> Words:
    """The lists as they are; one query."""
    found: Words = {kind.value: {} for kind in KINDS}
    for one in Wording.objects.order_by("kind", "text"):
        found[one.kind][one.text] = one.instead
    return found


def as_text(words: Mapping[str, str]) -> str:
    """A word a line, with what it should be behind an arrow."""
    return "\n".join(f"{word} → {instead}" if instead else word for word, instead in words.items())


def from_text(typed: Mapping[str, str]) -> Words:
    """The lists that were typed; Refused with a sentence for each line that is wrong."""
    problems: list[str] = []
    found: Words = {}
    for kind in KINDS:
        lines = [line.strip() for line in typed.get(kind.value, "").replace("\0", "").splitlines()]
        pairs = [tuple(ARROW.split(line, maxsplit=1)) for line in lines if line]
        problems += (f"{kind.label}：{said}" for said in _problems(kind, pairs))
        found[kind.value] = {pair[0]: pair[1] if len(pair) > 1 else "" for pair in pairs}
    if problems:
        raise Refused("\n".join(problems))
    return found


@transaction.atomic
def set_words(wanted: Words, *, seen: str, act: Act) -> int:
    """Make the lists say just this; how many words that changes. One entry on the trail."""
    trail.locked_head()
    before = words_now()
    refuse_unseen(seen, before)
    said = [line for kind in KINDS for line in _told(kind, before[kind], wanted[kind])]
    if said:
        Wording.objects.all().delete()
        Wording.objects.bulk_create(
            Wording(kind=kind, text=word, instead=instead)
            for kind, words in wanted.items()
            for word, instead in words.items()
        )
        trail.record_office("修改用语表", act=act, said="\n".join(said))
    return len(said)


def _problems(kind: Wording.Kind, pairs: list[tuple[str, ...]]) -> Iterator[str]:
    for word, times in Counter(pair[0] for pair in pairs).items():
        if times > 1:
            yield f"“{word[:30]}”写了 {times} 次，留一行。"
    for word, *instead in pairs:
        if not word or max(map(len, (word, *instead))) > LONGEST:
            yield f"“{word[:30]}”这一行没有用语，或者超过 {LONGEST} 个字。"
        elif kind == KINDS.WORD and not any(instead):
            yield f"“{word[:30]}”没有写应为什么。请写成：错误的 → 正确的。"
        elif kind == KINDS.WORD and word in instead:
            yield f"“{word[:30]}”的错误和正确写法相同。"
        elif kind != KINDS.WORD and instead:
            yield f"“{word[:30]}”后面不写别的，只写要找的用语。"


def _told(kind: Wording.Kind, before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[str]:
    for word in sorted(before.keys() | after.keys()):
        was, now = before.get(word), after.get(word)
        if was is None:
            yield f"{kind.label} 新增：{as_text({word: now or ''})}"
        elif now is None:
            yield f"{kind.label} 删除：{as_text({word: was})}"
        elif was != now:
            yield f"{kind.label} {word}：应为“{was}”→ 应为“{now}”"
