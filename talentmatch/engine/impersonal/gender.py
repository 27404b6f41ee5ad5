"""Take out what tells a man from a woman: forms of address, kin, pronouns, agreement."""

import re
from collections.abc import Mapping

from talentmatch.engine.impersonal.words import END_OF_WORD, replaced
from talentmatch.engine.inclusive import base_form

# Where these words speak of a subject, not of who is writing.
SUBJECT = re.compile(
    r"\b(?:sage-femmes?|femmes? (?:de ménage|enceintes?|de chambre)|(?:solution|cellule|eau|plaque|culture)s?[ -]mère"
    r"|mother[ -](?:cells?|liquors?|plants?|cultures?|tongues?|and (?:child|baby))|moeder en kind"
    r"|zwangere vrouw|vrouw en kind"
    r"|(?:male|female) (?:connectors?|threads?|fertility|mice|rats?|animals?)|man[ -](?:hours?|days?|machine)"
    rf"|single[ -]\w{{1,20}}){END_OF_WORD}"
)
KIN = (
    r"(?:vader|moeder|papa|mama|echtgenote?|echtgenoot|père|mère|maman|mari|épouse|époux|father"
    r"|mother|dad|mum|mom|husband"
    r"|wife|vater|mutter|ehemann|ehefrau|gatte|gattin|dochter|zoon|daughter|son|sister|brother|zus"
    r"|broer|sœur|soeur|frère"
    r"|tochter|sohn|schwester|bruder|boyfriend|girlfriend)"
)
SEX = (
    r"(?:man|vrouw|jongeman|jonge\svrouw|jongedame|jongen|meisje|dame|heer|homme|femme|garçon|fille"
    r"|monsieur|woman|guy|girl"
    r"|boy|lady|gentleman|male|female|bloke|lad|mann|frau|mädchen|mannelijk|vrouwelijk|masculin"
    r"|féminin|männlich|weiblich)"
)
_NUMBER = (
    r"(?:\d|een|één|twee|drie|vier|vijf|une?|deux|trois|quatre|cinq|one|two|three|four|five|eine[mrns]?|zwei|drei|fünf"
    r"|jonge|jeunes?|small|young|petite?s?)"
)
CHILDREN = (
    rf"(?:(?:{_NUMBER}\s){{0,2}}(?:kinderen|kind(?:je)?s?|zonen|dochters?|zoon|zoontje|enfants?"
    r"|garçons?|filles?|fils|famille"
    r"|children|kids?|boys?|girls?|sons?|daughters?|kindern?|söhnen?|töchtern?))"
)
_OWN = r"(?:mijn|zijn|haar|onze|mon|ma|son|sa|ses|my|his|her|their|meine?[mnr]?|seine?[mnr]?|ihre?[mnr]?)"
PARENT = re.compile(
    r"\b(?:(?:(?:alleenstaande?|single|trotse|proud|fière?|een|une?|an?|eine?|the|le|la|de|jonge|jeune|young)\s){0,3}"
    rf"{KIN}\s(?:van|de|d['’]|of|von|to)\s?(?:{CHILDREN}|{_NUMBER}){END_OF_WORD}"
    rf"|(?:met|avec|with|mit)\s{CHILDREN}{END_OF_WORD}|{_OWN}\s(?:{KIN}|{SEX}){END_OF_WORD})"
)
_BEING = r"(?:een|'n|une?|an?|the|ce|cet|cette|deze|die|dieser?|eine?n?|le|la|de|als|comme|as)\s"
PERSON = re.compile(rf"\b(?:{_BEING}(?:[\w-]{{1,20}}\s)?)?(?:{KIN}|{SEX}){END_OF_WORD}")
MARITAL = re.compile(
    r"\b(?:(?:on)?gehuwd|(?:on)?getrouwd|alleenstaande?|samenwonend|weduwe|weduwnaar|mariée?|célibataire|divorcée?|veuf"
    rf"|veuve|pacsée?|(?:un)?married|divorced|widow(?:er|ed)?|verheiratet|ledig|verwitwet){END_OF_WORD}"
)
ADDRESS = re.compile(  # in this case only: MS is mass spectrometry, "miss" a verb, MW a molecular weight
    r"\b(?:Mrs?|MR|MRS|Ms|Miss|Mevr|Mw|Dhr|[dD]e [hH]eer|Mme|MME|Mlle|Herrn?|Frau|Sir|Madam"
    rf"|(?i:mevrouw|meneer|mijnheer|madame|monsieur|mademoiselle)){END_OF_WORD}\.?"
)
PRONOUNS = re.compile(r"\(?\b(?:he/him|she/her|they/them|hij/hem|zij/haar|il/lui|elle/la)(?:/\w{2,6})?\)?")
# One form for each pronoun: that somebody is meant is kept, the gender is not.
SAME: Mapping[str, Mapping[str, str]] = {
    "nl": {"zij": "hij", "ze": "hij", "haar": "zijn", "hem": "zijn", "haarzelf": "zichzelf", "hemzelf": "zichzelf"},
    "fr": {"elle": "il", "elles": "ils", "cet": "ce"},
    "en": {"he": "they", "she": "they", "his": "their", "her": "their", "him": "their", "hers": "their"}
    | {"himself": "themselves", "herself": "themselves"},
    "de": {"er": "sie", "ihm": "ihr", "ihn": "ihr"}
    | {f"sein{end}": f"ihr{end}" for end in ("", "e", "er", "em", "en", "es")},
}
PRONOUN = {
    lang: re.compile(rf"\b(?:{'|'.join([*same, *map(str.capitalize, same)])}){END_OF_WORD}")
    for lang, same in SAME.items()
}
OBJECT = re.compile(r"\b(nous|je|vous|on|tu|ils?|elles?|les?)\s(?:la|le)\s(?=\w{3,20}(?:ons|ez|ent|ai|e)\b)")
MALE = {
    **{"une": "un", "la": "le", "cette": "ce", "cet": "ce", "ma": "mon", "sa": "son", "ta": "ton", "de la": "du"},
    **{"quelle": "quel", "toute": "tout", "nouvelle": "nouveau", "ancienne": "ancien", "bonne": "bon"},
    **{"excellente": "excellent", "eine": "ein", "einer": "ein", "diese": "dieser"},
}
ARTICLE = re.compile(rf"\b({'|'.join(MALE)})\s(?=(\w{{4,40}}))")
# Adjectives and participles that agree with the writer: passionnée, rigoureuse, sportive.
AGREES = re.compile(
    r"\b(?:((?:passionn|motiv|expériment|organis|intéress|habitu|[aâ]g|n|engag|form|qualifi"
    r"|spécialis|diplôm|certifi|attach"
    r"|dévou|soussign|domicili|impliqu|install|arriv|licenci|employ|détermin|enthousiasm|concern"
    r"|occup|appréci|press|dou|adapt|structur)é"
    r"|ponctuel|polyvalent|patient|indépendant|débutant|compétent|prêt|prudent|constant|persévérant|content|tolérant"
    r"|discret|premier|seul|ouvert|inscrit|étranger)e"
    r"|(rigoureu|sérieu|curieu|consciencieu|soigneu|méticuleu|ambitieu|heureu|courageu|minutieu|généreu|soucieu|désireu"
    rf"|chaleureu)se|(acti|sporti|créati|attenti|réacti|communicati|positi|proacti)ve){END_OF_WORD}"
)
FRENCH_STATE = re.compile(r"\b((?:suis|étant|été|je serais|être)\s(?:très\s|aussi\s)?\w{2,20}é)e\b")
GERMAN_AGREES = re.compile(r"\b([Ee]in|[Aa]ls)(?:e[nmrs]?)?\s(?:([a-zäöüß]{3,30}?)e[nmrs]?\s)?(?=[A-ZÄÖÜ])")


def without_gender(text: str, lang: str) -> str:
    """Take out forms of address, sex, kin and marital status; write pronouns and agreement in one form."""
    kept: list[str] = []
    text = replaced(SUBJECT, lambda match: _set_aside(match, kept), text)
    text = ADDRESS.sub(" ", text)
    for pattern in (PRONOUNS, PARENT, PERSON, MARITAL):
        text = replaced(pattern, " ", text)
    text = re.sub("\x00", lambda _: kept.pop(0), text)
    text = _agreeing(text, lang)
    return PRONOUN[lang].sub(lambda match: _same(match[0], lang), text)


def _set_aside(match: re.Match[str], kept: list[str]) -> str:
    kept.append(match[0])
    return "\x00"


def _agreeing(text: str, lang: str) -> str:
    """Write articles and adjectives as they stand with the base form of a trade."""
    if lang in ("fr", "de"):
        text = replaced(ARTICLE, lambda match: _article(match, lang), text)
    if lang == "de":
        return GERMAN_AGREES.sub(lambda match: f"{match[1]} {match[2]}e " if match[2] else f"{match[1]} ", text)
    if lang == "fr":
        text = replaced(FRENCH_STATE, lambda match: match[1], text)
        return replaced(AGREES, _adjective, replaced(OBJECT, lambda match: f"{match[1]} ", text))
    return text


def _article(match: re.Match[str], lang: str) -> str:
    """Write the article of a trade as the man's, when the trade was written as a woman's."""
    trade = match[2] if lang == "fr" else match[2].capitalize()
    female = base_form(trade, lang) != trade
    return f"{MALE[match[1]]} " if female or match[1] == "cet" else match[0]


def _adjective(match: re.Match[str]) -> str:
    base, in_x, in_f = match.groups()
    return str(base or (in_x and in_x + "x") or in_f + "f")


def _same(word: str, lang: str) -> str:
    """Return the one form of a pronoun; ZE and ER in capitals are abbreviations and were not found."""
    same = SAME[lang][word.lower()]
    return same.capitalize() if word[0].isupper() else same
