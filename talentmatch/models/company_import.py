"""Whose needs an import of a company changes."""

from sqlmodel import Field, SQLModel


class CompanyImport(SQLModel, table=True):
    """An import of the needs of one company; nobody else ever hears of it."""

    __tablename__ = "company_import"

    run_id: int = Field(foreign_key="import_run.id", primary_key=True, ondelete="CASCADE")
    company_id: str = Field(foreign_key="company.id", index=True)
