"""The names of all concepts, arranged for looking up: as written, by stems, written as one word, and by phrase."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from talentmatch.skills.linking.abbreviations import abbreviation_groups
from talentmatch.skills.linking.labels import ABBREVIATION, LABEL_LANGUAGES, SkillLabels, names_of
from talentmatch.skills.linking.tokens import folded_words
from talentmatch.skills.linking.words import Spellings, spellings, stem_of

LONGEST_LABEL, LONGEST_PHRASE = 10, 6  # words
SHORTEST_JOINED = 8  # letters; a shorter run of words reads as one word by chance
Key = tuple[str, ...]


class Name(NamedTuple):
    """One way to write a concept: in which languages, and what kind of name it is."""

    skill_id: str
    langs: frozenset[str]
    curated: bool
    label: str
    capitals: str = ""  # "abbreviation" (MES) or "proper" (Python): capitals tell it from an ordinary word
    comma: bool = False
    added: bool = False  # from the list of abbreviations, not from the vocabulary
    shared: bool = False  # another concept bears the name as well


class Phrase(NamedTuple):
    """The stems of a name of several words, in no order."""

    stems: frozenset[str]
    name: Name


@dataclass(frozen=True)
class Lexicon:
    """Hold every name by the ways in which it is looked up. Immutable once built."""

    written: Mapping[Key, Name]
    stems: Mapping[str, Mapping[Key, Name]]

    @cached_property
    def joined(self) -> Mapping[str, Name]:
        """Return names by their letters alone, so that *clean room* is cleanroom."""
        found: dict[str, Name] = {}
        for key, name in self.written.items():
            letters = "".join(key)
            if len(key) <= 3 and len(letters) >= SHORTEST_JOINED and not name.capitals:
                found.setdefault(letters, name)
        return found

    @cached_property
    def words(self) -> Mapping[str, frozenset[str]]:
        """Return per language the words that names are made of."""
        found: dict[str, set[str]] = {lang: set() for lang in LABEL_LANGUAGES}
        for key, name in self.written.items():
            for lang in name.langs:
                found[lang].update(key)
        return {lang: frozenset(words) for lang, words in found.items()}

    @cached_property
    def stem_words(self) -> Mapping[str, frozenset[str]]:
        """Return per language the stems that names are made of."""
        return {lang: frozenset(stem for key in keys for stem in key) for lang, keys in self.stems.items()}

    @cached_property
    def every_word(self) -> frozenset[str]:
        """Return the words of all languages."""
        return frozenset().union(*self.words.values())

    @cached_property
    def spellings(self) -> Mapping[str, Spellings]:
        """Return per language the words that a misspelt one may stand for."""
        return {lang: spellings(words) for lang, words in self.words.items()}

    @cached_property
    def longest(self) -> Mapping[str, int]:
        """Return the number of words of the longest name that begins with a word."""
        return _longest(self.written)

    @cached_property
    def longest_stems(self) -> Mapping[str, Mapping[str, int]]:
        """Return the same for stems, per language."""
        return {lang: _longest(keys) for lang, keys in self.stems.items()}

    @cached_property
    def phrases(self) -> Mapping[str, Mapping[str, tuple[Phrase, ...]]]:
        """Return per language, by its rarest stem, every name of two to six stems."""
        return {lang: _by_rarest(keys) for lang, keys in self.stems.items()}

    def complete(self) -> "Lexicon":
        """Work out every table now, so that no text has to wait for it."""
        for table in (self.joined, self.every_word, self.stem_words, self.spellings, self.longest, self.longest_stems):
            len(table)
        len(self.phrases)
        return self


def build_lexicon(concepts: Iterable[SkillLabels]) -> Lexicon:
    """Arrange the names of these concepts; the first to bear a name keeps it, curated ones before others."""
    ordered = sorted(concepts, key=lambda concept: not concept.curated)
    written: dict[Key, Name] = {}
    stems: dict[str, dict[Key, Name]] = {lang: {} for lang in LABEL_LANGUAGES}
    for concept in ordered:
        for lang, label in _names(concept):
            _add(written, stems, Name(concept.id, frozenset((lang,)), concept.curated, label))
    for owner, lang, label in _further_names(written):
        _add(written, stems, owner._replace(langs=frozenset((lang,)), label=label, added=True))
    return Lexicon(written, stems).complete()


def _names(concept: SkillLabels) -> Iterator[tuple[str, str]]:
    for lang, labels in concept.labels.items():
        for name in names_of(labels):
            yield lang, name


def _further_names(written: Mapping[Key, Name]) -> list[tuple[Name, str, str]]:
    """Return what the abbreviations add: each group belongs to the first concept that bears one of its names."""
    added = []
    for group in abbreviation_groups():
        owners = (written.get(folded_words(name)) for _, name in group)
        owner = next((owner for owner in owners if owner is not None and not owner.added), None)
        if owner is not None:
            added += [(owner, lang, name) for lang, name in group]
    return added


def _add(written: dict[Key, Name], stems: Mapping[str, dict[Key, Name]], name: Name) -> None:
    """Enter a name that stands in one language under its words and under their stems."""
    (lang,), label = name.langs, name.label
    key = folded_words(label)
    if not key or len(key) > LONGEST_LABEL:
        return
    name = name._replace(capitals=_capitals(label, lang) if len(key) == 1 else "", comma="," in label)
    written[key] = _joint(written.get(key), name)
    stemmed = tuple(stem for word in key if (stem := stem_of(word, lang)))
    if not name.capitals and (len(stemmed) > 1 or len(stemmed) == len(key)):  # "out of specification" is no "specific"
        stems[lang][stemmed] = _joint(stems[lang].get(stemmed), name)


def _capitals(label: str, lang: str) -> str:
    """Tell whether a single word is an abbreviation or a name; German writes every noun with a capital."""
    if ABBREVIATION.match(label):
        return "abbreviation"
    return "proper" if lang != "de" and label[0].isupper() and not label.isupper() else ""


def _joint(first: Name | None, name: Name) -> Name:
    if first is None:
        return name
    if first.skill_id != name.skill_id:
        return first._replace(shared=first.shared or (first.curated == name.curated and not name.added))
    return first._replace(
        langs=first.langs | name.langs,
        capitals=first.capitals if name.capitals else "",
        comma=first.comma and name.comma,
        added=first.added and name.added,
    )


def _longest(keys: Iterable[Key]) -> dict[str, int]:
    found: dict[str, int] = {}
    for key in keys:
        found[key[0]] = max(len(key), found.get(key[0], 0))
    return found


def _by_rarest(keys: Mapping[Key, Name]) -> dict[str, tuple[Phrase, ...]]:
    phrases = [Phrase(frozenset(key), name) for key, name in keys.items() if 2 <= len(set(key)) <= LONGEST_PHRASE]
    number: dict[str, int] = {}
    for phrase in phrases:
        for stem in phrase.stems:
            number[stem] = number.get(stem, 0) + 1
    found: dict[str, list[Phrase]] = {}
    for phrase in phrases:
        found.setdefault(min(phrase.stems, key=lambda stem: (number[stem], stem)), []).append(phrase)
    return {stem: tuple(listed) for stem, listed in found.items()}
