"""Read how many people a vacancy looks for."""

import re

NUMBER_WORDS = {
    **dict(zip(("twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien"), range(2, 11), strict=True)),
    **dict(zip(("deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix"), range(2, 11), strict=True)),
    **dict(zip(("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), range(2, 11), strict=True)),
}
_NUMBER = rf"(\d{{1,3}}|{'|'.join(NUMBER_WORDS)})"
_MORE = r"(?:extra |nieuwe |bijkomende |nouveaux |nouvelles |new |additional |enthousiaste |motivated )?"
SEEKS = re.compile(
    r"\b(?:zoeken|zoekt|zoek|werven|op zoek naar|recherchons|recherche|cherchons|cherche|recrutons|recrute"
    r"|engageons|engage|looking for|hiring|seeking|seeks|recruiting|recruit)\s+"
    r"(?:wij |we |nous |naar |momenteel |actuellement |currently )?"
    rf"{_NUMBER}\s+{_MORE}(?!jaar|jaren|ans?\b|années|years?|months?|maanden|mois|%|uur|heures|hours|to\b|à\b|tot\b)"
    r"[^\W\d_]",
    re.IGNORECASE,
)
PLACES = re.compile(
    rf"\b{_NUMBER}\s+{_MORE}(?:vacatures|openstaande|vacante|arbeidsplaatsen|posities|postes|emplois|openings|positions"
    r"|vacancies)\b",
    re.IGNORECASE,
)
LABELLED = re.compile(
    r"(?:aantal (?:plaatsen|vacatures|personen)|nombre de (?:postes|personnes)|number of (?:positions|people|openings))"
    r"\s*:\s*(\d{1,3})(?!\d)",
    re.IGNORECASE,
)


def read_people(text: str) -> int | None:
    """Return the number of people that a text looks for, 2 to 999; None where it gives none."""
    for said in (LABELLED, SEEKS, PLACES):
        if (found := said.search(text)) and (number := _number(found[1])) > 1:
            return number
    return None


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else NUMBER_WORDS[text.casefold()]
