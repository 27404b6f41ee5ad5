"""Take out where a person lives: street, number, postal code and town. A place that is sought stays."""

import re

from talentmatch.engine.impersonal.words import (
    CAPITAL,
    END_OF_WORD,
    LETTER,
    PLACE,
    lowered,
    without_announced,
    word_list,
)
from talentmatch.engine.text import fold

FOUND = "\x01"  # stands where a street was, until its number and town are found beside it
_HOUSE = r"\d{1,4}\s?[A-Za-z]?(?![^\W_])(?:\s?/\s?\d{1,3})?(?:,?\s(?:bus|box|bte|boîte|boite|app\.?)\s?\w{1,4})?"
_CODE = r"(?:(?:BE?|NL|FR?|LU?|DE?|UK)\s?-\s?)?(?:\d{4,5}|\d{4}\s?[A-Z]{2}|[A-Z]{1,2}\d{1,2}\s\d[A-Z]{2})(?![^\W_])"
_CAPITALS = rf"{CAPITAL}{LETTER}{{1,30}}(?:[ '’-]{CAPITAL}{LETTER}{{0,30}}){{0,2}}"
_ROMANIC_NAME = (
    rf"(?:(?:de|du|des|la|le|les|l['’]|d['’]|en|au|aux|van|der|den|het) ?){{0,3}}{_CAPITALS}"
    rf"(?:[\s-](?:de|du|des|la|le|et)[\s-]{_CAPITALS})?"
)
_STREETS: tuple[str, ...] = (
    "straat",
    "steenweg",
    "laan",
    "straße",
    "strasse",
)  # no other word ends so: no number is needed
_NUMBERED: tuple[str, ...] = (
    "baan",
    "plein",
    "dreef",
    "kaai",
    "markt",
    "lei",
    "vest",
    "hof",
    "pad",
    "dijk",
    "singel",
    "gracht",
    "weg",
)
_NUMBERED += ("platz", "allee", "gasse", "ufer", "damm", "str.", "Baan", "Weg", "Straat", "Markt", "Plein", "Dreef")
_NUMBERED += ("Kaai", "Vest", "Grand-Place", "Street", "Road", "Avenue", "Lane", "Drive", "Close", "Court", "Gardens")


def _ending(endings: tuple[str, ...]) -> str:
    return "(?:" + "|".join(rf"(?<={re.escape(ending)})" for ending in endings) + ")"


_NAMED = (
    rf"{CAPITAL}[\w.-]{{1,40}}(?: (?:(?:en|de|van|van de|et) )?{CAPITAL}[\w.-]{{1,40}}){{0,3}}"  # Pastoor Denyslaan
)
GERMANIC = re.compile(
    rf"{_NAMED}(?:{_ending(_NUMBERED)}(?=,? {{1,3}}\d)|{_ending(_STREETS)}{END_OF_WORD})"
    rf"|(?:(?<=\d )|(?<=\d, )){_NAMED}{_ending(_NUMBERED)}{END_OF_WORD}"
)
ROMANIC = re.compile(
    r"(?:rue|avenue|av\.|chaussée|chée|boulevard|bd\.?|quai|allée|chemin|impasse|clos|drève|venelle|sentier|route|place"
    rf"|square|Rue|Avenue|Av\.|Chaussée|Boulevard|Bd\.?|Quai|Allée|Chemin|Place|Square) {_ROMANIC_NAME}"
)
HOUSE_BEFORE = re.compile(rf"{_HOUSE},? {{0,3}}{FOUND}")
_TOWN = (
    r"(?:[\s,;·•|–-]{0,4}(?:à\s|te\s|in\s|at\s)?"
    rf"(?:{_CODE}[\s,]{{1,2}}{PLACE}|{PLACE}[\s,]{{1,2}}{_CODE})|,\s?{PLACE})"
)
_COUNTRY = (
    r"(?:[\s,]{0,3}\(?(?:België|Belgique|Belgium|Belgien|Nederland|Pays-Bas|Netherlands|France|Frankrijk|Deutschland"
    r"|Allemagne|Germany)\)?)"
)
AFTER = re.compile(rf"{FOUND}(?:,? {{1,3}}(?:n° ?)?{_HOUSE})?{_TOWN}?{_COUNTRY}?")
ALONE = re.compile(  # a line or a cell that is a postal code and a town
    rf"(?:^|(?<=[|·•,;]))[ \t]?(?:{_CODE}\s{{1,2}}{PLACE}|{PLACE}\s{{1,2}}{_CODE}){_COUNTRY}?[ \t]?(?=$|[|·•,;.])",
    re.MULTILINE,
)
LIVES = re.compile(
    r"\b(?:woon(?:t|achtig)?|wonende?|gevestigd|gedomicilieerd|verhuisd|(?:j['’])?habit(?:e|ant|ons|es)|domiciliée?|réside"
    r"|installée?|live|lives|living|based|reside|resident|wohn(?:e|t|haft)|lebe|lebt|thuis)\s{1,3}"
    r"(?:(?:nu|now|actuellement|currently|momenteel|jetzt|maintenant|er)\s{1,3})?"
    r"(?:(?:in|te|à|a|au|aux|at|near|bij|naar|vlakbij|rond|dans|on|op|aan)(?![^\W_])\s{0,3}"
    r"(?:(?:de|het|the|la|le|der)(?![^\W_])\s{0,3})?){1,3}"
)
THERE = re.compile(rf"(?:{PLACE}(?:\s(?:in|te|à)\s{PLACE})?)?")
FROM = re.compile(
    r"\b(?:afkomstig\suit|komende?\suit|originaire\s(?:des|de|du|d['’])|uit|from|stammt\saus|aus|venue?\s(?:de|du))\s?"
    r"(?:(?:de|het|the|la|le)\s|l['’])?"
)
HOME_TOWN = re.compile(PLACE)
AROUND = re.compile(
    rf"(?<=[|·•,\n])\s?{PLACE}\s(?:area|region|metropolitan area|en omgeving|et environs|und Umgebung){END_OF_WORD}"
)


def without_addresses(text: str) -> str:
    """Take out streets with their towns, and places where somebody lives or comes from."""
    for street in (GERMANIC, ROMANIC):
        text = street.sub(FOUND, text)
    text = AFTER.sub(" ", HOUSE_BEFORE.sub(FOUND, text))
    text = AROUND.sub(" ", ALONE.sub(" ", text))
    return _without_origin_town(without_announced(LIVES, THERE, text))


def _without_origin_town(text: str) -> str:
    """Take out "from Ghent", not "from Pfizer"."""
    parts, at = [], 0
    for match in FROM.finditer(lowered(text)):
        town = HOME_TOWN.match(text, match.end())
        if town and fold(town[0]) not in word_list("kept"):
            parts.append(text[at : match.start()])
            at = max(at, town.end())
    return " ".join([*parts, text[at:]])
