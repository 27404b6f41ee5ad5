"""A plan as the text of a JSON object, written and read without ever holding all of its changes unpacked."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from talentmatch.exchange.faults import Fault
from talentmatch.exchange.packed import Changes, pack
from talentmatch.exchange.plan import FaultyRow, ImportPlan, MergedRow, Missing

PACKED = ("created", "changed")
NEXT = re.compile(r"[\s,:]*")
DECODER = json.JSONDecoder()


def plan_to_text(plan: ImportPlan) -> str:
    """Return the plan as a JSON object in ASCII."""
    return "".join(_pieces(plan))


def _pieces(plan: ImportPlan) -> Iterator[str]:
    rest = {
        "table": plan.table,
        "unchanged": dict(plan.unchanged),
        "missing": [vars(missing) for missing in plan.missing],
        "faulty": [asdict(row) for row in plan.faulty],
        "merged": [vars(row) for row in plan.merged],
    }
    yield json.dumps(rest)[:-1]
    for name, changes in zip(PACKED, (plan.created, plan.changed), strict=True):
        yield f', "{name}": ['
        for number, text in enumerate(changes.texts()):
            yield f",{text}" if number else text
        yield "]"
    yield "}"


def plan_from_text(text: str) -> ImportPlan:
    """Return the plan that ``plan_to_text`` wrote; the order of its members and spaces between them do not matter."""
    found = dict(_members(text))
    return ImportPlan(
        table=found["table"],
        created=found["created"],
        changed=found["changed"],
        unchanged=found["unchanged"],
        missing=tuple(Missing(item["owner"], tuple(item["ids"]), item["stored"]) for item in found["missing"]),
        faulty=tuple(_faulty(item) for item in found["faulty"]),
        merged=tuple(MergedRow(**item) for item in found.get("merged", ())),  # older plans know of none
    )


def _faulty(item: Mapping[str, Any]) -> FaultyRow:
    return FaultyRow(item["line"], item["cells"], tuple(Fault(**fault) for fault in item["faults"]))


def _members(text: str) -> Iterator[tuple[str, Any]]:
    place = _after(text, text.index("{") + 1)
    while text[place] != "}":
        name, place = DECODER.raw_decode(text, place)
        place = _after(text, place)
        value, place = _elements(text, place + 1) if name in PACKED else DECODER.raw_decode(text, place)
        yield name, value
        place = _after(text, place)


def _elements(text: str, place: int) -> tuple[Changes, int]:
    """Return the elements of an array as they stand, and the place after it."""
    packed, place = [], _after(text, place)
    while text[place] != "]":
        _value, end = DECODER.raw_decode(text, place)
        packed.append(pack(text[place:end]))
        place = _after(text, end)
    return Changes(packed), place + 1


def _after(text: str, place: int) -> int:
    found = NEXT.match(text, place)
    return found.end() if found else place
