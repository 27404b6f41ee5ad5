"""SQLModel tables, one file for each aggregate. They store; ``inputs.py`` of each service validates."""

from talentmatch.models.account import Account, RecoveryCode
from talentmatch.models.account_session import AccountLink, AccountSession, RateBucket
from talentmatch.models.api_token import ApiAnswer, ApiToken
from talentmatch.models.audit import AuditEntry, AuditHead
from talentmatch.models.catalogue_state import CatalogueState
from talentmatch.models.company import Company
from talentmatch.models.company_import import CompanyImport
from talentmatch.models.company_request import CompanyRequest
from talentmatch.models.course_instance import CourseInstance
from talentmatch.models.error_report import ErrorReport
from talentmatch.models.esco import EscoConcept, EscoFile, EscoLabel, EscoRelation, EscoRelease
from talentmatch.models.harvest import HarvestedRecord, HarvestRun, HarvestSource
from talentmatch.models.import_run import ImportLock, ImportRun
from talentmatch.models.job_profile import JobProfile
from talentmatch.models.known_device import EmailChange, KnownDevice
from talentmatch.models.link_check import LinkCheck
from talentmatch.models.merged_record import DistinctPair, MergedRecord
from talentmatch.models.pending_change import PendingChange
from talentmatch.models.place import Place
from talentmatch.models.programme import Programme
from talentmatch.models.provider import Provider
from talentmatch.models.searched_skill import SearchedSkill
from talentmatch.models.sector_figure import SectorFigure
from talentmatch.models.shared_plan import SharedPlan
from talentmatch.models.shortage_occupation import ShortageOccupation
from talentmatch.models.skill import Skill
from talentmatch.models.skill_link import ProfileSkill, ProgrammeSkill
from talentmatch.models.skill_need import Alert, NeedLink, NeedSkill, ProgrammeInterest, SkillNeed, TeamRole
from talentmatch.models.skill_suggestion import SkillSuggestion
from talentmatch.models.unmet_term import DismissedTerm, UnmetTerm
from talentmatch.models.webhook import Webhook, WebhookDelivery

__all__ = [
    "Account",
    "AccountLink",
    "AccountSession",
    "Alert",
    "ApiAnswer",
    "ApiToken",
    "AuditEntry",
    "AuditHead",
    "CatalogueState",
    "Company",
    "CompanyImport",
    "CompanyRequest",
    "CourseInstance",
    "DismissedTerm",
    "DistinctPair",
    "EmailChange",
    "ErrorReport",
    "EscoConcept",
    "EscoFile",
    "EscoLabel",
    "EscoRelation",
    "EscoRelease",
    "HarvestRun",
    "HarvestSource",
    "HarvestedRecord",
    "ImportLock",
    "ImportRun",
    "JobProfile",
    "KnownDevice",
    "LinkCheck",
    "MergedRecord",
    "NeedLink",
    "NeedSkill",
    "PendingChange",
    "Place",
    "ProfileSkill",
    "Programme",
    "ProgrammeInterest",
    "ProgrammeSkill",
    "Provider",
    "RateBucket",
    "RecoveryCode",
    "SearchedSkill",
    "SectorFigure",
    "SharedPlan",
    "ShortageOccupation",
    "Skill",
    "SkillNeed",
    "SkillSuggestion",
    "TeamRole",
    "UnmetTerm",
    "Webhook",
    "WebhookDelivery",
]  # fmt: skip
