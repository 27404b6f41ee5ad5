"""Field types of the input models: what may come in from a form, a file or the API, before any table sees it."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, GetJsonSchemaHandler, WithJsonSchema
from pydantic_core import CoreSchema, PydanticCustomError

from talentmatch.i18n import N_
from talentmatch.models import codes

LIST_SEPARATOR = " | "
END = r"\Z"
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")  # all but tab and line end; halves of characters
MAX_TEXT = 20_000
MAX_SLUG = 120
# What is told to programs; spaces around a text are left out before it is looked at.
TOLD_SLUG = {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "maxLength": MAX_SLUG}
TOLD_URL = r"^\s*https?://[^\s\x00-\x1f\x7f-\x9f/?#\[\]]+([/?#][^\s\x00-\x1f\x7f-\x9f]*)?\s*$"


def refusal(message: str, **values: Any) -> PydanticCustomError:
    """Return a refusal whose message is a msgid with ``%(name)s`` fields, translated where it is shown."""
    return PydanticCustomError("refused", "{msgid}", {"msgid": message, **values})


@dataclass(frozen=True, slots=True)
class Told:
    """Tell programs more of a field than its type does, by a keyword of its JSON schema."""

    keyword: str
    value: Any

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """Return the schema of the type with the keyword."""
        return {**handler(schema), self.keyword: self.value}


def whole(pattern: re.Pattern[str]) -> Told:
    """Tell programs of the pattern of a whole text, as other languages write it."""
    return Told("pattern", f"^{pattern.pattern.removesuffix(END)}$")


class Input(BaseModel):
    """Refuse unknown fields, so that nobody can set a column that the form does not offer."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def empty_to_none(value: Any) -> Any:
    """Read an empty cell or form field as not known."""
    return None if isinstance(value, str) and not value.strip() else value


def _split(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    return [item.strip() for item in value.split(LIST_SEPARATOR) if item.strip()]


def _clean(value: str) -> str:
    text = unicodedata.normalize("NFC", value).strip()
    if CONTROL.search(text):
        raise refusal(N_("holds a control character; remove it"))
    return text


def _slug(value: str) -> str:
    if not SLUG.match(value) or len(value) > MAX_SLUG:
        raise refusal(N_("is not an identifier; use at most 120 lower-case letters, digits and single hyphens"))
    return value


def _url(value: str) -> str:
    try:
        parts = urlsplit(value)
    except ValueError:
        parts = urlsplit("")
    if value and (parts.scheme not in ("http", "https") or not parts.netloc or re.search(r"\s", value)):
        raise refusal(N_("is not a web address; write it in full, with http:// or https://"))
    return value


def _day(value: Any) -> Any:
    if isinstance(value, str) and not re.match(r"\d{4}-\d{2}-\d{2}\Z", value.strip()):
        raise refusal(N_("is not a date; write it as year-month-day, for example 2026-03-01"))
    return value


def _check_code(value: str, allowed: tuple[str, ...]) -> str:
    if value not in allowed:
        raise refusal(N_("is not a known code; use one of: %(codes)s"), codes=", ".join(allowed))
    return value


@dataclass(frozen=True, slots=True)
class Coded(AfterValidator):
    """Allow only some codes, and name them in a JSON schema; ``codes`` is filled by one_of and each_of."""

    codes: tuple[str, ...] = ()

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """Return the schema of the type with the codes on its text, within a list or beside null."""
        found = handler(schema)
        inner = [*found.get("anyOf", ()), found.get("items", found)]
        next(one for one in inner if one.get("type") == "string")["enum"] = list(self.codes)
        return found


def one_of(allowed: tuple[str, ...]) -> Coded:
    """Allow only these codes in a field, or nothing where the field may be empty."""

    def check(value: str | None) -> str | None:
        return value if value is None else _check_code(value, allowed)

    return Coded(check, allowed)


def each_of(allowed: tuple[str, ...]) -> Coded:
    """Allow only these codes in a list."""

    def check(values: list[str]) -> list[str]:
        return [_check_code(value, allowed) for value in values]

    return Coded(check, allowed)


OPTIONAL = BeforeValidator(empty_to_none)
LIST = BeforeValidator(_split)
Text = Annotated[str, AfterValidator(_clean), Field(max_length=MAX_TEXT)]
Required = Annotated[str, AfterValidator(_clean), Field(min_length=1, max_length=MAX_TEXT), Told("pattern", r"\S")]
Slug = Annotated[str, AfterValidator(_slug), WithJsonSchema(TOLD_SLUG)]
OptionalSlug = Annotated[Slug | None, OPTIONAL]
Url = Annotated[
    str,
    AfterValidator(_clean),
    AfterValidator(_url),
    Field(max_length=2_000),
    Told("pattern", rf"^\s*$|{TOLD_URL}"),
]
RequiredUrl = Annotated[
    str,
    Field(min_length=1, max_length=2_000),
    AfterValidator(_clean),
    AfterValidator(_url),
    Told("pattern", TOLD_URL),
]
Day = Annotated[date, BeforeValidator(_day)]
OptionalDay = Annotated[Day | None, OPTIONAL]
Amount = Annotated[
    Annotated[float, Field(ge=0, le=1_000_000, allow_inf_nan=False)] | None, BeforeValidator(empty_to_none)
]
Count = Annotated[Annotated[int, Field(ge=0, le=1_000_000)] | None, OPTIONAL]
GroupSize = Annotated[Annotated[int, Field(ge=1, le=1_000)] | None, OPTIONAL]
TextList = Annotated[list[Required], LIST]
SlugList = Annotated[list[Slug], LIST]
UrlList = Annotated[list[Url], LIST]


class DescribedInput(Input):
    """The description in each language offered."""

    description_nl: Text = ""
    description_fr: Text = ""
    description_en: Text = ""


class EvidenceInput(Input):
    """Who says so, in which words, where, and when that was last read."""

    evidence_kind: Annotated[str, one_of(codes.EVIDENCE_KINDS)]
    evidence_text: Required
    evidence_lang: Annotated[str | None, OPTIONAL, one_of(codes.LANGUAGE_CODES)] = None
    evidence_url: Url = ""
    checked_on: Day
