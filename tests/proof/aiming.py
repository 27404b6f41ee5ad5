"""Give the calls that Schemathesis makes by chance what no schema can tell, so that many of them reach what is there.

A good call gets identifiers that exist, the version that a record has now, and one text in all languages or in none.
Bad calls stay as they are.
"""

from contextlib import contextmanager
from itertools import pairwise
from random import Random

import schemathesis
from schemathesis.generation import GenerationMode
from schemathesis.generation.meta import TestPhase
from schemathesis.hooks import GLOBAL_HOOK_DISPATCHER
from sqlmodel import select

from talentmatch.models import (
    Company,
    CourseInstance,
    JobProfile,
    PendingChange,
    Place,
    Programme,
    Provider,
    Skill,
    SkillNeed,
    Webhook,
)
from talentmatch.web.api.writes.conditions import tag_of

OWN = "/company/"  # what the token of the employer is for
COMPANY = "gsk"
LANGUAGES = ("_nl", "_fr", "_en")
SHARE = 0.85  # of the good calls that are aimed; the others stay as they were made
TABLES = {
    "providers": Provider, "programmes": Programme, "course-instances": CourseInstance, "skills": Skill,
    "job-profiles": JobProfile, "companies": Company, "needs": SkillNeed, "webhooks": Webhook,
    "proposed-changes": PendingChange,
}  # fmt: skip
NAMED = {
    "provider_id": Provider, "partner_ids": Provider, "place_ids": Place, "programme_id": Programme,
    "company_id": Company, "profile_id": JobProfile, "broader_id": Skill, "skill_id": Skill, "profile": JobProfile,
    "skills": Skill, "held": Skill, "profiles": JobProfile, "without": Skill, "broader": Skill,
}  # fmt: skip


class Aim:
    """Aim good calls; ``bearer`` stands for most of them, ``employer`` for those about the needs of its company."""

    def __init__(self, runtime, bearer, employer, seed):
        self.database, self.bearer, self.employer = runtime.database, bearer, employer
        self.chance, self.made = Random(seed), 0

    def at(self, case):
        if OWN in case.path and case.headers.get("Authorization") == f"Bearer {self.bearer}":
            case.headers["Authorization"] = f"Bearer {self.employer}"
        meta = case.meta
        if meta is None or meta.generation.mode != GenerationMode.POSITIVE or self.chance.random() > SHARE:
            return
        with self.database.reading() as session:
            if meta.phase.name != TestPhase.STATEFUL:
                self.aim_path(session, case)
            self.aim_version(session, case)
            if isinstance(case.body, dict):
                case.body = self.aimed(session, case.body)
        if "Idempotency-Key" in case.headers:
            self.made += 1
            case.headers["Idempotency-Key"] = f"key-{self.made}"
        if "company" in (case.query or {}):
            case.query["company"] = COMPANY

    def aim_path(self, session, case):
        for segment, name in parts_of(case.path):
            found = self.one(session, Skill if name == "skill_id" else TABLES.get(segment))
            if found is not None:
                case.path_parameters[name] = found

    def aim_version(self, session, case):
        for segment, name in parts_of(case.path)[:1]:
            if "If-Match" in case.headers and segment in TABLES:
                row = session.get(TABLES[segment], case.path_parameters[name])
                if row is not None:
                    case.headers["If-Match"] = f'"{tag_of(row)}"'

    def aimed(self, session, body):
        """Return a body that names what exists; a new record gets an identifier that is free."""
        found = {name: self.named(session, name, value) for name, value in body.items()}
        if isinstance(found.get("id"), str):
            self.made += 1
            found["id"] = f"made-{self.made}"
        for stem in {name[:-3] for name in found if name.endswith(LANGUAGES)}:
            texts = [value for name in LANGUAGES if isinstance(value := found.get(stem + name), str) and value]
            if texts:
                found.update((stem + name, found.get(stem + name) or texts[0]) for name in LANGUAGES)
        days = [name for name in ("publish_on", "starts_on", "embargo_until") if found.get(name)]
        return {name: value for name, value in found.items() if name not in days}

    def named(self, session, name, value):
        if isinstance(value, list):
            return [
                self.aimed(session, one) if isinstance(one, dict) else self.named(session, name, one) for one in value
            ]
        table = NAMED.get(name) if isinstance(value, str) else None
        return self.one(session, table) or value

    def one(self, session, table):
        """Return the identifier of a record of a kind; None where there is none."""
        known = sorted(session.exec(select(table.id)).all()) if table else []
        return self.chance.choice(known) if known else None


def parts_of(path):
    """Return each part of an address with what stands before it."""
    pieces = path.split("/")
    return [(before, piece[1:-1]) for before, piece in pairwise(pieces) if piece.startswith("{")]


@contextmanager
def aiming(aim):
    """Aim every call within the block."""

    def before_call(context, case, kwargs):  # named as Schemathesis wants
        aim.at(case)

    schemathesis.hook(before_call)
    try:
        yield
    finally:
        GLOBAL_HOOK_DISPATCHER.unregister(before_call)
