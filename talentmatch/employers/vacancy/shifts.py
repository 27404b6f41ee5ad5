"""Read the shift pattern of a vacancy in Dutch, French or English."""

import re

PATTERNS = {
    "continuous": r"vol ?continu\w*|(?:vier|vijf|4|5)[- ]?ploegen\w*|continudienst|feu continu|[45] ?[x×] ?8"
    r"|(?:4|5|quatre|cinq) (?:équipes|pauses)|régime continu|(?:four|five|4|5)[- ]shifts?|fully continuous"
    r"|continuous shifts?",
    "three_shift": r"(?:drie|3)[- ]?ploegen\w*|3 ?[x×] ?8|(?:3|trois) (?:équipes|pauses)|(?:three|3)[- ]shifts?",
    "two_shift": r"(?:twee|2)[- ]?ploegen\w*|vroege en late|2 ?[x×] ?8|(?:2|deux) (?:équipes|pauses)"
    r"|(?:two|2)[- ]shifts?|early and late shifts?",
    "weekend": r"weekend(?:ploeg|werk|shift)\w*|weekend shifts?|(?:équipe|pause|travail) (?:de |le |du )?week-?end",
    "night": r"nacht(?:ploeg|werk|dienst|shift)\w*|night shifts?|night work|(?:équipe|pause|travail) de nuit",
    "day": r"dag(?:ploeg|werk|dienst|uren)\w*|kantooruren|horaires? de (?:jour|bureau)|travail de jour|heures de bureau"
    r"|day shifts?|office hours|day(?:time)? work",
}
SAID = {code: re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE) for code, words in PATTERNS.items()}
DENIED = re.compile(r"\b(?:geen|niet|pas|sans|aucun|no|not|without)\b[^.,;\n]{0,15}$", re.IGNORECASE)
# A pattern with several shifts names those that it is made of.
WITHIN = {"continuous": {"weekend", "night", "day"}, "three_shift": {"night", "day"}, "two_shift": {"day"}}


def read_shift_pattern(text: str) -> str | None:
    """Return the code of the one shift pattern that a text names; None when it names none, or leaves a choice."""
    found = {code for code, said in SAID.items() if any(not _denied(text, at.start()) for at in said.finditer(text))}
    for code, parts in WITHIN.items():
        if code in found:
            found -= parts
    return found.pop() if len(found) == 1 else None


def _denied(text: str, at: int) -> bool:
    return DENIED.search(text[max(0, at - 30) : at]) is not None
