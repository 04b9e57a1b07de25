"""Whether what is kept under its digest is still what the digest says: contents and originals."""

from collections.abc import Iterator

from reports.models import Content, Original, TrailEntry

from .digests import sha256_of


def changed_contents() -> Iterator[str]:
    """Contents that were changed, and contents that the trail names and nobody kept."""
    for content in Content.objects.order_by("digest").iterator():
        if not _is_whole(content):
            yield f"内容存档 {content.digest} 被改动，与摘要不符。"
    named = TrailEntry.objects.exclude(content="")
    lost = named.exclude(content__in=Content.objects.values("digest"))
    for number, digest in lost.values_list("number", "content").order_by("number").iterator():
        yield f"第 {number} 条留痕所指的内容 {digest} 没有存档。"


def changed_originals() -> Iterator[str]:
    """Files that reports of the past came from, changed or gone."""
    for original in Original.objects.select_related("report__agency").order_by("pk").iterator():
        try:
            digest = sha256_of(original.read())
        except OSError:
            yield f"{original.report}：原件“{original.name}”不见了。"
            continue
        if digest != original.digest:
            yield f"{original.report}：原件“{original.name}”被改动，与摘要不符。"


def _is_whole(content: Content) -> bool:
    try:
        return content.document.digest == content.digest
    except (ValueError, KeyError, TypeError, AttributeError):
        return False
