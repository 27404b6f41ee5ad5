"""Take out nationality and descent; a language that somebody speaks is a skill and stays."""

import re

from talentmatch.engine.impersonal.words import END_OF_WORD, Span, cut, folded, lowered, word_list, words_of

NEAR = 60  # characters on either side that decide what a nationality is about
_DESCENT = (
    r"(?:afkomst|origine|origin|nationaliteit|nationalité|nationality|citizenship|descent|background|heritage|roots|wortels"
    r"|passport|paspoort|passeport|citizen|national|staatsburger|burger|ressortissante?|citoyen(?:ne)?|herkunft|abstammung"
    r"|staatsangehörigkeit|staatsbürger(?:in)?|wurzeln|pass)"
)
_PERSON = (
    r"(?:man|vrouw|jongen|meisje|dame|homme|femme|garçon|fille|woman|guy|girl|lady|mann|frau|student\w{0,2}|étudiante?"
    r"|vader|moeder|père|mère|father|mother|expat|immigrant|vluchteling|réfugiée?|refugee|nieuwkomer)"
)
# Before the word, up to it.
PREPOSITIONS = re.compile(
    r"\b(?:(?:van|met|of|with|de|d['’]|mit|von|aus|zijn|zur|have|heb|a|an|een|la|le|the|double|dubbele)\s?){1,3}\Z"
)
DESCENT_IS = re.compile(rf"(?:\b(?:de\s|d['’]|la\s|double\s)?{_DESCENT}\s(?:est\s|is\s|:\s?)?)\Z")
BEING = re.compile(
    r"\b(?:ik\sben|ben|je\ssuis|suis|i\sam|i['’]m|ich\sbin|bin|(?:hij|zij|ze|il|elle|he|she|er|sie)\s(?:is|est|ist))\s"
    r"(?:(?:een|une?|an?|eine?n?|nu|born|né|née|geboren|van\sgeboorte)\s)?\Z"
)
IS = re.compile(r"\s(?:is|est|ist)\s\Z")
# After it.
AND_ANOTHER = r"(?:(?:-|\s(?:en|et|and|und)\s)[^\W\d_]{3,20})?"
DESCENT = re.compile(rf"{AND_ANOTHER}\s{_DESCENT}{END_OF_WORD}")
PERSON = re.compile(rf"\s{_PERSON}{END_OF_WORD}")
SKILL = re.compile(
    r"['’-]|\s?(?:speaking|sprekende?|stalig|phone|spoken|written|language|skills|talig|courant|level|niveau|\(?[abc][12])"
)
CELL_BEFORE = re.compile(r"(?:\A|[,|\t\n;(·])[ \t]?\Z")
CELL_AFTER = re.compile(r"\s?(?:\Z|[,|\t\n;).·])")
AGE_BEFORE = re.compile(r"(?:jaar|jarige?|ans|years? old|yo|jahre|(?:19|20)\d\d|\(\d\d\))\s?[,|\t;·]\s?\Z")
CLAUSE_END = re.compile(r",|\.|\s(?:en|et|and|und)\s|\s?\Z|\n")
ASIDE = re.compile(r"\s?(?:\Z|\n|,\s?(?:geboren|née?|born|[1-7]\d|wohn|woon))")
SPOKEN = re.compile(
    r"taal|talen|langue|language|tongue|sprach|spreek|spreken|spreekt|parle|speak|maternelle|[abc][12]\b|courant|vloeiend"
    r"|fluent|fließend"
)
BREAK = re.compile(r"[.;!?\n]")


def without_origin(text: str) -> str:
    """Take out who somebody is by nation; where languages are the subject of the clause, names of them stay."""
    lower = lowered(text)
    spans = (_stated(lower, span) for span in words_of(lower, word_list("nationalities")))
    return cut(text, [span for span in spans if span])


def _stated(lower: str, word: Span) -> Span | None:
    """Return what to take out when the word tells somebody's nation, None when it tells a language or a thing."""
    start, end = word
    before, after = lower[max(0, start - NEAR) : start], lower[end : end + NEAR]
    if descent := DESCENT.match(after):
        prepositions = PREPOSITIONS.search(before)
        return (start - len(prepositions[0]) if prepositions else start, end + descent.end())
    if descent := DESCENT_IS.search(before):
        return (start - len(descent[0]), end)
    if PERSON.match(after) or (before.rstrip(" ").endswith(",") and ASIDE.match(after)):
        return word
    if CELL_AFTER.match(after) and (AGE_BEFORE.search(before) or _alone(lower[start:end], before)):
        return word
    being = BEING.search(before) or (IS.search(before) and CLAUSE_END.match(after))
    return word if being and not SKILL.match(after) and not SPOKEN.search(_clause(before, after)) else None


def _clause(before: str, after: str) -> str:
    """Return what stands around a word up to the next full stop on either side."""
    return BREAK.split(before)[-1] + " " + BREAK.split(after)[0]


def _alone(word: str, before: str) -> bool:
    """Tell whether a word fills a cell and cannot be a language that somebody lists."""
    return bool(CELL_BEFORE.search(before)) and folded(word) not in word_list("languages")
