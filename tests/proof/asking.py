"""Requests made by chance from the document of the interface and from what the catalogue holds, good ones and bad."""

import json
import re
from dataclasses import dataclass
from random import Random
from urllib.parse import quote

from sqlmodel import select

from talentmatch.models import Company, CourseInstance, JobProfile, Place, Programme, Provider, Skill
from talentmatch.web.api.queries import cursor_of
from tests.web.api.conftest import PREFIX

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS")
BAD = (
    "", " ", "nobody", "NOBODY", "a'b", 'a"b', "%", "_", "a,b", "é", "É", "ß", "ﬁ", "\U0001f9ea", "x" * 300, "0", "-1",
    "1_000", "1e3", "٣", "null", "true", "\x00", "\x1f", "\u200b", "\ufffd", "'; DROP TABLE skill; --", "../../etc",
    "Z21w", "…", "\u0130", "\u0131",
)  # fmt: skip
WORDS = (
    "cleanroom", "GMP", "opérateur", "kwaliteit", "HPLC", "steriel", "validation", "Gent", "laborant", "biotech", "É",
    "œuvre", "QC", "aseptisch", "bio-réacteur", "ATMP",
)  # fmt: skip
# A moment, an identifier of a need, and the name of a catalogue, which is drawn when its database is made.
DRAWN = re.compile(r"\d{4}-\d\d-\d\dT[\d:.]+(?:Z|\+00:00)|\b[0-9a-f]{16}\b|\b[0-9a-f]{8}(?=\.\d{8}\.)")
KINDS = {
    "profile": JobProfile, "skill": Skill, "programme": Programme, "provider": Provider, "company": Company,
    "run": CourseInstance, "held": Skill, "without": Skill, "broader": Skill,
}  # fmt: skip


def plain(got):
    """Return the content of an answer, with placeholders for moments and what is drawn by chance."""
    return json.loads(DRAWN.sub("…", got.get_data(as_text=True))) if got.data and got.is_json else None


@dataclass(frozen=True)
class Sent:
    """One request."""

    method: str
    address: str
    query: tuple[tuple[str, str], ...]
    body: str | None
    with_token: bool = False

    def answer(self, client, token):
        """Return status, content type and content of the answer."""
        options = {} if self.body is None else {"data": self.body, "content_type": "application/json"}
        if self.with_token:
            options["headers"] = {"Authorization": f"Bearer {token}"}
        got = client.open(PREFIX + self.address, method=self.method, query_string=list(self.query), **options)
        return got.status_code, got.mimetype, plain(got)


class Asker:
    """Make requests; the same document, names and seed make the same ones."""

    def __init__(self, document, names, seed):
        self.chance = Random(seed)
        self.document, self.names = document, names
        self.operations = [
            (path.removeprefix(PREFIX), method.upper(), told)
            for path, methods in sorted(document["paths"].items())
            for method, told in sorted(methods.items())
            if not path.endswith("/company/needs")  # it is in the order of identifiers that are drawn by chance
            if method == "get" or "security" not in told  # writes have an order of their own
        ]

    def request(self):
        path, method, told = self.chance.choice(self.operations)
        parameters = told["parameters"]
        for part in (one["name"] for one in parameters if one["in"] == "path"):
            path = path.replace(f"{{{part}}}", quote(self.identifier(part), safe="") or "-")
        query = [
            (one["name"], self.text_of(one["schema"], one["name"]))
            for one in parameters
            if one["in"] == "query" and self.chance.random() < 0.25
            for _ in range(self.chance.choice((1, 1, 1, 2)))
        ]
        if self.chance.random() < 0.03:
            query.append((self.chance.choice(("foo", "q", "lang", "limit")), self.bad()))
        body = json.dumps(self.body(told)) if "requestBody" in told else None
        if self.chance.random() < 0.05:
            method = self.chance.choice(METHODS)
        return Sent(method, path, tuple(query), body, with_token="security" in told and method == "GET")

    def body(self, told):
        name = told["requestBody"]["content"]["application/json"]["schema"]["$ref"].rpartition("/")[2]
        schema = self.document["components"]["schemas"][name]
        fields, required = schema["properties"], set(schema.get("required", ()))
        alone = [one["required"][0] for one in schema.get("oneOf", ())]
        chosen = {self.chance.choice(alone)} if alone else set()
        chosen |= required | {one for one in fields if one not in alone and self.chance.random() < 0.2}
        return {one: self.value_of(fields[one], one) for one in sorted(chosen)}

    def value_of(self, schema, name):
        kinds = schema.get("anyOf", [schema])
        kind = self.chance.choice(kinds)
        if self.chance.random() < 0.04:
            return self.chance.choice((None, 5, True, [], {}, self.bad()))
        if kind.get("type") == "array":
            return [self.value_of(kind["items"], name) for _ in range(self.chance.choice((1, 1, 2, 5)))]
        if kind.get("type") == "integer":
            return self.chance.choice(kind.get("enum", (0, 1, 3, 20, 21, 100, 101)))
        if kind.get("type") == "boolean":
            return self.chance.choice((True, False))
        return None if kind.get("type") == "null" else self.text_of(kind, name)

    def text_of(self, schema, name):
        """Return a value as it stands in an address."""
        if self.chance.random() < 0.05:
            return self.bad()
        schema = schema.get("items", schema)
        if "enum" in schema:
            return str(self.chance.choice(schema["enum"]))
        if schema.get("type") == "integer":
            return str(self.chance.choice((1, 2, 5, 50, 100, 101, 0)))
        if name == "cursor":
            return cursor_of(self.chance.choice(self.names["any"]))
        if name in ("where", "near"):
            return self.chance.choice((*self.names["place"], "9000", "Vlaanderen", "Henegouwen", "Nergens"))
        if schema.get("format") == "date":
            return self.chance.choice(("2026-01-01", "2026-12-01", "2027-02-29", "0001-01-01", "9999-12-31"))
        return self.identifier(name) if "pattern" in schema else self.words()

    def identifier(self, name):
        """Return an identifier: mostly one of the kind that a name stands for."""
        if self.chance.random() < 0.05:
            return self.bad()
        kind = next((kind for kind in KINDS if name.startswith(kind)), "any")
        return self.chance.choice(self.names["any" if self.chance.random() < 0.05 else kind])

    def words(self):
        return " ".join(self.chance.choice(WORDS) for _ in range(self.chance.randint(1, 12)))

    def bad(self):
        return self.chance.choice(BAD)


def names_of(session):
    """Return every identifier of the catalogue and the names of its places, in an order that no database decides."""
    ids = {kind: sorted(session.exec(select(table.id)).all()) for kind, table in KINDS.items()}
    every = sorted(name for names in ids.values() for name in names)
    return ids | {"any": every, "place": sorted(session.exec(select(Place.name_nl)).all())}
