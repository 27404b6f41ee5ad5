"""The document of the interface (OpenAPI 3.1), made from what each address declares."""

import re
from collections.abc import Iterator
from typing import Any

from flask import Blueprint, Flask, Response, current_app, jsonify
from pydantic import BaseModel
from pydantic.json_schema import models_json_schema
from werkzeug.routing import Rule

from talentmatch.accounts.scopes import ANY
from talentmatch.i18n import N_, current_language
from talentmatch.i18n import gettext as _
from talentmatch.models.input_types import TOLD_SLUG
from talentmatch.web.api.answers import includes_of, kept_answer
from talentmatch.web.api.faults import JSON, MERGE_PATCH, MOST_VALUES
from talentmatch.web.api.once import HEADER, TOLD_KEY
from talentmatch.web.api.operations import Operation, operation_of
from talentmatch.web.api.problems import MIMETYPE, Problem
from talentmatch.web.api.writes.conditions import TOLD_TAG
from talentmatch.web.context import current_runtime
from talentmatch.web.permissions import permit

blueprint = Blueprint("api_document", __name__)
PART = re.compile(r"<(?:([^<>(]+)(?:\(max=(\d+)\))?:)?(\w+)>")
REFERENCE = "#/components/schemas/{model}"
TAGS = {
    "catalogue": N_("What is taught"),
    "demand": N_("What is asked for"),
    "vocabulary": N_("The words that join both"),
    "search": N_("Search"),
    "matching": N_("Which programmes fit, and which way leads there"),
    "writing": N_("Write the catalogue"),
    "needs": N_("Write the needs of a company"),
    "token": N_("The token of a program"),
    "webhooks": N_("Webhooks"),
}
ABOUT = N_("Training for jobs in pharma and biotech in Belgium. Reads no cookie; what is public needs no token.")
TOKENS = N_("A token of an account, made on its page. An operation names the scope that the token needs.")
ONCE = N_("A key of your choice: the same request with the same key within 24 hours is done once.")
VERSION = N_("The ETag of the record as it was read.")
SCHEME = "token"
Json = dict[str, Any]


@blueprint.get("/openapi.json")
@permit("public.read")
def openapi() -> Response:
    """Give the document, with its texts in the language of the reader."""
    answer = kept_answer(jsonify(kept_document()))
    answer.headers["Content-Language"] = current_language()
    return answer


def kept_document() -> Json:
    """Return the document in the language of the reader; it is made once, because nothing in it changes."""
    made: dict[str, Json] = current_app.extensions.setdefault("api_documents", {})
    lang = current_language()
    if lang not in made:
        made[lang] = document(current_app)
    return made[lang]


def document(app: Flask) -> Json:
    """Return the document of every address that declares an operation."""
    declared = list(operations(app))
    paths: Json = {}
    for rule, operation in declared:
        paths.setdefault(PART.sub(r"{\3}", rule.rule), {})[operation.verb.lower()] = described(rule, operation)
    return {
        "openapi": "3.1.0",
        "info": {"title": "talentmatch", "version": "1", "description": _(ABOUT)},
        "servers": [{"url": current_runtime().settings.base_url}],
        "tags": [{"name": name, "description": _(text)} for name, text in TAGS.items()],
        "security": [],
        "paths": paths,
        "components": {
            "schemas": schemas_of([operation for _rule, operation in declared]),
            "securitySchemes": {SCHEME: {"type": "http", "scheme": "bearer", "description": _(TOKENS)}},
        },
    }


def operations(app: Flask) -> Iterator[tuple[Rule, Operation]]:
    """Yield every address of the interface with what it declares, in the order in which they were made."""
    for rule in app.url_map.iter_rules():
        operation = operation_of(app.view_functions[rule.endpoint])
        if operation is not None:
            yield rule, operation


def schemas_of(declared: list[Operation]) -> Json:
    """Return the schemas of all that is sent and answered."""
    answers = [(operation.answer, "serialization") for operation in declared]
    answers += [(operation.accepted, "serialization") for operation in declared if operation.accepted]
    bodies = [(operation.body, "validation") for operation in declared if operation.body]
    models: list[Any] = list(dict.fromkeys([*answers, *bodies, (Problem, "serialization")]))
    _names, schemas = models_json_schema(models, ref_template=REFERENCE)
    found: Json = schemas["$defs"]
    for operation in declared:
        if operation.record:
            found[operation.record.__name__]["required"] = ["id"]  # ``fields`` may leave out every other one
    for field in (field for schema in found.values() for field in schema.get("properties", {}).values()):
        if text := field.get("description", ""):
            field["description"] = _(text)
    return found


def described(rule: Rule, operation: Operation) -> Json:
    """Return what the document says of one address."""
    found: Json = {
        "operationId": rule.endpoint.rpartition(".")[2],
        "summary": _(operation.summary),
        "tags": [operation.tag],
        "parameters": [*_parts(rule), *_parameters(operation), *_headers(operation)],
        "responses": _responses(rule, operation),
    }
    if operation.body:
        kinds = (JSON, MERGE_PATCH) if operation.verb == "PATCH" else (JSON,)
        content = {kind: {"schema": _reference(operation.body)} for kind in kinds}
        found["requestBody"] = {"required": True, "content": content}
    if operation.scope:
        found["security"] = [{SCHEME: [] if operation.scope == ANY else [operation.scope]}]
    return found


def _parts(rule: Rule) -> Iterator[Json]:
    told: dict[str, Json] = {"slug": TOLD_SLUG, "int": {"type": "integer", "minimum": 0}}
    for kind, greatest, name in PART.findall(rule.rule):
        limit = {"maximum": int(greatest)} if greatest else {}
        yield {"name": name, "in": "path", "required": True, "schema": told.get(kind, {"type": "string"}) | limit}


def _parameters(operation: Operation) -> Iterator[Json]:
    for name, schema in operation.query.model_json_schema()["properties"].items():
        shown = {key: value for key, value in schema.items() if key not in ("title", "description", "anyOf")}
        shown |= next((one for one in schema.get("anyOf", []) if one.get("type") != "null"), {})
        if shown.get("default", "") in (None, "", []):
            shown.pop("default", None)
        if operation.record and name in ("fields", "include"):
            shown |= _choices(name, operation.record)
        text = schema.get("description", "")
        told = {"description": _(text)} if text else {}
        listed = {"style": "form", "explode": True} if shown["type"] == "array" else {}
        shown = ({"maxItems": MOST_VALUES} if listed else {}) | shown
        yield {"name": name, "in": "query", "schema": shown} | told | listed


def _headers(operation: Operation) -> Iterator[Json]:
    if operation.writes and operation.verb == "POST":
        schema: Json = {"type": "string", "pattern": TOLD_KEY}
        yield {"name": HEADER, "in": "header", "schema": schema, "description": _(ONCE)}
    if operation.versioned:
        schema = {"type": "string", "pattern": TOLD_TAG}
        yield {"name": "If-Match", "in": "header", "required": True, "schema": schema, "description": _(VERSION)}


def _choices(name: str, record: type[BaseModel]) -> Json:
    linked = includes_of(record)
    known = sorted(linked if name == "include" else record.model_fields.keys() - linked)
    return {"items": {"type": "string", "enum": known}} if known else {"maxItems": 0}


def _responses(rule: Rule, operation: Operation) -> Json:
    problem = {"description": _("A problem"), "content": {MIMETYPE: {"schema": _reference(Problem)}}}
    answers = {str(operation.success): _answer(_("The answer"), operation.answer)}
    if operation.accepted:
        answers["202"] = _answer(_("The change waits for approval"), operation.accepted)
    if not (operation.body or operation.scope):
        answers["304"] = {"description": _("Nothing changed since")}
    return {**answers, **dict.fromkeys(_refusals(rule, operation), problem), "default": problem}


def _refusals(rule: Rule, operation: Operation) -> Iterator[str]:
    yield from ("400", "429")
    yield from ("401", "403") if operation.scope else ()
    yield from ("404",) if rule.arguments else ()
    yield from ("413", "415") if operation.body else ()
    yield from ("409", "422") if operation.writes else ()
    yield from ("412", "428") if operation.versioned else ()
    yield from ("503",) if operation.ranks else ()


def _answer(description: str, model: type[BaseModel]) -> Json:
    return {"description": description, "content": {JSON: {"schema": _reference(model)}}}


def _reference(model: type[BaseModel]) -> Json:
    return {"$ref": REFERENCE.format(model=model.__name__)}
