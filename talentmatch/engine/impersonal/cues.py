"""What announces a name, and the words among which names are sought."""

import re
from typing import NamedTuple

from talentmatch.engine.impersonal.words import folded, word_list

TOKEN = re.compile(r"(?<![^\W_])(?:[dlmnsjcDLMNSJC]['’](?=\w))?([^\W\d_]{1,40}(?:['’-][^\W\d_]{1,40}){0,4})(?![^\W_])")
PARTICLES = frozenset(
    {
        "van",
        "de",
        "der",
        "den",
        "del",
        "della",
        "di",
        "da",
        "do",
        "dos",
        "du",
        "des",
        "el",
        "al",
        "la",
        "le",
        "les",
        "ben",
    }
    | {
        "bin",
        "bint",
        "abu",
        "ait",
        "ibn",
        "von",
        "zu",
        "zur",
        "ter",
        "ten",
        "op",
        "t",
        "d",
        "o",
        "mc",
        "mac",
        "st",
        "y",
    }
)
GLUE = re.compile(r"[ \t]{0,2}|\.[ \t]?|[ \t]?-[ \t]?|,[ \t](?=[A-Z])")
SAID = re.compile(
    r"\b(?:(?i:(?:mijn|de) naam is|ik heet|mijn naam[: ]|je m['’]appelle|je me (?:nomme|prénomme)|mon nom est"
    r"|moi,? c['’]est|my name is|my name['’]s|call me|ich hei(?:ß|ss)e|mein name ist|noemt? me)"
    r"|(?:[Dd]hr|[Mm]evr|[Mm]r|[Mm]rs|[Mm]s|[Mm]w|[Mm]me|MME|[Mm]lle|Drs|Ing|Ir)\b\.?"
    r"|[Mm]iss(?= [A-Z])|[dD]e [hH]eer|(?i:mevrouw|meneer|mijnheer|monsieur|madame|mademoiselle)|Herrn?|Frau)[ \t]{1,3}"
)
PERHAPS = re.compile(
    r"\b(?:ik ben|hier is|je suis|ici|i am|i['’]m|this is|ich bin|ik,|moi,|beste|geachte|dag|hallo|hi|hey|hello|hoi"
    r"|dear|bonjour|salut|cher|chère|liebe[r]?|known?|begeleid|accompagne|over|about|sur|merci|bedankt|thanks"
    r"|dit|says|zegt|sagt)"
    r"[ \t,]{1,3}",
)
CLOSED = re.compile(
    r"(?:groet(?:en|jes)?|mvg|hoogachtend|cordialement|bien à vous|salutations(?: distinguées)?"
    r"|sincerely|faithfully|regards"
    r"|wishes|thanks|merci|bedankt|grüßen|grüße)[ \t,.!]{0,3}\n[ \t]?([^\n]{1,60})"
)
DOES = re.compile(
    r"\s(?:parle|spreekt|speaks|werkte|worked|works|werkt|travaille|woont|habite|lives|wil|veut"
    r"|wants|vraagt|zegt|says|dit|has"
    r" worked|heeft gewerkt|a travaillé|leert|apprend|learns|zoekt|cherche)\b"
)
HANDLE = re.compile(r"\b([^\W\d_]{3,30})\d{2,4}\b")  # Oksana1978
SENTENCE_START = re.compile(r"(?:^|[.!?:;•|>\n\t(«“\"–-])\s*\Z")


class Token(NamedTuple):
    """Hold a word and where it stands; start includes an elided article."""

    start: int
    end: int
    word: str

    @property
    def folded(self) -> str:
        """Return the word without case, accents and a possessive s."""
        return folded(self.word)

    @property
    def capital(self) -> bool:
        """Tell whether the word begins with a capital."""
        return self.word[0].isupper()

    @property
    def listed(self) -> bool:
        """Tell whether the word is a given name of the list, or begins with one: Marie-Ange."""
        return folded(self.word).partition("-")[0] in word_list("given_names")

    @property
    def family(self) -> bool:
        """Tell whether the word is a family name of the list."""
        return folded(self.word) in word_list("family_names")
