"""Statements of number in prose: each number with the words of its clause, and what silences it.

Precision before recall: a statement that may count on another basis (another body, another time,
a part of the whole) is not compared with the tables at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from .bodies import OF_OTHERS, foreign, own_name_masked
from .numerals import Number, counted
from .prose import Prose

APPLICATION = re.compile(
    r"信息公开(?:的)?(?:书面)?申请|依申请(?:公开|办理)|申请公开|申请(?:政府|政务)信息|公开申请"
)
_OTHER_OBJECT = re.compile(
    r"留言|来信|信件|提案|建议|咨询|来电|热线|投诉|举报|信访件|政策文件|新闻|稿件|推送|阅读|浏览|"
    r"培训|会议|栏目|微信|微博|公众号|规范性文件|许可|处罚|案卷|证明"
)
_LISTS = re.compile(r"(公民|自然人|法人)(?:、|，)(?=法人|其[他它]组织|企业)")
_YEAR_ROUND = re.compile(
    r"(?:20\d\d年)?1月1日(?:起)?(?:至|到|-|—|–|~)+(?:20\d\d年)?12月31日(?:止|期间)?|"
    r"截[至止]到?(?:20\d\d年|本年)?(?:度)?(?:12月31日|12月底|年底|年末)"
)
_PART_OF_TIME = re.compile(
    r"上半年|下半年|季度|前[一二三四五六七八九十\d]+个?月|\d{1,2}月(?:份|底|中旬)?|历年|以来|"
    r"近[两三四五六七八九十\d]+年|[一二三四五六七八九十]年来|当[月日周]|每[月周年]|平均|日均|月均|年均"
)
DIFFERENCE = re.compile(
    r"(?:增加|增长|减少|下降|上升|上涨|增|减|多|少|降低|提高|增幅|降幅)(?:了)?(?:约|为)?$"
)
PAST = re.compile(r"上一?年(?!度?(?:未办)?结转|度?转)|去年|同期|往年|前年")
_CLAUSE = re.compile(r"[，、：；。！？（）\n]")
OTHER_YEAR = re.compile(r"(?<![〔（\d])(20\d\d)年")


@dataclass(frozen=True)
class Sentence:
    """A sentence in its paragraph: what it is about, and whether it counts for other bodies."""

    prose: Prose
    start: int
    end: int
    words: str  # as folded, but enumerations of applicants and of the year's days masked
    about_applications: bool
    government: bool
    previous: Sentence | None

    @cached_property
    def counted(self) -> tuple[Counted, ...]:
        return tuple(_counted(self))

    def foreign(self, end: int | None = None) -> bool:
        """Whether, up to a character, it counts for a wider or narrower circle than the report's
        tables: by the last body named."""
        named = foreign(self.words[:end], self.government)
        if named is not None:
            return named
        return self.previous.foreign_at_end if self.previous else False

    @cached_property
    def foreign_at_end(self) -> bool:
        return self.foreign()


@dataclass(frozen=True)
class Counted:
    """A number with a counting word, and the words around it.

    ``before`` and ``after`` are the words of its clause up to the next number; ``chain`` the
    clauses without numbers right before it, nearest last; ``lead`` all of the sentence before it;
    ``since`` all of it since the number before.
    """

    sentence: Sentence
    number: Number
    before: str
    after: str
    chain: tuple[str, ...]
    lead: str
    since: str
    start: int

    @property
    def place(self) -> str:
        return self.sentence.prose.place(self.start, self.number.end)

    @property
    def quote(self) -> str:
        return self.sentence.prose.quote(self.start, self.number.end)

    def of_this_year(self, year: int) -> bool:
        """Whether the number is one of the whole report year, of this body, and no difference."""
        if DIFFERENCE.search(self.before) or _PART_OF_TIME.search(self.lead):
            return False
        years = OTHER_YEAR.findall(self.lead)
        return not (years and int(years[-1]) != year) and not PAST.search(self.before)

    @property
    def of_this_body(self) -> bool:
        of_others = self.sentence.foreign(len(self.lead))
        return not (of_others or OF_OTHERS.search(self.lead + self.after))

    @property
    def phrase(self) -> str:
        """What stands before it since the last comma: an enumeration shares its verb."""
        return self.lead.rpartition("，")[2]


@lru_cache(maxsize=128)
def sentences(prose: Prose, agency: str, government: bool) -> tuple[Sentence, ...]:
    """The sentences of a text. What it is about and for whom it counts holds on within a
    paragraph until a sentence says otherwise."""
    found: list[Sentence] = []
    for paragraph in prose.paragraphs:
        about, previous = prose.key == "overview.on_request", None
        for start, end in paragraph:
            words = _masked(prose.folded[start:end], "" if government else agency)
            if APPLICATION.search(words):
                about = True
            elif _OTHER_OBJECT.search(words):
                about = False
            previous = Sentence(prose, start, end, words, about, government, previous)
            found.append(previous)
    return tuple(found)


def _masked(words: str, agency: str) -> str:
    """The same length, without the commas of 「公民、法人」 and the days of the whole year, and
    with the agency's own name as 「本机关」."""
    words = _LISTS.sub(lambda match: f"{match[1]}·", words)
    words = _YEAR_ROUND.sub(lambda match: "·" * len(match[0]), words)
    return own_name_masked(words, agency)


def _counted(sentence: Sentence) -> Iterator[Counted]:
    words, offset = sentence.words, sentence.start
    numbers = [_moved(n, offset) for n in counted(words, 0, len(words))]
    for index, number in enumerate(numbers):
        at, end = number.start - offset, number.end - offset
        earlier = numbers[index - 1].end - offset if index else 0
        later = numbers[index + 1].start - offset if index + 1 < len(numbers) else len(words)
        bounds = [match.end() for match in _CLAUSE.finditer(words, earlier, at)]
        begin = bounds[-1] if bounds else earlier
        stop = _CLAUSE.search(words, end, later)
        since = words[earlier:at]
        chain = tuple(c for c in _CLAUSE.split(since)[1 if index else 0 : -1] if c)
        after = words[end : stop.start() if stop else later]
        start = _printed_start(words, begin, at, chain)
        yield Counted(
            sentence, number, words[begin:at], after, chain, words[:at], since, offset + start
        )


def _printed_start(words: str, begin: int, at: int, chain: tuple[str, ...]) -> int:
    """Where the quoted words begin: with the clause, or the one before if it says nothing."""
    if at - begin > 1 or not chain:
        return begin
    return max(0, words.rfind(chain[-1], 0, begin))


def _moved(number: Number, offset: int) -> Number:
    return number._replace(start=number.start + offset, end=number.end + offset)
