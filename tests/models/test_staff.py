"""The last active administrator stays one: on forms, in code, and when two strip each other."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from reports.models import Staff
from reports.models.staff import ADMINISTERS, LAST_ADMINISTRATOR


@pytest.fixture
def second(db) -> Staff:
    return Staff.objects.create_superuser("second", name="第二人", email="second@example.gov.cn")


@pytest.mark.parametrize("column", sorted(ADMINISTERS))
def test_the_last_administrator_cannot_be_switched_off_or_stripped(administrator, column):
    setattr(administrator, column, False)
    for refuse in (administrator.clean, administrator.save):
        with pytest.raises(ValidationError) as refused:
            refuse()
        assert refused.value.messages == [LAST_ADMINISTRATOR]
    administrator.refresh_from_db()
    assert getattr(administrator, column)


@pytest.mark.parametrize("column", sorted(ADMINISTERS))
def test_one_of_two_may_go(administrator, second, column):
    setattr(second, column, False)
    second.clean()
    second.save()
    second.refresh_from_db()
    assert not getattr(second, column)
    setattr(administrator, column, False)
    with pytest.raises(ValidationError):
        administrator.save()


def test_who_cannot_log_in_does_not_count(administrator, second):
    second.is_active = False
    second.save()
    administrator.is_superuser = False
    with pytest.raises(ValidationError):
        administrator.save()


def test_everybody_else_comes_and_goes(administrator, producer):
    producer.is_active = False
    producer.clean()
    producer.save()
    administrator.name = "改了名"
    administrator.save()
    administrator.is_active = False
    administrator.save(update_fields=["last_login"])
    administrator.refresh_from_db()
    assert (administrator.name, administrator.is_active) == ("改了名", True)


@pytest.mark.django_db(transaction=True)
def test_two_who_strip_each_other_at_once_leave_one():
    people = [
        Staff.objects.create_superuser(name, name=name, email=f"{name}@example.gov.cn")
        for name in ("first", "second")
    ]
    together = Barrier(2)

    def strip(person: Staff) -> bool:
        person.is_superuser = False
        together.wait()
        try:
            person.save()
            return True
        except ValidationError:
            return False
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(strip, people)) == [False, True]
    assert Staff.objects.filter(is_superuser=True).count() == 1
