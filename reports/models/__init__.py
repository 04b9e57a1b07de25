"""The database: agencies and staff, reports by revision, statutory rows, the trail."""

from .agency import Agency, AgencyKind
from .event import ChainHead, Event
from .examination import Likeness, RuleSetting, Threshold, Wording
from .judgement import Judgement
from .original import Original
from .report import AnnualReport, Status
from .rows import ROW_MODELS, ApplicationRow, ChallengeRow, DisclosureRow
from .staff import Post, Role, Staff

__all__ = [
    "ROW_MODELS",
    "Agency",
    "AgencyKind",
    "AnnualReport",
    "ApplicationRow",
    "ChainHead",
    "ChallengeRow",
    "DisclosureRow",
    "Event",
    "Judgement",
    "Likeness",
    "Original",
    "Post",
    "Role",
    "RuleSetting",
    "Staff",
    "Status",
    "Threshold",
    "Wording",
]
