"""What docs/deploy/ promises of containers, units and nginx, read from the files."""

import re

import pytest
import yaml

from .units import UNITS, unit

DEPLOY = UNITS.parent
SERVICES = sorted(path.name for path in UNITS.glob("*.service"))
COMPOSE = yaml.safe_load((DEPLOY / "compose.yaml").read_text())
OURS = ("migrate", "app", "tick", "backup")

HARDENED = {
    "User": ["portal"],
    "UMask": ["0077"],
    "StateDirectoryMode": ["0700"],
    "ProtectSystem": ["strict"],
    "ProtectHome": ["true"],
    "PrivateTmp": ["true"],
    "PrivateDevices": ["true"],
    "NoNewPrivileges": ["true"],
    "CapabilityBoundingSet": [""],
    "RestrictNamespaces": ["true"],
    "RestrictAddressFamilies": ["AF_INET AF_INET6 AF_UNIX"],
    "SystemCallFilter": ["@system-service", "~@privileged"],
}


@pytest.mark.parametrize("name", SERVICES)
def test_units_take_no_privileges(name):
    said = unit(name)
    assert {key: said[key] for key in HARDENED} == HARDENED


def test_a_backup_may_write_where_backups_lie():
    assert unit("portal-backup.service")["ReadWritePaths"] == ["/var/backups/portal"]


def test_every_timer_has_its_service():
    timers = {path.stem for path in UNITS.glob("*.timer")}
    assert timers == {name.removesuffix(".service") for name in SERVICES} - {"portal"}


@pytest.mark.parametrize("name", OURS)
def test_containers_take_no_privileges(name):
    said = COMPOSE["services"][name]
    taken = {key: said.get(key) for key in ("user", "read_only", "cap_drop", "security_opt")}
    assert taken == {
        "user": "10001:10001",
        "read_only": True,
        "cap_drop": ["ALL"],
        "security_opt": ["no-new-privileges:true"],
    }


def test_no_secret_stands_in_the_environment_of_a_container():
    for name, said in COMPOSE["services"].items():
        for key in said.get("environment", {}):
            assert not re.search(r"KEY$|PASSWORD$|DATABASE_URL$", key), (name, key)
    assert set(COMPOSE["secrets"]) == {"secret_key", "database_url", "database_password"}


def test_database_and_cache_are_within():
    services = COMPOSE["services"]
    assert [services[name]["networks"] for name in ("db", "valkey")] == [["inside"], ["inside"]]
    assert COMPOSE["networks"]["inside"] == {"internal": True}
    assert [name for name, said in services.items() if "ports" in said] == ["nginx"]


def test_images_name_their_release():
    images = [said["image"] for said in COMPOSE["services"].values()]
    images += re.findall(r"^FROM (\S+)", (DEPLOY / "Dockerfile").read_text(), re.M)
    assert [image for image in images if not re.search(r":\d", image)] == []


def test_the_image_is_built_in_stages_and_runs_as_nobody():
    text = (DEPLOY / "Dockerfile").read_text()
    stages = text.split("\nFROM ")
    assert (len(stages), "--require-hashes" in stages[1]) == (3, True)
    assert re.findall(r"^USER (\S+)", stages[-1], re.M) == ["10001"]
    assert "pip install" not in stages[-1]


def test_nginx_tells_the_visitor_and_keeps_what_is_for_operators():
    text = (DEPLOY / "nginx.conf").read_text()
    assert "location ~ ^/(metrics|readyz|healthz)$ { return 404; }" in text
    assert "proxy_set_header X-Forwarded-For $remote_addr;" in text
    (form,) = re.findall(r"log_format portal (.*?);", text, re.S)
    assert [name for name in ("request_uri", "$request ", "$args", "$uri") if name in form] == []


def test_alarms_are_rules():
    alarms = yaml.safe_load((DEPLOY / "alarms.yml").read_text())
    for rule in alarms["groups"][0]["rules"]:
        assert set(rule) == {"alert", "expr", "for", "labels", "annotations"}
        assert rule["annotations"]["summary"].endswith("。")


def test_every_setting_of_the_sample_is_known():
    sample = (DEPLOY / "portal.env.example").read_text()
    known = (DEPLOY.parent / "settings.md").read_text()
    names = re.findall(r"^(?:# )?([A-Z_]+)=", sample, re.M)
    assert len(names) > 8
    assert [name for name in names if f"`{name}`" not in known] == []
