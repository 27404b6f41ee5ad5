"""What programs send and get of a record, made from the input models that forms and files are checked with."""

from collections.abc import Collection, Iterator, Mapping
from functools import reduce
from operator import or_
from types import UnionType
from typing import Annotated, Any, Union, cast, get_args, get_origin

from pydantic import BaseModel, BeforeValidator, Field, create_model
from pydantic.fields import FieldInfo

from talentmatch.interface.schemas import Listed, Shown
from talentmatch.models.input_types import Input
from talentmatch.web.api.queries import WHOLE


def whole_of(model: type[Input], name: str, *, without: Collection[str] = (), **others: Any) -> type[Input]:
    """Return the model of a new record; a list may be left out. ``others``: fields beside those of the input model."""
    fields = {each: (typed, _begun(field)) for each, field, typed in _strictly_typed(model, without)}
    return create_model(name, __base__=Input, __doc__=f"A new record, {name}.", **fields | others)


def patch_of(model: type[Input], name: str, **others: Any) -> type[Input]:
    """Return the model of a change: any field may be left out, null empties one that may be empty.

    An identifier never changes.
    """
    fields = {each: _changed(field, typed) for each, field, typed in _strictly_typed(model, ("id",))}
    return create_model(name, __base__=Input, __doc__="What changes; null empties a field.", **fields | others)


def record_of(model: type[Input], name: str, **others: Any) -> type[BaseModel]:
    """Return the model of what is answered: every field as it is stored, and ``others`` beside them."""
    fields: dict[str, Any] = {each: (field.annotation, ...) for each, field in model.model_fields.items()}
    return create_model(name, __base__=Shown, __doc__="A record as it is stored.", **fields | others)


def list_of(record: type[BaseModel]) -> type[Listed[Any]]:
    """Return the model of a page of such records."""
    base = cast(type[Listed[Any]], cast(Any, Listed)[record])
    return create_model(f"{record.__name__}List", __base__=base, __doc__="One page of records as they are stored.")


def _strictly_typed(model: type[Input], without: Collection[str]) -> Iterator[tuple[str, FieldInfo, Any]]:
    """Yield each field with its type, without what reads the text of a form or a file as something else."""
    for name, field in model.model_fields.items():
        if name not in without:
            yield name, field, _strict(field.rebuild_annotation())


def _strict(typed: Any) -> Any:
    """Return a type without its validators that come before: they hide from Pydantic that a text came as JSON.

    A whole number may be written as JSON allows, 10.0 as well as 10.
    """
    if get_origin(typed) is Annotated:
        inner, *noted = get_args(typed)
        kept = [one for one in noted if not isinstance(one, BeforeValidator)]
        if inner is int:
            return cast(Any, Annotated)[int, *kept, WHOLE]
        return cast(Any, Annotated)[_strict(inner), *kept] if kept else _strict(inner)
    if get_origin(typed) in (Union, UnionType):
        return reduce(or_, map(_strict, get_args(typed)))
    if get_origin(typed) is list:
        return cast(Any, list)[_strict(*get_args(typed))]
    return Annotated[int, WHOLE] if typed is int else typed


def _begun(field: FieldInfo) -> Any:
    """Return how a field of a new record begins when it is left out; ``...`` where it must not be."""
    if _is_list(field):
        return Field(default_factory=list)
    return ... if field.is_required() else field.default


def _changed(field: FieldInfo, typed: Any) -> tuple[Any, Any]:
    """Return the type of a field in a change and how it begins, of which the document tells where it is null."""
    if field.is_required() and not _is_list(field):
        return typed, Field(default_factory=type(None))
    return typed | None, None


def merged_values(model: type[Input], stored: Mapping[str, Any], sent: Mapping[str, Any]) -> dict[str, Any]:
    """Return stored values with those that were sent in their place (RFC 7396): a list as a whole, null for none."""
    values = {**stored, **sent}
    empty: dict[str, Any] = {
        name: [] for name, value in values.items() if value is None and _is_list(model.model_fields[name])
    }
    return {name: value for name, value in values.items() if value is not None} | empty


def _is_list(field: FieldInfo) -> bool:
    return get_origin(field.annotation) is list
