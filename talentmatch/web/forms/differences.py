"""Two versions of a record, what was typed and what is stored, field by field; and the choice between them."""

from collections.abc import Collection
from dataclasses import dataclass

from werkzeug.datastructures import MultiDict

from talentmatch.web.forms.fields import fields_of
from talentmatch.web.forms.typed import Groups, Options, Typed, full_label, shown_value

CHOICE = "choose-"  # before the name of a field: whose value is taken


@dataclass(frozen=True)
class Difference:
    """A field in which two versions differ; ``mine``: whether your side changed it, so that yours is ticked first."""

    name: str
    label: str
    theirs: str
    yours: str
    mine: bool


def list_differences(
    groups: Groups, theirs: Typed, yours: Typed, *, options: Options, mine: Collection[str]
) -> list[Difference]:
    """Return the fields in which two versions differ; ``mine``: the names of those that your side changed."""
    return [
        Difference(
            field.name,
            full_label(group, field),
            shown_value(field, theirs[field.name], options),
            shown_value(field, yours[field.name], options),
            field.name in mine,
        )
        for group, field in fields_of(groups)
        if theirs[field.name] != yours[field.name]
    ]


def chosen_between(stored: Typed, typed: Typed, form: MultiDict[str, str]) -> Typed:
    """Return what was typed, with the stored value where the reader chose that, ticks in the stored order."""
    return {
        name: stored[name] if form.get(CHOICE + name) == "theirs" else in_order_of(stored[name], text)
        for name, text in typed.items()
    }


def in_order_of(stored: tuple[str, ...], typed: tuple[str, ...]) -> tuple[str, ...]:
    """Return ticked values in the order in which they are stored, new ones last: a form knows no order."""
    return tuple(sorted(typed, key=lambda text: stored.index(text) if text in stored else len(stored)))
