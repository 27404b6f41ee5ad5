"""Write a person's trade in one form: technicienne, technicien(ne) and technicien·ne are technicien.

The forms that a suffix does not betray stand in ``genders/``: the woman's form and the base form on each line, with an
asterisk where the word may also end a compound (productiemedewerkster). Every other word is left as it is.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

REMEMBERED = 50_000
SHORTEST_BY_SUFFIX = 6
SHORTEST_COMPOUND = 5  # letters of the ending that decides about a compound
WORD = re.compile(r"(?<![^\W_])[^\W\d_]{4,40}(?![^\W_])")
FEMININE_ENDINGS = ("e", "a", "n", "r", "s")  # whatever ends otherwise is not looked up
# What the woman's form adds or replaces, by language: safe endings only, the others stand in the lists.
SUFFIXES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "nl": (),
    "fr": (("trice", "teur"), ("icienne", "icien")),
    "en": (),
    "de": (("ologin", "ologe"), ("istin", "ist"), ("eurin", "eur"), ("torin", "tor"), ("entin", "ent"), ("erin", "er")),
}
NO_PERSON: Mapping[str, re.Pattern[str]] = {  # words that are no trade in spite of their suffix
    "nl": re.compile(r"(?!)"),
    "fr": re.compile(r"matrices?|\w{0,6}motrices?|cicatrices?|bissectrices?|génératrices?|directrices"),
    "en": re.compile(r"(?!)"),
    "de": re.compile(
        r"\w{0,9}l[yi][cz]erin|phosphoserin|hierin|worin|listin|christin|kristin|argentin|\w{1,4}pentin|valentin"
    ),
}
PLURALS = {
    "nl": (("er", "s"), ("or", "s"), ("eur", "s"), ("aar", "s"), ("ier", "s"), ("", "en")),
    "fr": (("", "s"),),
    "en": (("", "s"),),
    "de": (("er", ""), ("eur", "e"), ("e", "n"), ("", "en")),
}

_POINT = r"[·•‧⋅∙.*_:]"
_FRENCH = "ne|fe|lle|ère|ière|euse|rice|trice|ice|teuse|esse"
MARK = re.compile(
    r"\([mvfhwxd](?:\s?[/|]\s?[mvfhwxd*]){1,3}\)"  # (m/v), (H/F/X)
    r"|(?<![^\W_])[mvfhw](?:\s?[/|]\s?[mvfhwxd*]){2}(?![^\W_])"  # m/w/d
    r"|(?<![^\W_])(?<![\d%]\s)(?:m/v|v/m|h/f|f/h|m/f|f/m|m/w|w/m)(?![^\W_])"  # 5 % m/v is a concentration
    r"|\((?:alle geschlechter|all genders?|tous genres|alle genders?)\)",
    re.IGNORECASE,
)
INCLUSIVE = {
    "fr": re.compile(
        rf"(?:(?<=[^\W\d_][^\W\d_e])\([-/]?(?:e|le|te|se|{_FRENCH})(s?)\)"
        rf"|(?<=[^\W\d_]{{2}}[^\W\d_e])(?:{_POINT}|[-/]-?)(?:e|{_FRENCH})(?:[-·•‧⋅∙.*_:]?(s))?(?![^\W_]))"
        rf"(?:{_POINT}?(s)(?![^\W_]))?",
        re.IGNORECASE,
    ),
    "nl": re.compile(
        r"(?<=[^\W\d_]{3})(?:\(st\)(?=er)|\(-?(?:e|ster|trice|es)\)|/-?(?:e|ster|trice|es)(?![^\W_]))", re.IGNORECASE
    ),
    "de": re.compile(
        rf"(?<=[^\W\d_]{{3}})(?:\(-?in(?:nen)?\)|(?:{_POINT}|/-?)in(?:nen)?(?![^\W_]))"
        r"|(?<=er|or|st|nt|ur)In(?:nen)?(?![^\W_])"
    ),
}
PAIR = re.compile(
    r"(?<![^\W_])([^\W\d_]{4,40})(?:\s?/\s?|\s(?:ou|of|or|oder|et|en|and|und)\s)(?:une?\s|een\s|eine?\s)?"
    r"([^\W\d_]{4,40})(?![^\W_])",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Forms:
    """Hold the listed forms of a language; ends: those that may end a compound."""

    whole: Mapping[str, str]
    ends: Mapping[str, str]


def neutral(text: str, lang: str) -> str:
    """Return the text with its trades in their base form and without marks such as m/v/x; other words stay."""
    text = MARK.sub(" ", text)
    if lang in INCLUSIVE:
        text = INCLUSIVE[lang].sub(_plural_mark, text)
    text = PAIR.sub(lambda match: _one_of_two(match, lang), text)
    return WORD.sub(lambda match: base_form(match[0], lang), text)


@lru_cache(REMEMBERED)
def base_form(word: str, lang: str) -> str:
    """Return the base form of a woman's trade in the case of the word; any other word as it is."""
    lower = word.lower()
    if not lower.endswith(FEMININE_ENDINGS):
        return word
    base = _singular_base(lower, lang) or _plural_base(lower, lang)
    return _in_case_of(word, base) if base else word


def _singular_base(word: str, lang: str) -> str:
    """Return the base form of a singular, "" when the word is none."""
    forms = listed_forms(lang)
    if word in forms.whole:
        return forms.whole[word]
    for at in range(len(word) - SHORTEST_COMPOUND):
        if word[at:] in forms.ends:
            return word[:at] + forms.ends[word[at:]]
    if NO_PERSON[lang].fullmatch(word) or len(word) < SHORTEST_BY_SUFFIX:
        return ""
    found = (word.removesuffix(ending) + base for ending, base in SUFFIXES[lang] if word.endswith(ending))
    return next(found, "")


def _plural_base(word: str, lang: str) -> str:
    """Return the base form of a plural, in the plural, "" when the word is none."""
    ending = "nen" if lang == "de" else "s"
    if lang == "en" and word.endswith("women"):
        word, ending = word.removesuffix("women") + "womans", "s"
    elif lang == "en" and word.endswith("men"):
        word, ending = word.removesuffix("men") + "mans", "s"
    if not word.endswith(ending) or NO_PERSON[lang].fullmatch(word):
        return ""
    base = _singular_base(word.removesuffix(ending), lang)
    return base + next(added for end, added in PLURALS[lang] if base.endswith(end)) if base else ""


@cache
def listed_forms(lang: str) -> Forms:
    """Return the forms listed for a language, capitals without accents included."""
    lines = (Path(__file__).parent / "genders" / f"{lang}.txt").read_text(encoding="utf-8").splitlines()
    whole: dict[str, str] = {}
    ends: dict[str, str] = {}
    for line in lines:
        feminine, _, base = line.partition(" ")
        whole[feminine.removeprefix("*")] = base
        if feminine.startswith("*"):
            ends[feminine.removeprefix("*")] = base
    plain = {word.replace("è", "e").replace("ê", "e"): base for word, base in whole.items()}
    return Forms(plain | whole, ends)


def _one_of_two(match: re.Match[str], lang: str) -> str:
    """Write "étudiantes et étudiants" once; "de bout en bout" is the same word twice and stays."""
    one, other = match[1].lower(), match[2].lower()
    bases = {base_form(one, lang), base_form(other, lang)}
    return base_form(match[1], lang) if one != other and len(bases) == 1 else match[0]


def _plural_mark(match: re.Match[str]) -> str:
    """Keep the s of technicien(ne)s."""
    return next((group for group in match.groups() if group), "")


def _in_case_of(word: str, base: str) -> str:
    if word.isupper():
        return base.upper()
    return base[0].upper() + base[1:] if word[0].isupper() else base
