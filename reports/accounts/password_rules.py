"""What a password must be (密码要求), beyond Django's own validators: kinds of characters, none of
the last ones."""

import string

from django.contrib.auth.hashers import check_password
from django.core.exceptions import ValidationError
from django.utils import timezone

from reports.models import FormerPassword, Staff

KINDS = {
    "大写字母": set(string.ascii_uppercase),
    "小写字母": set(string.ascii_lowercase),
    "数字": set(string.digits),
}


class Kinds:
    """At least so many of: capital letters, small letters, digits, anything else."""

    def __init__(self, least: int = 3) -> None:
        self.least = least

    def validate(self, password: str, user: Staff | None = None) -> None:
        known = set().union(*KINDS.values())
        found = sum(bool(characters & set(password)) for characters in KINDS.values())
        if found + bool(set(password) - known) < self.least:
            raise ValidationError(self.get_help_text(), code="password_too_plain")

    def get_help_text(self) -> str:
        return f"密码须包含{'、'.join(KINDS)}、其他符号中的至少 {self.least} 种。"


class Unused:
    """None of the last passwords, the present one included. Django tells it of each new one."""

    def __init__(self, last: int = 5) -> None:
        self.last = last

    def validate(self, password: str, user: Staff | None = None) -> None:
        if user is None or user.pk is None:
            return
        hashes = user.former_passwords.values_list("hash", flat=True)[: self.last]
        if any(check_password(password, hash) for hash in (user.password, *hashes)):
            raise ValidationError(self.get_help_text(), code="password_used_before")

    def password_changed(self, password: str, user: Staff | None = None) -> None:
        """Keep the hash of a password that was set, and forget what is older than needed."""
        if user is None or user.pk is None or not user.has_usable_password():
            return
        FormerPassword.objects.create(staff=user, hash=user.password, at=timezone.now())
        kept = user.former_passwords.values_list("pk", flat=True)[: self.last]
        user.former_passwords.exclude(pk__in=list(kept)).delete()

    def get_help_text(self) -> str:
        return f"不能使用最近 {self.last} 次用过的密码。"
