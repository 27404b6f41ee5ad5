"""Places: towns by their Dutch, French and English names."""

from sqlmodel import SQLModel

from talentmatch.models.codes import REGIONS
from talentmatch.models.columns import Versioned, not_blank, one_of, slug_key


class Place(Versioned, SQLModel, table=True):
    """A town that a provider, programme, company or profile names; coordinates are WGS 84 degrees of its centre."""

    __tablename__ = "place"
    __table_args__ = (one_of("region", REGIONS), not_blank("name_en"))

    id: str = slug_key()
    name_nl: str
    name_fr: str
    name_en: str
    region: str
    latitude: float | None = None
    longitude: float | None = None
