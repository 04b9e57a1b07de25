"""A consistent copy of the database and of all files, while the portal runs."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from reports.operation.backup.failure import Failed
from reports.operation.backup.making import back_up
from reports.operation.backup.manifest import Manifest


class Command(BaseCommand):
    help = "备份数据库和全部原件（可在运行中执行），附清单和校验值；密钥不在备份里，须另行保管。"

    def add_arguments(self, parser) -> None:
        parser.add_argument("place", type=Path, metavar="PATH", help="存放备份的目录")
        parser.add_argument("--keep", type=int, metavar="N", help="只保留最新的 N 份")
        parser.add_argument("--renditions", action="store_true", help="连同生成的文件")

    def handle(self, *, place: Path, keep: int | None, renditions: bool, **options) -> None:
        if keep is not None and keep < 1:
            raise CommandError("--keep 至少是 1。")
        try:
            made = back_up(place, keep=keep, renditions=renditions)
        except Failed as failure:
            raise CommandError(str(failure)) from None
        except OSError as error:
            raise CommandError(f"备份没有完成，没有留下半份：{error}") from None
        said = Manifest.read(made)
        self.stdout.write(f"已备份到 {made}：{len(said.files)} 个文件，留痕 {said.head[0]} 条。")
        if said.missing:
            raise CommandError(
                f"备份已完成，但磁盘上缺少 {len(said.missing)} 份原件，例如 {said.missing[0]}。"
                "请从以前的备份里找回。"
            )
