"""Install by the systemd way into a clean root folder, and see that it works: ``make smoke``.

The same script that operators run installs; the commands of the units start, with their
environment, folder and umask. What needs a running systemd (users, sandbox) is not tried here.
"""

import json
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

from tests.operation.portals import free_port

from .units import environment, start, unit

ROOT = Path(__file__).parent.parent.parent
HOST = "xxgk.example.gov.cn"


def main() -> int:
    root = Path(tempfile.mkdtemp(prefix="portal-root-"))
    try:
        install(root)
        verify_units(root)
        manage(root, "check", "--deploy", "--fail-level", "WARNING")
        refuses_without_database(root)
        manage(root, "migrate", "--noinput", "--verbosity", "0")
        serve(root)
        run_once(root, "portal-tick.service")
        run_once(root, "portal-backup.service")
        come_back(root)
        closed_to_others(root)
    finally:
        shutil.rmtree(root)
    say("安装、启动、定时任务、备份、恢复都通过。")
    return 0


def say(sentence: str) -> None:
    print(f"== {sentence}", flush=True)


def install(root: Path) -> None:
    say(f"装到空目录 {root}")
    subprocess.run(["sh", ROOT / "docs/deploy/install.sh", root], check=True)
    (release,) = (root / "opt/portal/releases").iterdir()
    (root / "opt/portal/current").symlink_to(f"releases/{release.name}")


def verify_units(root: Path) -> None:
    """As far as a machine without a running systemd can say."""
    if shutil.which("systemd-analyze") is None:
        say("没有 systemd-analyze，单元文件没有核对")
        return
    units = sorted(path.name for path in (root / "etc/systemd/system").iterdir())
    command = ["systemd-analyze", "verify", f"--root={root}", "--man=no", "--recursive-errors=no"]
    done = subprocess.run([*command, *units], capture_output=True, text=True, check=False)
    # Python lies outside the root; that every command of a unit is there, its start shows.
    said = [line for line in done.stderr.splitlines() if "is not executable" not in line]
    if said:
        raise SystemExit("\n".join(said))
    say(f"systemd-analyze 核对了 {'、'.join(units)}")


def manage(root: Path, *command: str, expected: int = 0, **more: str) -> str:
    """A command as portal-manage runs it."""
    current = root / "opt/portal/current"
    done = subprocess.run(
        [current / ".venv/bin/python", "manage.py", *command],
        cwd=current,
        env=environment(root, unit("portal.service")) | more,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != expected:
        raise SystemExit(f"{command}：退出码 {done.returncode}\n{done.stdout}{done.stderr}")
    say(f"manage.py {' '.join(command)}")
    return done.stdout + done.stderr


def refuses_without_database(root: Path) -> None:
    server = start(root, "portal.service", BIND=f"127.0.0.1:{free_port()}")
    assert str(server.wait(timeout=60)) in unit("portal.service")["RestartPreventExitStatus"]
    say("没有数据库时不启动，也不反复重启")


def serve(root: Path) -> None:
    port = free_port()
    assert start(root, "portal.service", key="ExecStartPre").wait(timeout=60) == 0
    server = start(root, "portal.service", BIND=f"127.0.0.1:{port}")
    try:
        ready = until(lambda: ask(port, "/readyz", Host="127.0.0.1"))
        found = {"database": "ok", "migrations": "ok", "disk": "ok"}
        assert json.loads(ready[2]) == found, ready
        proxied = {"Host": HOST, "X-Forwarded-Proto": "https", "X-Forwarded-For": "203.0.113.9"}
        status, headers, page = ask(port, "/", **proxied)
        assert (status, "年度报告" in page) == (200, True)
        assert headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"
        style = page.partition('rel="stylesheet" href="')[2].partition('"')[0]
        assert ask(port, style, **proxied)[0] == 200
        cookie = ask(port, "/admin/login/", **proxied)[1]["Set-Cookie"]
        assert cookie.startswith("__Host-csrftoken=")
        assert "Secure" in cookie
        assert ask(port, "/metrics", **proxied)[0] == 404
        assert "portal_database_up 1.0" in ask(port, "/metrics", Host="127.0.0.1")[2]
        assert ask(port, "/", **proxied | {"Host": "evil.example"})[0] == 400
        status, headers, _ = ask(port, "/reports/", Host="evil.example")
        assert (status, headers["Location"]) == (301, f"https://{HOST}/reports/")
        say("服务已就绪：首页、样式、登录、指标、响应头")
    finally:
        server.terminate()
        assert server.wait(timeout=40) == 0


def run_once(root: Path, name: str) -> None:
    assert start(root, name).wait(timeout=120) == 0
    say(f"{name} 执行完毕")


def come_back(root: Path) -> None:
    """The backup into another, empty place."""
    elsewhere = str(root / "elsewhere")
    manage(root, "restore", str(root / "var/backups/portal"), VAR=elsewhere)
    assert "留痕记录完整" in manage(root, "verify_trail", VAR=elsewhere)


def closed_to_others(root: Path) -> None:
    """What the portal wrote, nobody else reads."""
    written = [*(root / "var/lib/portal").rglob("*"), *(root / "var/backups/portal").rglob("*")]
    assert len(written) > 4
    assert [path for path in written if path.stat().st_mode & 0o077] == []
    assert (root / "etc/portal/secret_key").stat().st_mode & 0o777 == 0o600


class NotFollowing(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *arguments):
        return None


def ask(port: int, path: str, **headers: str):
    """Status, headers and text; redirects are not followed."""
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", headers=headers)
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), NotFollowing)
    try:
        with opener.open(request, timeout=30) as answer:
            return answer.status, answer.headers, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read().decode()


def until(tried, *, seconds: int = 60):
    for _ in range(seconds * 5):
        try:
            return tried()
        except OSError:
            time.sleep(0.2)
    raise SystemExit("服务没有启动")


if __name__ == "__main__":
    sys.exit(main())
