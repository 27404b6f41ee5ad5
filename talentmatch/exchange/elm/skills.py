"""Learning outcomes as links of programmes to skills that we have; what is stored of a link stays."""

from collections.abc import Iterator

from talentmatch.exchange.catalogue_files import KEY_SEPARATOR
from talentmatch.exchange.elm.document import Document
from talentmatch.exchange.elm.known import Cells, Known
from talentmatch.exchange.elm.node import Node
from talentmatch.exchange.elm.programmes import SPECIFIED, programme_id
from talentmatch.exchange.elm.values import line_of, page, texts


def skill_rows(document: Document, known: Known) -> Iterator[tuple[Node, Cells]]:
    """Yield each skill that an opportunity teaches, once; an outcome without a skill of ours is left out."""
    for node in document.opportunities:
        programme, seen = programme_id(document, known, node), set()
        for outcome in _outcomes(document, node):
            skill = _skill(document, known, outcome)
            if skill and skill not in seen:
                seen.add(skill)
                stored = known.before(f"{programme}{KEY_SEPARATOR}{skill}")
                key = {"programme_id": programme, "skill_id": skill}
                yield outcome, stored or key | _evidence(known, node, outcome)


def _outcomes(document: Document, node: Node) -> Iterator[Node]:
    for specified in document.parts(node, *SPECIFIED):
        yield from document.parts(specified, "learningoutcome")


def _skill(document: Document, known: Known, outcome: Node) -> str:
    related = outcome.all("relatedskill", "relatedescoskill")
    named = [document.own_id(part.id, "skills") or part.id for part in related]
    return next((known.skills[name] for name in named if name in known.skills), "")


def _evidence(known: Known, node: Node, outcome: Node) -> Cells:
    lang, words = next(iter(texts(outcome.all("title")).items()), ("", outcome.id))
    return {
        "evidence_kind": "source",
        "evidence_text": line_of(words),
        "evidence_lang": lang,
        "evidence_url": page(node.all("homepage")),
        "checked_on": known.today.isoformat(),
    }
