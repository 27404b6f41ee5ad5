"""The page for people who write programs: what the document of the interface says, without scripts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, render_template

from talentmatch.i18n import gettext as _
from talentmatch.web.api.faults import JSON
from talentmatch.web.api.openapi import SCHEME, TAGS, kept_document
from talentmatch.web.api.paths import PREFIX
from talentmatch.web.api.problems import KINDS
from talentmatch.web.context import current_runtime
from talentmatch.web.permissions import permit

blueprint = Blueprint("api_docs", __name__)
Json = Mapping[str, Any]


@dataclass(frozen=True)
class Line:
    """A parameter or field: its name, its type as JSON Schema names it, what it takes, and the schema it leads to."""

    name: str
    kind: str
    codes: tuple[str, ...]
    schema: str
    text: str


@dataclass(frozen=True)
class Entry:
    """One address: how to call it, what it takes and gives; body and answer: the names of their schemas; scopes: of the
    token that it needs."""

    id: str
    method: str
    path: str
    summary: str
    parameters: tuple[Line, ...]
    body: str
    answer: str
    scopes: tuple[str, ...]


@blueprint.get(f"{PREFIX}/docs")
@permit("public.read")
def docs() -> str:
    """Show every address, problem and schema of the interface."""
    told = kept_document()
    entries = [_entry(path, method, one) for path, methods in told["paths"].items() for method, one in methods.items()]
    tags = {entry.id: told["paths"][entry.path][entry.method]["tags"][0] for entry in entries}
    return render_template(
        "api/docs.html",
        groups={_(title): [entry for entry in entries if tags[entry.id] == tag] for tag, title in TAGS.items()},
        problems=[(kind.name, status, _(kind.title), _(kind.detail)) for status, kind in KINDS.items()],
        schemas={name: _fields(schema) for name, schema in told["components"]["schemas"].items()},
        document=f"{PREFIX}/openapi.json",
        base=f"{current_runtime().settings.base_url}{PREFIX}",
    )


def _entry(path: str, method: str, one: Json) -> Entry:
    body = one.get("requestBody", {}).get("content", {}).get(JSON, {}).get("schema", {})
    success = next(found for status, found in one["responses"].items() if status.startswith("2"))
    answer = success["content"][JSON]["schema"]
    parameters = tuple(_line(each["name"], each["schema"], each.get("description", "")) for each in one["parameters"])
    scopes = tuple(scope for scheme in one.get("security", []) for scope in scheme[SCHEME])
    return Entry(one["operationId"], method, path, one["summary"], parameters, _target(body), _target(answer), scopes)


def _fields(schema: Json) -> tuple[Line, ...]:
    return tuple(_line(name, one, "") for name, one in schema.get("properties", {}).items())


def _line(name: str, schema: Json, text: str) -> Line:
    return Line(name, _kind(schema), tuple(_codes(schema)), _target(schema), text)


def _codes(schema: Any) -> Sequence[str]:
    """Return the codes that a value, or each value of a list, may have; empty where any will do."""
    if not isinstance(schema, Mapping):
        return ()
    return schema.get("enum") or next(filter(None, map(_codes, _inner(schema))), ())


def _inner(schema: Json) -> list[Any]:
    return [*schema.get("anyOf", []), schema.get("items"), schema.get("additionalProperties")]


def _kind(schema: Json) -> str:
    """Return the type of a value: a schema by its name, a list by what it holds."""
    if "anyOf" in schema:
        return " | ".join(_kind(one) for one in schema["anyOf"])
    if "$ref" in schema:
        return _target(schema)
    kind = str(schema.get("type", "object"))
    inner = schema.get("items") or schema.get("additionalProperties")
    held = f"[{_kind(inner)}]" if isinstance(inner, Mapping) and inner else ""
    limits = "…".join(str(schema[name]) for name in ("minimum", "maximum") if name in schema)
    told = filter(None, (schema.get("format", ""), limits, f"= {schema['default']}" if "default" in schema else ""))
    return " ".join((kind + held, *told))


def _target(schema: Any) -> str:
    """Return the name of the schema that a value is or holds; empty for plain values."""
    if not isinstance(schema, Mapping):
        return ""
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    return next(filter(None, map(_target, _inner(schema))), "")
