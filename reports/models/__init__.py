"""The database: agencies and staff, reports by revision, statutory rows, the trail."""

from .agency import Agency, AgencyKind
from .content import Content
from .judgement import Judgement, public_notes
from .notice import Notice, NoticeChoice, NoticeKind
from .original import Original
from .preview_link import PreviewLink
from .remark import Remark
from .report import AnnualReport, Status
from .rows import ROW_MODELS, ApplicationRow, ChallengeRow, DisclosureRow
from .rule_settings import Likeness, RuleSetting, Threshold, Wording, settings_now
from .site import Site, absolute, site_now
from .staff import Post, Role, Staff
from .trail_entry import TrailEntry, TrailHead

__all__ = [
    "ROW_MODELS",
    "Agency",
    "AgencyKind",
    "AnnualReport",
    "ApplicationRow",
    "ChallengeRow",
    "Content",
    "DisclosureRow",
    "Judgement",
    "Likeness",
    "Notice",
    "NoticeChoice",
    "NoticeKind",
    "Original",
    "Post",
    "PreviewLink",
    "Remark",
    "Role",
    "RuleSetting",
    "Site",
    "Staff",
    "Status",
    "Threshold",
    "TrailEntry",
    "TrailHead",
    "Wording",
    "absolute",
    "public_notes",
    "settings_now",
    "site_now",
]
