"""A plan as a PDF for everybody: real text with headings, lists and links that a screen reader finds (PDF/UA-1)."""

import json
import logging
from functools import cache
from typing import Any

import typst
from flask import Response, make_response

from talentmatch.i18n import LocalText, current_language
from talentmatch.i18n import gettext as _
from talentmatch.resources import resource_dir
from talentmatch.web.cards import CardView
from talentmatch.web.formats import local_list
from talentmatch.web.keep.paper_view import Paper
from talentmatch.web.keep.qr import qr_svg
from talentmatch.web.keep.words import COVER_WORDS, closing_lines, wishes_line
from talentmatch.web.names import sentence
from talentmatch.web.pathway.steps import StepView
from talentmatch.web.shown import skill_name

log = logging.getLogger(__name__)
STANDARD = "ua-1"


def pdf_response(paper: Paper, name: str) -> Response:
    """Return a plan as a PDF to be shown or kept; no cache keeps it."""
    response = make_response(write_pdf(paper))
    response.mimetype = "application/pdf"
    response.headers["Content-Disposition"] = f'inline; filename="talentmatch-{name}.pdf"'
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def write_pdf(paper: Paper) -> bytes:
    """Return a plan as a PDF; a sign that no font holds costs the promise of PDF/UA, never the PDF."""
    values = {"plan": json.dumps(plan_values(paper))}
    try:
        return _compiled(values, [STANDARD])
    except typst.TypstError as error:
        log.warning("a plan is no PDF/UA: %s", str(error).partition("\n")[0])
        return _compiled(values, [])


def _compiled(values: dict[str, str], standards: list[Any]) -> bytes:
    return typst.compile(layout(), format="pdf", sys_inputs=values, ignore_system_fonts=True, pdf_standards=standards)


@cache
def layout() -> bytes:
    """Return the layout of the sheet, which takes all its texts from ``plan_values``."""
    return (resource_dir("templates") / "keep" / "plan.typ").read_bytes()


def plan_values(paper: Paper) -> dict[str, Any]:
    """Return all texts of the sheet in the language of the page."""
    return {
        "lang": current_language(),
        "kind": _("Plan for a job"),
        "title": _local(paper.view.title),
        "company": paper.view.company or "",
        "made": wishes_line(paper),
        **_cover(paper),
        **_way(paper),
        "kept": _("Shortlist") if paper.shortlist else "",
        "shortlist": [_kept(item) for item in paper.shortlist],
        "back": _("Come back to this plan"),
        "address": paper.address,
        "picture": qr_svg(paper.address),
        "picture_words": _("QR code of the address"),
        "code": paper.code,
        "closing": closing_lines(paper),
    }


def _cover(paper: Paper) -> dict[str, Any]:
    shown = {state: paper.skills(state) for state in COVER_WORDS if paper.skills(state)}
    return {
        "cover": _("What the job asks"),
        "beads": [bead.state for bead in paper.beads],
        "beads_words": local_list(f"{_(COVER_WORDS[state])}: {len(skills)}" for state, skills in shown.items()),
        "skills": [
            {"state": state, "words": _(COVER_WORDS[state]), "skills": local_list(skills)}
            for state, skills in shown.items()
        ],
    }


def _way(paper: Paper) -> dict[str, Any]:
    return {
        "way": _("The way"),
        "steps": [_step(item) for item in paper.steps],
        "no_steps": "" if paper.steps else _("No programme is needed, or none that we know helps."),
        "totals": [[name, sentence(text)] for name, text in paper.totals.items()],
        "proof": paper.proof if paper.steps else "",
    }


def _kept(view: CardView) -> dict[str, Any]:
    card = view.card
    return {"title": _local(view.title.main), "url": card.programme.source_url, "provider": card.provider.name}


def _local(text: LocalText) -> dict[str, str]:
    return {"text": text.text, "lang": text.lang}


def _step(item: StepView) -> dict[str, Any]:
    view: CardView = item.view
    return {
        "title": _local(view.title.main),
        "adds": _("Adds: %(skills)s", skills=local_list(skill_name(shown.skill) for shown in item.step.adds)),
        "facts": [_local(fact) for fact in view.facts],
        "unknown": _("not known: %(names)s", names=local_list(view.unknown)) if view.unknown else "",
        "distance": item.distance,
        "url": item.step.card.programme.source_url or item.step.card.provider.website,
    }
