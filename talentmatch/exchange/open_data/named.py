"""What the entry for catalogues names but others describe, with the class that DCAT-AP 3 asks of each."""

from collections.abc import Iterable, Iterator

from talentmatch.exchange.linked.elm_parts import AUTHORITY, BELGIUM
from talentmatch.exchange.linked.graph import Resource, literals
from talentmatch.exchange.open_data.licence import LICENCE

MEDIA = "https://www.iana.org/assignments/media-types/"
MEDIA_TYPES = {
    "csv": "text/csv",
    "jsonl": "application/x-ndjson",
    "parquet": "application/vnd.apache.parquet",
    "ttl": "text/turtle",
    "jsonld": "application/ld+json",
    "json": "application/json",
    "xml": "application/xml",
    "md": "text/markdown",
}
REGISTERED = ("csv", "parquet", "ttl", "jsonld", "xml")  # the media types that IANA lists
FILE_TYPES = {
    "csv": "CSV",
    "jsonl": "JSON",
    "parquet": "PARQUET",
    "ttl": "RDF_TURTLE",
    "jsonld": "JSON_LD",
    "xml": "XML",
}
THEME = f"{AUTHORITY}data-theme/EDUC"
THEME_NAMES = {  # as the authority table has them
    "nl": "Onderwijs, cultuur en sport",
    "fr": "Éducation, culture et sport",
    "en": "Education, culture and sport",
}
PUBLIC = f"{AUTHORITY}access-right/PUBLIC"
WORDS = tuple(f"{AUTHORITY}language/{code}" for code in ("NLD", "FRA", "ENG"))
SHA256 = "http://spdx.org/rdf/terms#checksumAlgorithm_sha256"


def file_type(form: str) -> str:
    """Return the address of the form of a file in the authority table."""
    return f"{AUTHORITY}file-type/{FILE_TYPES[form]}"


def media_types(form: str) -> list[str]:
    """Return the address of the media type of a form, where IANA lists it."""
    return [f"{MEDIA}{MEDIA_TYPES[form]}"] if form in REGISTERED else []


def named_resources(base: str, forms: Iterable[str]) -> Iterator[Resource]:
    """Yield each once; ``forms``: those of the files, ``base``: the home page."""
    yield Resource("foaf:Document", (), base)
    yield Resource("dcterms:LicenseDocument", (), LICENCE)
    yield Resource("dcterms:Location", (), BELGIUM)
    yield Resource("dcterms:RightsStatement", (), PUBLIC)
    yield Resource("spdx:ChecksumAlgorithm", (), SHA256)
    yield Resource("skos:Concept", tuple(literals("skos:prefLabel", THEME_NAMES.items())), THEME)
    yield from (Resource("dcterms:LinguisticSystem", (), word) for word in WORDS)
    for form in sorted(set(forms)):
        yield Resource("dcterms:MediaTypeOrExtent", (), file_type(form))
        yield from (Resource("dcterms:MediaType", (), address) for address in media_types(form))
