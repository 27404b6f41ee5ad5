"""Forms from declared fields: what was typed, what is shown, and what goes to the input model."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from werkzeug.datastructures import MultiDict

from talentmatch.i18n import gettext as _
from talentmatch.models.refusals import Refusal
from talentmatch.web.forms.fields import FieldGroup, FormField, fields_of

Groups = tuple[FieldGroup, ...]
Typed = dict[str, tuple[str, ...]]  # what stands in each field, as it was typed
Options = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class FieldView:
    """A field as the form shows it."""

    field: FormField
    label: str
    values: tuple[str, ...]
    options: tuple[tuple[str, str], ...]
    faults: tuple[str, ...]

    @property
    def id(self) -> str:
        """Return the identifier of the field on the page."""
        return f"field-{self.field.name}"

    @property
    def value(self) -> str:
        """Return the one value, or an empty text."""
        return self.values[0] if self.values else ""


@dataclass(frozen=True)
class GroupView:
    """A group of fields as the form shows it."""

    title: str
    beside: bool
    fields: tuple[FieldView, ...]


def typed_of(groups: Groups, values: Mapping[str, Any]) -> Typed:
    """Return the values of a record as they stand in its form."""
    return {field.name: _typed(field, values.get(field.name)) for _group, field in fields_of(groups)}


def _typed(field: FormField, value: Any) -> tuple[str, ...]:
    if field.kind == "list":
        return ("\n".join(value or ()),)
    if field.kind == "choices":
        return tuple(value or ())
    if isinstance(value, float):
        return (f"{value:g}",)
    return ("" if value is None else str(value),)


def typed_in(groups: Groups, form: MultiDict[str, str]) -> Typed:
    """Return what was typed into the fields of a form."""
    return {
        field.name: tuple(text.replace("\r\n", "\n") for text in form.getlist(field.name))
        for _group, field in fields_of(groups)
    }


def values_in(groups: Groups, typed: Typed) -> dict[str, Any]:
    """Return what was typed as values for the input model, which checks them."""
    return {field.name: _value(field, typed[field.name]) for _group, field in fields_of(groups)}


def _value(field: FormField, typed: tuple[str, ...]) -> Any:
    if field.kind == "choices":
        return list(typed)
    text = typed[0] if typed else ""
    if field.kind == "list":
        return [line.strip() for line in text.splitlines() if line.strip()]
    return text.strip().replace(",", ".") if field.kind == "number" else text


def full_label(group: FieldGroup, field: FormField) -> str:
    """Return the name of a field where it stands alone, with its group for a text in several languages."""
    return f"{_(group.title)}, {_(field.label)}" if group.beside else _(field.label)


def labels_of(groups: Groups) -> dict[str, str]:
    """Return the names of all fields."""
    return {field.name: full_label(group, field) for group, field in fields_of(groups)}


def form_view(groups: Groups, typed: Typed, options: Options, faults: Iterable[Refusal] = ()) -> tuple[GroupView, ...]:
    """Return a form with what was typed and what is wrong with it."""
    found: dict[str | None, list[str]] = {}
    for fault in faults:
        found.setdefault(fault.field, []).append(fault.text())
    return tuple(
        GroupView(_(group.title), group.beside, tuple(_view(field, typed, options, found) for field in group.fields))
        for group in groups
    )


def _view(field: FormField, typed: Typed, options: Options, faults: Mapping[str | None, Sequence[str]]) -> FieldView:
    words = options[field.listed] if field.listed else {code: _(word) for code, word in field.options.items()}
    offered = sorted(words.items(), key=lambda option: option[0] not in typed[field.name])
    return FieldView(
        field,
        _(field.label),
        typed[field.name],
        tuple(offered if field.kind == "choices" else words.items()),  # ticked first: a long list scrolls
        tuple(faults.get(field.name, ())),
    )


def shown_value(field: FormField, typed: tuple[str, ...], options: Options) -> str:
    """Return the value of a field for reading, with words for codes; empty for none."""
    words = options[field.listed] if field.listed else {code: _(word) for code, word in field.options.items()}
    return "\n".join(words.get(text, text) for text in typed)
