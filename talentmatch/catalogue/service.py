"""Store places, providers, programmes and course instances. Services flush and never commit."""

from collections.abc import Sequence

from sqlmodel import Session

from talentmatch.catalogue.inputs import CourseInstanceInput, PlaceInput, ProgrammeInput, ProviderInput
from talentmatch.models import CourseInstance, Place, Programme, Provider
from talentmatch.models.store import save_all


def save_places(session: Session, places: Sequence[PlaceInput]) -> int:
    """Insert or update places; return how many changed."""
    return save_all(session, Place, places)


def save_providers(session: Session, providers: Sequence[ProviderInput]) -> int:
    """Insert or update providers; return how many changed."""
    return save_all(session, Provider, providers)


def save_programmes(session: Session, programmes: Sequence[ProgrammeInput]) -> int:
    """Insert or update programmes, whose providers must be there; return how many changed."""
    return save_all(session, Programme, programmes)


def save_course_instances(session: Session, instances: Sequence[CourseInstanceInput]) -> int:
    """Insert or update dated runs, whose programmes must be there; return how many changed."""
    return save_all(session, CourseInstance, instances)
