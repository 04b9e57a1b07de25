"""The word lists (用语表) on one page, to be typed or pasted."""

from __future__ import annotations

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from reports.archive.act import Act
from reports.archive.changes import mark
from reports.archive.refusals import Refused
from reports.models import Wording

from .own_pages import Own, OwnPages
from .wordings import KINDS, as_text, from_text, set_words, words_now

HELP = {
    KINDS.WORD: "写错的用语。一行一个：错误的 → 正确的。从 Excel 复制两列粘贴也可以。",
    KINDS.RESIDUE: "模板里忘了删的话。一行一个。",
    KINDS.OLD: "旧格式里才有的用语。一行一个。",
}


@admin.register(Wording)
class WordingPages(OwnPages):
    def pages(self):
        return (Own("", "changelist", self.words_page),)

    def words_page(self, request: HttpRequest) -> HttpResponse:
        refusals: list[str] = []
        if request.method == "POST":
            try:
                wanted, seen = from_text(request.POST), request.POST.get("seen", "")
                changed = set_words(wanted, seen=seen, act=Act.of(request))
                said = f"已保存，改动 {changed} 条，下一次核对起生效。" if changed else "没有变化。"
                messages.success(request, said)
                return redirect(self.url("changelist"))
            except Refused as refusal:
                refusals = str(refusal).split("\n")
        words = words_now()
        typed = request.POST if refusals else {kind: as_text(words[kind]) for kind in KINDS}
        lists = [(kind, HELP[kind], typed.get(kind.value, ""), len(words[kind])) for kind in KINDS]
        context = {"lists": lists, "seen": mark(words), "refusals": refusals}
        status = 400 if refusals else 200
        return self.page(request, "wordings", self.opts.verbose_name_plural, context, status=status)
