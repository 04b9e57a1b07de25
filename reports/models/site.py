"""What the pages say of the site: names, filing numbers, contact. One row, kept in the admin."""

from django.conf import settings
from django.core.cache import cache
from django.core.validators import URLValidator
from django.db import models

CACHED = "reports.site"
A_MINUTE = 60


class Site(models.Model):
    """The site (本站). What is empty here comes from the environment; what is empty there too is
    not printed."""

    name = models.CharField("网站名称", max_length=60, blank=True, default="")
    domain = models.CharField("网站域名", max_length=100, blank=True, default="")
    url = models.CharField(
        "网址",
        max_length=200,
        blank=True,
        default="",
        validators=[URLValidator(schemes=["http", "https"])],
        help_text="印在下载文件和二维码里，如 https://xxgk.example.gov.cn",
    )
    id_code = models.CharField("网站标识码", max_length=10, blank=True, default="")
    host_org = models.CharField("主办单位", max_length=100, blank=True, default="")
    contact = models.CharField("联系方式", max_length=200, blank=True, default="")
    icp = models.CharField("ICP备案号", max_length=60, blank=True, default="")
    police = models.CharField("公安机关备案号", max_length=60, blank=True, default="")

    class Meta:
        verbose_name = verbose_name_plural = "网站设置"
        constraints = [models.CheckConstraint(name="site_once", condition=models.Q(pk=1))]

    def __str__(self) -> str:
        return "网站设置"

    def save(self, *args, **kwargs) -> None:
        self.pk = 1
        super().save(*args, **kwargs)
        cache.delete(CACHED)


def absolute(path: str) -> str:
    """The whole address of a page, under the name by which the public knows the site; empty while
    the site has none. Never made from a request: whoever asks may say any Host."""
    url = site_now()["url"].rstrip("/")
    return f"{url}{path}" if url else ""


def site_now() -> dict[str, str]:
    """What the pages say of the site; asked of the database at most once a minute."""
    found = cache.get(CACHED)
    if found is None:
        row = Site.objects.filter(pk=1).values(*settings.SITE).first() or {}
        found = settings.SITE | {name: value for name, value in row.items() if value}
        cache.set(CACHED, found, A_MINUTE)
    return found
