"""The file that a report of the past came from (原件), kept beside what was read from it."""

from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import models

from .report import AnnualReport


class Original(models.Model):
    """One imported file. Its bytes lie under its SHA-256, so importing it again changes nothing."""

    report = models.OneToOneField(AnnualReport, models.PROTECT, related_name="original")
    name = models.CharField("文件名", max_length=255)
    digest = models.CharField("SHA-256", max_length=64, unique=True)
    size = models.PositiveBigIntegerField("字节数")

    class Meta:
        verbose_name = verbose_name_plural = "原件"

    def __str__(self) -> str:
        return self.name

    @property
    def path(self) -> str:
        """Where the bytes lie in the storage named ``originals``."""
        return f"{self.digest[:2]}/{self.digest}"

    def keep(self, data: bytes) -> None:
        """Put the bytes into the storage, unless they are there, whole: whoever was interrupted
        while writing them left a part."""
        storage = storages["originals"]
        if storage.exists(self.path) and storage.size(self.path) != len(data):
            storage.delete(self.path)
        if not storage.exists(self.path):
            storage.save(self.path, ContentFile(data))

    def read(self) -> bytes:
        with storages["originals"].open(self.path) as file:
            return file.read()
