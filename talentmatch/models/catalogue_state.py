"""The revision of the catalogue: a counter that tells every process when its index is out of date."""

from sqlmodel import Field, SQLModel

from talentmatch.models.columns import at_least


class CatalogueState(SQLModel, table=True):
    """The one row that counts the catalogue's changes and remembers which data files were loaded.

    ``identity`` tells this database from every other, so that no snapshot of another one is taken for its own.
    """

    __tablename__ = "catalogue_state"
    __table_args__ = (at_least("revision", 0),)

    id: int = Field(default=1, primary_key=True)
    revision: int = 0
    data_digest: str = ""
    identity: str
