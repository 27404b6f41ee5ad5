"""Take out the labelled lines of a CV that say who somebody is."""

import re

from talentmatch.engine.impersonal.words import lowered, replaced

# Labels whose value is a name: it is then taken out wherever it stands.
_NAME = (
    r"(?:volledige |voor-? ?en (?:achter|familie))?naam|voornaam|familienaam|achternaam|roepnaam|kandidaat"
    r"|nom et prénoms?|prénoms? et nom|nom(?: de famille| complet| de jeune fille)?|prénoms?|candidate?|full name"
    r"|first name|last name|given names?|family name|surname|forename|maiden name|name|applicant"
    r"|vor-? und (?:zu|nach)name|vorname|nachname|familienname|bewerber(?:in)?|contactpersoon"
    r"|van|from|de|von|portrait|portret|candidate summary|profile of|cv van|cv de|cv of|cv"
)
_CLEAR = (
    r"(?:geboortedatum|geboorteplaats|geboorteland|nationaliteit|geslacht"
    r"|burgerlijke (?:staat|stand)|gezinssituatie|rijksregisternummer|date de naissance"
    r"|lieu de naissance|pays de naissance"
    r"|nationalité|sexe|état[ -]civil|situation (?:de famille|familiale)|numéro national|date of birth|place of birth"
    r"|country of birth|birth ?date|birthplace|d\.?o\.?b\.?|nationality|citizenship|gender"
    r"|marital status|geburtsdatum|geburtsort"
    r"|geburtstag|staatsangehörigkeit|staatsbürgerschaft|nationalität|geschlecht|familienstand)"
)
_OTHER = (
    r"(?:adres|woonplaats|thuisadres|postcode|gemeente|leeftijd|kinderen|telefoon(?:nummer)?|tel|gsm(?:-nummer)?|mobiel"
    r"|e-?mail(?:adres)?|mail|née?(?:\(e\))? (?:le|à|en)|âge|adresse|domicile|lieu de résidence|localité|ville|enfants"
    r"|tél(?:éphone)?|portable|courriel|mél|address|home(?: address)?|residence|city|town|born|age|sex|children"
    r"|phone(?: number)?|telephone|mobile|cell|pronouns|geboren(?: am| in)?|anschrift|wohnort|alter|kinder|telefon"
    r"|mobil|handy|religion|religie|geloof|linkedin|website|photo|foto|skype)"
)
_CELL = r"(?:^|(?<=[|•·;]))[ \t>*#-]{0,8}"
_VALUE = r"[^\n|•·;]{0,90}"
NAMED = re.compile(rf"{_CELL}(?:{_NAME})(?:\(s\))?[ \t]?(?:\*\*)?[:|=\t](?:\*\*)?({_VALUE})", re.MULTILINE)
NAMED_INLINE = re.compile(
    r"\b(?:voornaam|familienaam|achternaam|naam|nom|prénom|first name|last name|surname|name|vorname|nachname)"
    r"[ \t]?:[ \t]?([^\n|•·;,]{0,40})"
)
STATED = re.compile(
    rf"{_CELL}(?:{_CLEAR}(?:\*\*)?(?:[ \t]?[:|=]|[ \t])|{_OTHER}\.?[ \t]?(?:\*\*)?[:|=\t])(?:\*\*)?{_VALUE}",
    re.MULTILINE,
)
STATED_INLINE = re.compile(rf"\b{_CLEAR}[ \t]?:[ \t]?[^\n|•·;,.]{{0,40}}[,.;]?")


def labelled_names(text: str) -> list[str]:
    """Return the values that follow a label such as Naam, in lower case."""
    lower = lowered(text)
    return [match[1] for pattern in (NAMED, NAMED_INLINE) for match in pattern.finditer(lower)]


def without_labelled(text: str) -> str:
    """Take out what a label such as Naam or Nationalité announces, with the label."""
    for pattern in (NAMED, STATED, NAMED_INLINE, STATED_INLINE):
        text = replaced(pattern, " ", text)
    return text
