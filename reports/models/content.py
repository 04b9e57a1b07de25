"""What a report said at each moment: the JSON of every content that was ever saved, under its
digest. The trail names the digests, so that any two moments can be compared."""

import json

from django.db import models

from reports.statute.document import Document, as_dict, from_dict


class Content(models.Model):
    """One content (报告全文). Never changed: its key is its SHA-256."""

    digest = models.CharField(max_length=64, primary_key=True)
    text = models.TextField()

    class Meta:
        verbose_name = verbose_name_plural = "内容存档"

    def __str__(self) -> str:
        return self.digest

    @property
    def document(self) -> Document:
        return from_dict(json.loads(self.text))

    @classmethod
    def keep(cls, document: Document) -> str:
        """Keep a content unless it is kept already; its digest."""
        text = json.dumps(as_dict(document), ensure_ascii=False)
        digest = document.digest
        cls.objects.bulk_create([cls(digest=digest, text=text)], ignore_conflicts=True)
        return digest
