"""Read a request into its input model, or refuse it with every fault by parameter or JSON pointer."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar, get_origin

from flask import Request, Response
from pydantic import ValidationError
from pydantic_core import ErrorDetails
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import UnsupportedMediaType

from talentmatch.errors import InvalidData, NotFound
from talentmatch.i18n import N_, gettext
from talentmatch.models.input_types import Input
from talentmatch.models.refusals import MESSAGES
from talentmatch.web.api.problems import Fault, problem
from talentmatch.web.arguments import is_readable

Model = TypeVar("Model", bound=Input)
JSON, MERGE_PATCH = "application/json", "application/merge-patch+json"
LONGEST_VALUE = 2_000
MOST_VALUES = 100
SHOWN = 60
TOO_LONG = MESSAGES["string_too_long"]
OWN_MESSAGES: Mapping[str, str] = MESSAGES | {
    "extra_forbidden": N_("is not known here; remove it"),
    "json_invalid": N_("The body is not valid JSON."),
    "too_long": N_("holds too many values; the limit is %(max_length)s"),
    "string_type": N_("must be a text"),
    "string_unicode": N_("holds a control character; remove it"),
    "int_type": N_("must be a whole number"),
    "bool_type": N_("must be true or false"),
    "list_type": N_("must be a list"),
    "model_type": N_("must be an object"),
    "value_error": N_("is not valid"),
}


class RefusedRequest(InvalidData):
    """Carry every fault of a request."""

    status = 400

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__(N_("Correct what “errors” names and send it again."))
        self.faults = tuple(faults)


class Unprocessable(RefusedRequest):
    """Carry every fault of a record that was read well and cannot be stored."""

    status = 422


def show_refused(error: RefusedRequest) -> Response:
    """Answer with all faults at once."""
    return problem(error.status, faults=error.faults)


def read_query(model: type[Model], arguments: MultiDict[str, str]) -> Model:
    """Return the query as its model; raise RefusedRequest for a name that it does not know or a value that cannot be.

    A parameter that takes one value may stand once; one that takes several may be repeated, or list them by commas. An
    empty value is none that it takes: a filter that was meant and came out empty shall not list everything.
    """
    faults = list(_unknown(model, arguments))
    values: dict[str, Any] = {}
    for name in model.model_fields.keys() & arguments.keys():
        given = arguments.getlist(name)
        faults += _unreadable(name, given)
        if takes_many(model, name):
            values[name] = [one for value in given for one in value.split(",")]
        elif len(given) > 1:
            faults.append(Fault(gettext(N_("stands more than once; give one value")), parameter=name))
        else:
            values[name] = given[0]
    named = {fault.parameter for fault in faults}
    sound = {name: value for name, value in values.items() if name not in named}
    try:
        query = model.model_validate(sound)
    except ValidationError as error:
        faults += [Fault(_words(detail), parameter=str(detail["loc"][0])) for detail in error.errors()]
    if faults:
        raise RefusedRequest(faults)
    return query


def takes_many(model: type[Input], name: str) -> bool:
    """Return whether a parameter may be repeated."""
    return get_origin(model.model_fields[name].annotation) is list


def _unknown(model: type[Input], arguments: MultiDict[str, str]) -> Iterator[Fault]:
    known = ", ".join(sorted(model.model_fields))
    for name in sorted(arguments.keys() - model.model_fields.keys()):
        text = gettext(N_("is not a parameter of this address; it takes: %(known)s"), known=known)
        yield Fault(text, parameter=name[:SHOWN])


def _unreadable(name: str, given: Sequence[str]) -> Iterator[Fault]:
    if len(given) > MOST_VALUES:
        yield Fault(gettext(N_("holds too many values; the limit is %(max_length)s"), max_length=MOST_VALUES), name)
    elif any(len(value) > LONGEST_VALUE for value in given):
        yield Fault(gettext(TOO_LONG, max_length=LONGEST_VALUE), name)
    elif not all(is_readable(value) for value in given):
        yield Fault(gettext(N_("holds a control character; remove it")), name)


def read_body(model: type[Model], incoming: Request, refused: type[RefusedRequest] = RefusedRequest) -> Model:
    """Return the JSON body as its model, read strictly: no text counts as a number.

    Raise ``refused`` for values that cannot be, RefusedRequest for what is no JSON, UnsupportedMediaType for anything
    that does not say it is JSON.
    """
    if incoming.mimetype not in (JSON, *([MERGE_PATCH] if incoming.method == "PATCH" else [])):
        raise UnsupportedMediaType
    content = incoming.get_data(cache=False)
    try:
        return model.model_validate_json(content, strict=True)
    except ValidationError as error:  # what was sent stays out of the chain of errors, and so out of the log
        details = error.errors(include_url=False)
    found = [Fault(_words(detail), pointer=pointer(detail["loc"])) for detail in details]
    raise (RefusedRequest if details[0]["type"] == "json_invalid" else refused)(found)


def pointer(loc: Sequence[int | str]) -> str:
    """Return the place of a value in the body as a JSON pointer (RFC 6901), which may not be endless."""
    return "".join("/" + str(part)[:SHOWN].replace("~", "~0").replace("/", "~1") for part in loc)


def _words(detail: ErrorDetails) -> str:
    values = dict(detail.get("ctx", {}))
    message = values.pop("msgid", None) or OWN_MESSAGES.get(detail["type"], OWN_MESSAGES["value_error"])
    return gettext(message, **values)


@contextmanager
def about(*, parameter: str | None = None, pointer: str | None = None) -> Iterator[None]:
    """Name the part of the request that a service refuses, or that names nothing, within the block."""
    try:
        yield
    except (InvalidData, NotFound) as error:
        if isinstance(error, RefusedRequest):
            raise
        raise RefusedRequest([Fault(error.text(), parameter, pointer)]) from error
