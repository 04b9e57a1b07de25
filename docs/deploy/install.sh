#!/bin/sh
# 按 systemd 的方式安装门户，或者升级到本目录的版本。可以重复执行。
#   sudo sh docs/deploy/install.sh            装到本机
#   sh docs/deploy/install.sh /srv/试装        装到另一个根目录下（试装，不建用户，不动本机的 systemd）
# 不建库、不启动服务：接下来做什么，最后会说明。
set -eu
umask 022

ROOT=${1:-}
HERE=$(cd "$(dirname "$0")/../.." && pwd)
VERSION=$(sed -n 's/^version = "\(.*\)"/\1/p' "$HERE/pyproject.toml")-$(date +%Y%m%d%H%M%S)
RELEASE=/opt/portal/releases/$VERSION
PYTHON=${PYTHON:-python3}

# 用户和目录：程序归 root，数据目录只有门户能进。
install -d "$ROOT/opt/portal/releases" "$ROOT/etc/systemd/system"
if [ -z "$ROOT" ]; then
    id portal >/dev/null 2>&1 || useradd --system --home-dir /nonexistent --shell /usr/sbin/nologin portal
    install -d -m 0750 -o root -g portal /etc/portal
    install -d -m 0700 -o portal -g portal /var/lib/portal /var/backups/portal
else
    install -d -m 0750 "$ROOT/etc/portal"
    install -d -m 0700 "$ROOT/var/lib/portal" "$ROOT/var/backups/portal"
fi

# 程序：一个版本一个目录，依赖按校验值安装。
install -d "$ROOT$RELEASE"
(cd "$HERE" && tar -cf - --exclude='__pycache__' manage.py gunicorn.conf.py pyproject.toml \
    requirements.txt requirements.lock LICENSE portal reports static templates docs) \
    | tar -xf - -C "$ROOT$RELEASE" --no-same-owner
"$PYTHON" -m venv "$ROOT$RELEASE/.venv"
"$ROOT$RELEASE/.venv/bin/pip" install --quiet --disable-pip-version-check \
    --require-hashes -r "$ROOT$RELEASE/requirements.lock"
(cd "$ROOT$RELEASE" && DEBUG=0 VAR="$ROOT$RELEASE/.building" STATIC_ROOT="$ROOT$RELEASE/collected" \
    .venv/bin/python manage.py collectstatic --noinput --verbosity 0)
rm -rf "$ROOT$RELEASE/.building"
chmod -R a+rX "$ROOT$RELEASE"

# 密钥和设置：已有的不动。
if [ ! -e "$ROOT/etc/portal/secret_key" ]; then
    (umask 077 && "$PYTHON" -c 'import secrets; print(secrets.token_urlsafe(50))' \
        > "$ROOT/etc/portal/secret_key")
    [ -n "$ROOT" ] || { chown root:portal /etc/portal/secret_key && chmod 0640 /etc/portal/secret_key; }
fi
[ -e "$ROOT/etc/portal/portal.env" ] \
    || install -m 0640 "$HERE/docs/deploy/portal.env.example" "$ROOT/etc/portal/portal.env"
[ -n "$ROOT" ] || chown root:portal /etc/portal/portal.env
install -m 0644 "$HERE"/docs/deploy/systemd/* "$ROOT/etc/systemd/system/"
install -d "$ROOT/usr/local/sbin"
install -m 0755 "$HERE/docs/deploy/portal-manage" "$ROOT/usr/local/sbin/portal-manage"

cat <<SAID
已装到 $ROOT$RELEASE。接下来：
  1. 填写 $ROOT/etc/portal/portal.env
  2. 首次安装：ln -sfn releases/$VERSION $ROOT/opt/portal/current，再按 README.md「首次启动」
     升级：按 README.md「升级」，先备份
SAID
