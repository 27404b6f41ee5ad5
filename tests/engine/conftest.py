import pytest

from talentmatch.engine import FIELDS, Document, IndexBuilder, Passage, Settings, without_meaning

DOCUMENTS = (
    Document(
        "gmp",
        "GMP for operators",
        "Cleanroom behaviour, gowning and the ICH guidelines.",
        lang="en",
        alternates=(Passage("nl", "GMP voor operatoren", "Gedrag in de cleanroom en omkleden."),),
        skills=("work-in-cleanroom", "follow-gmp"),
        facets={"region": frozenset({"wallonia"}), "language": frozenset({"en", "nl"})},
    ),
    Document(
        "bioreactor",
        "Culture en bioréacteur",
        "Culture cellulaire en bioréacteur à usage unique, purification des protéines.",
        lang="fr",
        skills=("run-bioreactor",),
        facets={"region": frozenset({"wallonia", "brussels"}), "language": frozenset({"fr"})},
    ),
    Document(
        "asepsis",
        "Aseptisch werken",
        "Aseptische technieken, isolatoren en steriele afvulling van geneesmiddelen.",
        lang="nl",
        skills=("work-in-cleanroom", "fill-aseptically"),
        facets={"region": frozenset({"flanders"}), "language": frozenset({"nl"})},
    ),
    Document("qc", "Quality control in the laboratory", "HPLC, ELISA and microbiological tests.", lang="en"),
    Document("qp", "Qualified Person", "Release of batches, regulations of medicines.", lang="en"),
    Document("data", "Data integrity", "Records of the laboratory that can be trusted.", lang="en"),
    Document("labo", "Technicien de laboratoire", "Analyses chimiques, microbiologie, contrôle qualité.", lang="fr"),
    Document("logistics", "Logistiek in de farma", "Koude keten en opslag van vaccins.", lang="nl"),
    Document("biostat", "Biostatistik", "Statistische Auswertung klinischer Studien.", lang="de"),
    Document("empty", "", "", lang="en", facets={"region": frozenset({"flanders"})}),
)


@pytest.fixture(scope="session")
def documents():
    return DOCUMENTS


@pytest.fixture(scope="session")
def index(documents):
    return build(documents)


@pytest.fixture(scope="session")
def index_of_terms(documents):
    """Give the same index as a machine without the encoder has it."""
    return build(documents, Settings(without_meaning(FIELDS)))


@pytest.fixture(scope="session")
def build_index():
    return build


def build(documents, settings=None):
    builder = IndexBuilder(settings)
    for document in documents:
        builder.add(document)
    return builder.build()
