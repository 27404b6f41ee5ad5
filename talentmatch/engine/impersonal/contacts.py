"""Take out how a person can be reached, and when a person was born."""

import re

from talentmatch.engine.impersonal.words import END_OF_WORD, LETTER, PLACE, replaced, without_announced

EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
LINK = re.compile(
    r"(?:https?://|www\.)[^\s|<>()]{1,300}"
    r"|(?:linkedin|facebook|instagram|github|twitter|orcid)\.(?:com|org)/([^\s|<>()]{1,100})"
)
NUMBER = re.compile(r"(?:\+|\(?0)(?<![\w/.,-]0)(?<![\w/.,-]\+)(?<!\w\(0)\d?[\d \t./()–-]{6,18}\d(?![\w/])")
WORKED = re.compile(r"(?:19|20)\d\d\s?[–-]")  # 03/2015 - 06/2019 is no telephone number
NATIONAL_NUMBER = re.compile(r"\d\d\.\d\d\.\d\d-\d{3}\.\d\d(?!\d)")

_MONTH = (
    r"jan(?:uari|uary|vier|uar)?|f[eé]v?(?:b(?:ruari|ruary|ruar)?|r(?:ier)?)?|maart|mrt|mars|march|märz|apr(?:il)?|avril"
    r"|mei|mai|may|jun[ei]?|juin|jul[iy]?|juillet|aug(?:ustus|ust)?|août|sep(?:t(?:ember|embre)?)?|o[ck]t(?:ober|obre)?"
    r"|nov(?:ember|embre)?|d[eé][cz](?:ember|embre)?"
)
_YEAR = r"(?:19[2-9]\d|20[0-2]\d)"
_DATE = (
    rf"(?:\d{{1,2}}[/.-]\d{{1,2}}[/.-]{_YEAR}|{_YEAR}-\d\d-\d\d"
    rf"|\d{{1,2}}(?:er|ste|de|e|st|nd|rd|th|\.)?\s(?:{_MONTH})\.?,?\s{_YEAR}|(?:{_MONTH})\s\d{{1,2}},\s{_YEAR})"
)
DATE = re.compile(rf"{_DATE}{END_OF_WORD}")
# A year that is old enough to be one of birth or of leaving school; not the one of ISO 9001:2008 or of 2001/83/EC.
OLD_YEAR = re.compile(
    r"(?:19[3-9]\d|200\d|201[0-2])(?<![\w:/.-]....)(?<!iso ....)(?<!office ....)(?<!server ....)(?!\d|[/:-]\w|\.\d)"
)
BORN = re.compile(
    r"(?:\b(?:geboren|geb\.|née?(?:\(e\))?|born|b\.(?=\s?(?:19|20)\d\d)|naissance|geboorte\w{0,5}|jahrgang|jg\.)|°)"
)
_WHEN_OR_WHERE = re.compile(
    rf"(?:[ \t:,]{{0,3}}(?:op|am|on|le|en|in|te|à|a|au|aux|im|the|um|circa|(?i:{_DATE})|{_YEAR}"
    rf"|{PLACE})(?![^\W_])){{1,6}}"
)
_AGE = r"[1-7](?<!\w\w)\d(?!\d)"
_WORK = (
    r"(?!\s{1,3}(?:\w{1,12}\s){0,2}(?:\w{0,12}ervaring|d['’]expérience|expérience|experience|\w{0,12}erfahrung|ancienneté"
    r"|actief|gewerkt|werk|bij|in\s|als\s|comme\s|chez\s|dans\s|as\s|at\s|of\s|bei\s))"
)
AGE = re.compile(
    rf"{_AGE}(?:\s|-)?(?:jaar(?:\soud)?|jarige?|ans?|years?[\s-]old|year-old|yo|y/o|jahre(?:\salt)?|jährige?r?){END_OF_WORD}"
    rf"{_WORK}|\((?:{_AGE})\)|(?:ik ben|j['’]ai|i am|i['’]m|ich bin)\s(?:{_AGE})(?=[.,\n]|\Z)"
    rf"|in (?:his|her|their|my) (?:early |late |mid-)?{_AGE}s{END_OF_WORD}|(?:aged?|âgée?s? de|leeftijd)\s(?:{_AGE})"
)


def local_parts(text: str) -> list[str]:
    """Return the words of the e-mail addresses and personal pages: they spell the name."""
    parts = [match[0].partition("@")[0] for match in _emails(text)]
    parts += [match[1] for match in LINK.finditer(text.lower()) if match[1]]
    return [word for part in parts for word in re.findall(rf"{LETTER}{{3,30}}", part)]


def without_contacts(text: str) -> str:
    """Take out addresses of mail, pages and telephones."""
    for match in reversed(_emails(text)):
        text = f"{text[: match.start()]} {text[match.end() :]}"
    text = NATIONAL_NUMBER.sub(" ", replaced(LINK, " ", text))
    return NUMBER.sub(_unless_worked, text)


def without_dates(text: str) -> str:
    """Take out dates, years that may be those of a birth, places of birth, and ages."""
    text = without_announced(BORN, _WHEN_OR_WHERE, text)
    for pattern in (DATE, AGE, OLD_YEAR):
        text = replaced(pattern, " ", text)
    return text


def _emails(text: str) -> list[re.Match[str]]:
    """Find addresses from their at-signs, so that a long run of letters costs nothing."""
    found: list[re.Match[str]] = []
    for at in re.finditer("@", text):
        before = re.search(r"[\w.+-]{1,64}\Z", text[max(0, at.start() - 64) : at.start()])
        match = EMAIL.match(text, at.start() - len(before[0])) if before else None
        if match and not (found and match.start() < found[-1].end()):
            found.append(match)
    return found


def _unless_worked(match: re.Match[str]) -> str:
    digits = sum(map(str.isdigit, match[0]))
    return " " if 9 <= digits <= 14 and not WORKED.search(match[0]) else match[0]
