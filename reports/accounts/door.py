"""Who is let in: an account that is switched off lets nobody in, and ends what is open."""

from django.contrib.auth.backends import ModelBackend

from reports.models import Staff


class Door(ModelBackend):
    """Django asks this at log-in and again at every request, so that a session ends on the day on
    which the account is switched off (停用日期), whether or not anything else runs that day."""

    def user_can_authenticate(self, user: Staff) -> bool:
        return user.works
