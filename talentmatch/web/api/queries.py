"""The parameters that addresses of the interface share."""

import base64
import re
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field

from talentmatch.i18n import LANGUAGES, N_
from talentmatch.models.input_types import SLUG, Input, Slug, one_of, refusal
from talentmatch.models.paging import Slice

MOST = 100
DIGITS = re.compile(r"[0-9]{1,9}", re.ASCII)
CODE = re.compile(r"[0-9]{4}(?:\.[0-9]{1,3}){0,6}", re.ASCII)  # of an occupation in ESCO


def _plain(value: Any) -> Any:
    """Let no sign, underscore or digit of another script count as a number, nor one that is endless."""
    if isinstance(value, str) and not DIGITS.fullmatch(value):
        raise refusal(N_("is not a whole number; write digits only, or leave it empty"))
    return value


def _whole(value: Any) -> Any:
    """Read 10.0 as 10: in JSON both are the same whole number."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _key(value: str) -> str:
    """Return the key that a cursor stands for."""
    try:
        key = base64.urlsafe_b64decode(value + "=" * (-len(value) % 4)).decode("ascii")
    except ValueError:
        key = ""
    if not (SLUG.match(key) or CODE.fullmatch(key)) or cursor_of(key) != value:
        raise refusal(N_("is not a cursor; take it from “next” of the page before"))
    return key


def cursor_of(key: str) -> str:
    """Return the cursor for the page after a key; clients pass it back as it is."""
    return base64.urlsafe_b64encode(key.encode("ascii")).decode("ascii").rstrip("=")


def listed(codes: tuple[str, ...]) -> Any:
    """Return a parameter that may be repeated, with its codes for the document of the interface."""
    return Field(default_factory=list, json_schema_extra={"items": {"type": "string", "enum": list(codes)}})


def enum(codes: tuple[str, ...]) -> Any:
    """Return what names the codes of one value in the document of the interface."""
    return Field(json_schema_extra={"enum": list(codes)})


PLAIN = BeforeValidator(_plain)
WHOLE = BeforeValidator(_whole)
Cursor = Annotated[str, AfterValidator(_key), Field(max_length=200)]
Lang = Annotated[str, one_of(LANGUAGES), enum(LANGUAGES)]
Slugs = Annotated[list[Slug], Field(max_length=MOST)]


class OwnQuery(Input):
    """What every address takes."""

    lang: Lang | None = Field(None, description=N_("The language of texts and errors, before Accept-Language."))


class RecordQuery(OwnQuery):
    """What the address of one record takes; ``include`` names what is shown besides."""

    fields: list[str] = Field([], description=N_("The fields to show; all without it. The identifier is always there."))
    include: list[str] = Field([], description=N_("Linked records to show inside each record."))


class ListQuery(RecordQuery):
    """What every list takes."""

    limit: Annotated[int, Field(ge=1, le=MOST), PLAIN] = Field(20, description=N_("How many records a page has."))
    cursor: Cursor = Field(
        "", validate_default=False, description=N_("Where the page begins: “next” of the one before.")
    )

    @property
    def part(self) -> Slice:
        """Return the page that is meant."""
        return Slice(self.cursor, self.limit)
