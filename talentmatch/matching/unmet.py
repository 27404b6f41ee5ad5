"""Tell whether what somebody typed is a term that nothing in the catalogue covers, and no person."""

from sqlmodel import Session

from talentmatch.catalogue.queries import providers_by_name
from talentmatch.engine.impersonal.words import common_words, folded, word_list
from talentmatch.engine.text import words
from talentmatch.i18n import LANGUAGES
from talentmatch.matching.live_index import Loaded
from talentmatch.matching.search import named_providers, text_queries
from talentmatch.matching.service import without_person


def is_unmet(session: Session, loaded: Loaded, term: str, lang: str) -> bool:
    """Return whether no skill, occupation, place or provider goes by this term, in any language, and no person does."""
    if any(loaded.linker.find(term, code) for code in LANGUAGES) or loaded.places.find(term).known:
        return False
    if loaded.bridge.names(text_queries(term, [], lang), lang) is not None:
        return False
    return not names_person(loaded, term, lang) and not named_providers(providers_by_name(session), term)


def names_person(loaded: Loaded, term: str, lang: str) -> bool:
    """Return whether a term says how to reach somebody, or holds a given or a family name of the lists.

    A search has no capitals to go by, so any word of the lists counts; what the lists lack is found by no one.
    """
    listed = word_list("given_names") | word_list("family_names")
    parts = {folded(part) for part in term.replace("-", " ").split()}
    if (parts & listed) - common_words():
        return True
    return words(without_person(loaded, term.lower(), lang)) != words(term.lower())
