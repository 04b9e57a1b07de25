"""Load a demonstration: the given report, taken through three people. Safe to repeat."""

import json
import secrets
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from reports.archive.act import Act
from reports.archive.opening import open_report
from reports.archive.store import store, to_document
from reports.desk.findings import judged_findings
from reports.desk.judgements import judge
from reports.desk.taking import take
from reports.models import Agency, AgencyKind, AnnualReport, Post, Role, Staff
from reports.statute.document import Document

from ..reading import ReadingCommand

AGENCY_CODE = "jiaozuo-education"
PEOPLE = {
    "producer": ("张制作", Role.PRODUCER),
    "reviewer": ("李审核", Role.REVIEWER),
    "publisher": ("王发布", Role.PUBLISHER),
    "admin": ("系统管理员", None),
}


class Command(ReadingCommand):
    help = "载入演示数据：一份真实报告，经制作、审核、发布三人办理。可重复执行。"

    def add_arguments(self, parser) -> None:
        parser.add_argument("file", help="报告文件")
        parser.add_argument("--accounts", required=True, help="保存演示账号和密码的文件")

    @transaction.atomic
    def handle(self, *, file: str, accounts: str, **options) -> None:
        document = self.read(file).document
        passwords = passwords_in(Path(accounts))
        agency, _ = Agency.objects.get_or_create(
            code=AGENCY_CODE,
            defaults={
                "name": document.agency,
                "kind": AgencyKind.objects.get(name="政府部门"),
            },
        )
        people = {
            username: person(username, password=passwords[username], agency=agency)
            for username in PEOPLE
        }
        if not AnnualReport.objects.filter(agency=agency, year=document.year).exists():
            publish(document, agency=agency, people=people)
        self.say("演示账号（登录地址 /admin/）：")
        for username, (name, _) in PEOPLE.items():
            self.say(f"  {username:<10} {passwords[username]}  {name}")


def passwords_in(path: Path) -> dict[str, str]:
    """The passwords of the demonstration accounts, made at random the first time."""
    if not path.exists():
        made = {username: secrets.token_urlsafe(9) for username in PEOPLE}
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(json.dumps(made, indent=2) + "\n")
    return json.loads(path.read_text())


def person(username: str, *, password: str, agency: Agency) -> Staff:
    """One demonstration account with its one post; an existing one is left as it is."""
    name, role = PEOPLE[username]
    staff = Staff.objects.filter(username=username).first()
    if staff is None:
        staff = Staff.objects.create_user(
            username, password=password, name=name, is_staff=True, is_superuser=role is None
        )
    if role is not None:
        Post.objects.get_or_create(staff=staff, agency=agency, role=role)
    return staff


def verify_warnings(report: AnnualReport, *, by: Staff) -> None:
    """The producer says of each warning that it was verified (已核实)."""
    at = timezone.now()
    document, on = to_document(report), timezone.localdate(at)
    for judged in judged_findings(report, document=document, on=on):
        if judged.is_open:
            judge("verified", report=report, fingerprint=judged.fingerprint, act=Act(by, at))


def publish(document: Document, *, agency: Agency, people: dict[str, Staff]) -> AnnualReport:
    """Take a report the whole way, each step by the person who answers for it."""
    at = timezone.now()
    producer = people["producer"]
    report = open_report(agency=agency, year=document.year, act=Act(producer, at))
    report = store(document, report=report, version=report.version, act=Act(producer, at))
    verify_warnings(report, by=producer)
    for step, username in (
        ("submit", "producer"),
        ("approve", "reviewer"),
        ("publish", "publisher"),
    ):
        report = take(
            step,
            report=report,
            version=report.version,
            act=Act(people[username], timezone.now()),
            secrecy=step == "publish",
        )
    return report
