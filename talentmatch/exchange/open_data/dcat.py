"""The entry of the open data in catalogues of data: DCAT-AP 3 (https://semiceu.github.io/DCAT-AP/releases/3.0.0/)."""

from collections.abc import Iterator

from talentmatch.exchange.linked.elm_parts import BELGIUM
from talentmatch.exchange.linked.graph import Literal, Ref, Resource, Value, literals, refs
from talentmatch.exchange.linked.site import Site
from talentmatch.exchange.open_data.described import CATALOGUE, described, in_each_language
from talentmatch.exchange.open_data.licence import LICENCE
from talentmatch.exchange.open_data.manifest import Manifest, OpenFile
from talentmatch.exchange.open_data.named import (
    PUBLIC,
    SHA256,
    THEME,
    WORDS,
    file_type,
    media_types,
    named_resources,
)

Said = tuple[str, Value]


def data_catalogue(site: Site, manifest: Manifest) -> Iterator[Resource]:
    """Yield the catalogue, a dataset for each part of the export with its files, and what these name."""
    own = f"{site.open_data}#catalogue"
    parts = manifest.parts
    yield Resource(
        "dcat:Catalog",
        (
            *literals("dcterms:title", in_each_language(CATALOGUE.title_msgid)),
            *literals("dcterms:description", in_each_language(CATALOGUE.text_msgid)),
            ("dcterms:publisher", _publisher(site)),
            *_shared(manifest),
            ("foaf:homepage", Ref(site.base)),
            *refs("dcat:dataset", (_iri(site, part) for part in parts)),
        ),
        own,
    )
    for part in parts:
        yield _dataset(site, manifest, part)
    yield from named_resources(site.base, (file.form for file in manifest.files if file.part))


def _iri(site: Site, part: str) -> str:
    return f"{site.open_data}#{part}"


def _publisher(site: Site) -> Resource:
    return Resource("foaf:Agent", (("foaf:name", Literal("talentmatch")), ("foaf:homepage", Ref(site.base))))


def _shared(manifest: Manifest) -> tuple[Said, ...]:
    moment = Literal(manifest.made_at.isoformat(), datatype="xsd:dateTime")
    return (
        ("dcterms:modified", moment),
        ("dcterms:license", Ref(LICENCE)),
        ("dcterms:spatial", Ref(BELGIUM)),
        *refs("dcterms:language", WORDS),
    )


def _dataset(site: Site, manifest: Manifest, part: str) -> Resource:
    about = described(part)
    return Resource(
        "dcat:Dataset",
        (
            *literals("dcterms:title", in_each_language(about.title_msgid)),
            *literals("dcterms:description", in_each_language(about.text_msgid)),
            ("dcterms:identifier", Literal(_iri(site, part))),
            ("dcterms:publisher", _publisher(site)),
            ("dcterms:accessRights", Ref(PUBLIC)),
            ("dcat:theme", Ref(THEME)),
            *_shared(manifest),
            *(("dcat:distribution", _distribution(site, file)) for file in manifest.of_part(part)),
        ),
        _iri(site, part),
    )


def _distribution(site: Site, file: OpenFile) -> Resource:
    address = f"{site.open_data}/{file.name}"
    checksum = Resource(
        "spdx:Checksum",
        (
            ("spdx:algorithm", Ref(SHA256)),
            ("spdx:checksumValue", Literal(file.sha256, datatype="xsd:hexBinary")),
        ),
    )
    return Resource(
        "dcat:Distribution",
        (
            ("dcterms:title", Literal(file.name, "en")),
            ("dcat:accessURL", Ref(address)),
            ("dcat:downloadURL", Ref(address)),
            ("dcterms:license", Ref(LICENCE)),
            ("dcterms:format", Ref(file_type(file.form))),
            ("dcat:byteSize", Literal(str(file.size), datatype="xsd:nonNegativeInteger")),
            ("spdx:checksum", checksum),
            *refs("dcat:mediaType", media_types(file.form)),
        ),
    )
