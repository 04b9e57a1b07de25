"""A backup back into an empty place."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from reports.operation.backup.failure import Failed
from reports.operation.backup.restoring import restore


class Command(BaseCommand):
    help = "把备份恢复到空的数据库和空的目录，先核对校验值，恢复后核对留痕。"
    requires_system_checks = ()  # there is no database yet

    def add_arguments(self, parser) -> None:
        parser.add_argument(
            "place", type=Path, metavar="PATH", help="一份备份，或存放备份的目录（取最新的一份）"
        )

    def handle(self, *, place: Path, **options) -> None:
        try:
            said = restore(place, say=self.stderr.write)
        except Failed as failure:
            raise CommandError(str(failure)) from None
        except OSError as error:
            raise CommandError(f"恢复没有完成：{error}") from None
        self.stdout.write(
            f"已恢复 {said.made} 的备份：{len(said.files)} 个文件，留痕 {said.head[0]} 条。"
            "生成的文件如果不在备份里，请执行 render。"
        )
