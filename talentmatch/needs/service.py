"""Store companies, job profiles and sector figures. Services flush and never commit."""

from collections.abc import Sequence

from sqlmodel import Session

from talentmatch.models import Company, JobProfile, SectorFigure, ShortageOccupation
from talentmatch.models.store import save_all
from talentmatch.needs.inputs import CompanyInput, JobProfileInput, SectorFigureInput, ShortageOccupationInput


def save_companies(session: Session, companies: Sequence[CompanyInput]) -> int:
    """Insert or update companies; return how many changed."""
    return save_all(session, Company, companies)


def save_job_profiles(session: Session, profiles: Sequence[JobProfileInput]) -> int:
    """Insert or update job profiles, whose companies must be there; return how many changed."""
    return save_all(session, JobProfile, profiles)


def save_sector_figures(session: Session, figures: Sequence[SectorFigureInput]) -> int:
    """Insert or update sector figures; return how many changed."""
    return save_all(session, SectorFigure, figures)


def save_shortage_occupations(session: Session, occupations: Sequence[ShortageOccupationInput]) -> int:
    """Insert or update entries of lists of shortage occupations; return how many changed."""
    return save_all(session, ShortageOccupation, occupations)
