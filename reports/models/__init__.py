"""The database: agencies and staff, reports by revision, statutory rows, the trail."""

from .agency import Agency, AgencyKind
from .content import Content
from .judgement import Judgement, public_notes
from .notice import Notice, NoticeChoice, NoticeKind
from .original import Original
from .password import FormerPassword
from .preview_link import PreviewLink
from .remark import Remark
from .rendition import Rendition
from .report import AnnualReport, Status
from .rows import ROW_MODELS, ApplicationRow, ChallengeRow, DisclosureRow
from .rule_settings import Likeness, RuleCount, RuleSetting, Threshold, Wording, settings_now
from .site import Site, absolute, site_now
from .staff import Post, Role, Staff
from .trail_entry import TrailAnchor, TrailEntry, TrailHead
from .working_copy import WorkingCopy

__all__ = [
    "ROW_MODELS",
    "Agency",
    "AgencyKind",
    "AnnualReport",
    "ApplicationRow",
    "ChallengeRow",
    "Content",
    "DisclosureRow",
    "FormerPassword",
    "Judgement",
    "Likeness",
    "Notice",
    "NoticeChoice",
    "NoticeKind",
    "Original",
    "Post",
    "PreviewLink",
    "Remark",
    "Rendition",
    "Role",
    "RuleCount",
    "RuleSetting",
    "Site",
    "Staff",
    "Status",
    "Threshold",
    "TrailAnchor",
    "TrailEntry",
    "TrailHead",
    "Wording",
    "WorkingCopy",
    "absolute",
    "public_notes",
    "settings_now",
    "site_now",
]
