"""Read the title of the job from a vacancy."""

import re

LONGEST = 120
LABELLED = re.compile(
    r"^\W*(?:vacature|functie(?:titel)?|job ?titel|jobtitel|offre d['’]emploi|poste|fonction|intitulé(?: du poste)?"
    r"|vacancy|job title|position|role)\s*[:–-]\s*(?P<title>[^\n]{3,120})$",
    re.IGNORECASE | re.MULTILINE,
)
SEEKS = re.compile(
    r"\b(?:zoek(?:en|t)?(?: wij| we)?(?: naar)?|op zoek naar|werv(?:en|t)|recherch(?:e|ons)|cherch(?:e|ons)"
    r"|recrut(?:e|ons)|engage(?:ons)?|looking for|hiring|seek(?:s|ing)|recruiting)\s+"
    r"(?:(?:momenteel|actuellement|currently)\s+)?(?:een|un\(?e?\)?|une|des|a|an|\d{1,3})\s+"
    r"(?:(?:nieuwe|gemotiveerde|enthousiaste|ervaren|motivated|experienced|new)\s+)?"
    r"(?P<title>[^\n,.;:!?]{3,80}?)"
    r"(?=\s+(?:die|dat|voor|om|bij|in|te|met|qui|pour|afin|à|avec|chez|who|that|to|for|with|at|based)\b|[\n,.;:!?]|$)",
    re.IGNORECASE,
)
SEXES = re.compile(r"\s*[(\[]?\s*\b[mvfhxdw](?:\s*[/|]\s*[mvfhxdw]){1,2}\b\s*[)\]]?", re.IGNORECASE)
SENTENCE = re.compile(
    r"[.!?]\s*$|\b(?:zoekt|zoeken|recherche|recherchons|is looking|are looking|hiring|cherche)\b", re.IGNORECASE
)
MOST_WORDS = 10


def read_title(text: str) -> str:
    """Return the title: what a label says, else a first line that is no sentence, else what is sought; or nothing."""
    if found := LABELLED.search(text):
        return tidy_title(found["title"])
    first = next((line.strip(" \t*#-–•") for line in text.splitlines() if line.strip()), "")
    if 3 <= len(first) <= LONGEST and len(first.split()) <= MOST_WORDS and not SENTENCE.search(first):
        return tidy_title(first)
    return tidy_title(found["title"]) if (found := SEEKS.search(text)) else ""


def tidy_title(title: str) -> str:
    """Return a title without (m/v/x) and the signs around it, with a capital."""
    plain = " ".join(SEXES.sub(" ", title).split()).strip(" -–:,;|*")
    return plain[:1].upper() + plain[1:LONGEST]
