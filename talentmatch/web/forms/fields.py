"""The fields of a form, declared: what a field is called, how it is filled in, and from which words one chooses."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from talentmatch.i18n import LANGUAGES, N_
from talentmatch.web.names import LANGUAGE

FieldKind = Literal["text", "long", "number", "date", "list", "choice", "choices"]


@dataclass(frozen=True)
class FormField:
    """A field of a form; labels and options are msgids.

    ``listed``: the name of the choices that come with the form (places, providers …) instead of ``options``.
    """

    name: str
    label: str
    kind: FieldKind = "text"
    help: str = ""
    options: Mapping[str, str] = field(default_factory=dict)
    listed: str = ""
    required: bool = False
    lang: str = ""


@dataclass(frozen=True)
class FieldGroup:
    """Fields that belong together; those of ``beside`` are one text in each language, side by side."""

    title: str
    fields: tuple[FormField, ...]
    beside: bool = False


def texts(
    name: str, title: str, kind: FieldKind = "long", *, langs: Sequence[str] = LANGUAGES, required: bool = False
) -> FieldGroup:
    """Return the group of a text in each language; ``required``: in those of the pages."""
    fields = tuple(
        FormField(f"{name}_{lang}", LANGUAGE[lang], kind, lang=lang, required=required and lang in LANGUAGES)
        for lang in langs
    )
    return FieldGroup(title, fields, beside=True)


def fields_of(groups: tuple[FieldGroup, ...]) -> Iterator[tuple[FieldGroup, FormField]]:
    """Give every field with its group."""
    return ((group, found) for group in groups for found in group.fields)


PLACES = FormField("place_ids", N_("Places"), "choices", listed="places")
SOURCE = FormField("source_url", N_("Source"), help=N_("The address of the page that says so."))
CHECKED = FormField("checked_on", N_("Source last read on"), "date", required=True)
LOCKED = FormField(
    "locked_fields",
    N_("Fields that no import may change"),
    "choices",
    N_("Tick what was corrected by hand."),
    listed="fields",
)
SHOWING = FieldGroup(
    N_("When it is shown"),
    (
        FormField("publish_on", N_("First day on the site"), "date"),
        FormField("expires_on", N_("Last day on the site"), "date"),
        LOCKED,
    ),
)
LOCKING = FieldGroup(N_("Imports"), (LOCKED,))
LINES = N_("One on each line.")
