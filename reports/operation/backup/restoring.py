"""Taking a copy back (恢复), into an empty place only."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from reports.renditions.files import forget_missing

from .. import database
from .databases import way
from .failure import Failed
from .making import PRIVATE, newest, sync
from .manifest import Manifest, fingerprints

OTHER_KEY = (
    "注意：{name} 与备份时不是同一个。登录会话、加密保存的内容和签名都依赖它，"
    "请改用备份时的密钥，再启动服务。"
)
MISSING = "注意：备份时磁盘上就缺少 {number} 份原件，它们不在这份备份里。"
PART = ".part"


def restore(place: Path, *, say: Callable[[str], None]) -> Manifest:
    """Verify every checksum, put everything in its place, then have the trail verified."""
    copy = newest(place)
    said = Manifest.read(copy)
    said.verify(copy)
    _refuse_unfit(said)
    before = os.umask(PRIVATE)
    try:
        _put_folders(said, copy)
        found = way().load(copy / said.database)
    finally:
        os.umask(before)
    if found.head != said.head:
        raise Failed("恢复的数据库与清单不符：留痕的最后一条不同。请不要启用，换一份备份。")
    _warn(said, say)
    if _of_an_older_release(said):
        say("备份来自旧版本，正在升级数据库。")
        call_command("migrate", interactive=False, verbosity=0)
    forget_missing()
    call_command("verify_trail")
    database.remember()
    return said


def _refuse_unfit(said: Manifest) -> None:
    """Whatever can be known beforehand, before anything is written."""
    if said.vendor != connection.vendor:
        raise Failed(
            f"备份是 {said.vendor} 的，本站设置的是 {connection.vendor}。请改用同一种数据库。"
        )
    if unknown := set(said.migrations) - _known():
        raise Failed(
            f"备份来自更新的版本（本版本不认识 {'、'.join(sorted(unknown))}），请先升级程序。"
        )
    for name, folder in _folders(said).items():
        if folder.exists() and any(folder.iterdir()):
            raise Failed(f"{folder} 里已经有文件（{name}）。恢复只能在空的地方进行，请先移走。")
    way().refuse_unless_empty()


def _put_folders(said: Manifest, copy: Path) -> None:
    """Each folder whole: beside its place first, then into it."""
    for name, folder in _folders(said).items():
        part = folder.with_name(f"{folder.name}{PART}")
        shutil.rmtree(part, ignore_errors=True)
        for inside in (file for file in said.files if file.startswith(f"{name}/")):
            target = part / inside.removeprefix(f"{name}/")
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(copy / inside, target)
        if part.exists():
            sync(part)
            if folder.exists():
                folder.rmdir()
            part.rename(folder)


def _folders(said: Manifest) -> dict[str, Path]:
    """Where the folders of a copy belong."""
    places = settings.BACKED_UP | {"renditions": settings.RENDITIONS}
    names = {file.partition("/")[0] for file in said.files if "/" in file}
    if strange := names - set(places):
        raise Failed(f"备份里有本版本不认识的目录：{'、'.join(sorted(strange))}。请先升级程序。")
    return {name: places[name] for name in sorted(names)}


def _known() -> set[str]:
    return {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}


def _of_an_older_release(said: Manifest) -> bool:
    return bool(_known() - set(said.migrations))


def _warn(said: Manifest, say: Callable[[str], None]) -> None:
    ours = fingerprints()
    for name, fingerprint in said.keys.items():
        if ours.get(name) != fingerprint:
            say(OTHER_KEY.format(name=name))
    if said.missing:
        say(MISSING.format(number=len(said.missing)))
