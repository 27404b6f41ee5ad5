"""Sector figures: what was published about jobs and shortages, with source and year."""

from datetime import date

from sqlmodel import SQLModel

from talentmatch.models.columns import Versioned, not_blank, slug_key, text_list


class SectorFigure(Versioned, SQLModel, table=True):
    """One published figure about the sector."""

    __tablename__ = "sector_figure"
    __table_args__ = (not_blank("figure_en"),)

    id: str = slug_key()
    topic: str
    year: str
    figure_nl: str
    figure_fr: str
    figure_en: str
    source_urls: list[str] = text_list()
    checked_on: date
