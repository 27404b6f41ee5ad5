"""Find the valid value that comes nearest to what a refused cell holds."""

import re
from collections.abc import Mapping, Set
from dataclasses import replace

from rapidfuzz import fuzz, process

from talentmatch.exchange.catalogue_files import CatalogueFile
from talentmatch.exchange.faults import Fault

LEAST_LIKENESS = 70
DECIMAL_COMMA = re.compile(r"\d{1,3}(?:\.\d{3})+,\d+\Z|\d+,\d{1,2}\Z")


def with_nearest(fault: Fault, file: CatalogueFile, named: Mapping[str, Set[str]]) -> Fault:
    """Return a fault that proposes a value, where one is near enough; ``named`` holds identifiers by table."""
    return near_to(fault, named.get(file.references.get(fault.column or "", ""), set()))


def near_to(fault: Fault, known: Set[str]) -> Fault:
    """Return a fault that proposes a value, where one is near enough: of its codes, or of the ``known`` ones."""
    if not fault.shown or fault.near:
        return fault
    if DECIMAL_COMMA.match(fault.shown):
        return replace(fault, near=fault.shown.replace(".", "").replace(",", "."))
    codes = fault.values.get("codes", "")
    choices = codes.split(", ") if codes else sorted(known)
    best = process.extractOne(fault.shown, choices, scorer=fuzz.ratio, score_cutoff=LEAST_LIKENESS)
    return replace(fault, near=best[0]) if best else fault
