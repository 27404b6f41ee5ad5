"""The ways in which a name may stand in a text; each yields candidates."""

from collections.abc import Iterator
from itertools import chain

from talentmatch.skills.linking.candidates import AND, Candidate
from talentmatch.skills.linking.certainty import confidence
from talentmatch.skills.linking.lexicon import LONGEST_LABEL, LONGEST_PHRASE, SHORTEST_JOINED, Key, Name, Phrase
from talentmatch.skills.linking.reading import Reading, parts_of
from talentmatch.skills.linking.words import LINKS, SHORTEST_PART, SHORTEST_TYPO, ordinary_words, stem_of

GAP = 2  # words that may stand between those of a phrase
SHORTEST_COMPOUND = 9  # letters
FARTHEST = LONGEST_PHRASE + GAP - 1


def find_candidates(reading: Reading) -> list[Candidate]:
    """Return everything that may be meant, overlaps and all."""
    found = chain(
        _written(reading),
        _stemmed(reading),
        _joined(reading),
        _phrases(reading),
        _compounds(reading),
        _hyphened(reading),
    )
    return [one for one in found if one.confidence > 0]


def _candidate(reading: Reading, positions: list[int] | range, name: Name, method: str) -> Candidate:
    first, last = positions[0], positions[-1]
    done = {reading.how[at] for at in positions} - {""}
    method = min(done) if done and method in ("label", "stem", "abbreviation") else method
    sure = confidence(reading, positions, name, method) if reading.together(first, last, name) else 0.0
    return Candidate(first, last, len(positions), name, method, sure)


def _written(reading: Reading) -> Iterator[Candidate]:
    words, lexicon = reading.words, reading.lexicon
    for at, word in enumerate(words):
        for size in range(min(lexicon.longest.get(word, 0), len(words) - at), 0, -1):
            if name := lexicon.written.get(tuple(words[at : at + size])):
                method = "abbreviation" if name.capitals == "abbreviation" or name.added else "label"
                yield _candidate(reading, range(at, at + size), name, method)


def _stemmed(reading: Reading) -> Iterator[Candidate]:
    for lang in reading.languages:
        stems, names, longest = reading.stems[lang], reading.lexicon.stems[lang], reading.lexicon.longest_stems[lang]
        places = [at for at, stem in enumerate(stems) if stem]
        for begin, at in enumerate(places):
            for size in range(longest.get(stems[at], 0), 0, -1):
                window = places[begin : begin + size]
                if len(window) < size or window[-1] - at >= LONGEST_LABEL:
                    continue
                if name := names.get(tuple(stems[place] for place in window)):
                    yield _candidate(reading, window, name, "stem")


def _joined(reading: Reading) -> Iterator[Candidate]:
    """Find cleanroom as clean room and the other way round."""
    words, lexicon = reading.words, reading.lexicon
    ordinary = ordinary_words(reading.lang)
    for at in range(len(words)):
        for size in range(1, min(3, len(words) - at) + 1):
            window = tuple(words[at : at + size])
            letters = "".join(window)
            if len(letters) < SHORTEST_JOINED or (size > 1 and not ordinary.isdisjoint(window)):
                continue
            if (name := lexicon.joined.get(letters)) and window not in lexicon.written:
                yield _candidate(reading, range(at, at + size), name, "spacing")


def _phrases(reading: Reading) -> Iterator[Candidate]:
    """Find the words of a name in another order, or with a few words in between."""
    for lang in reading.languages:
        phrases = reading.lexicon.phrases[lang]
        content = [(at, stem) for at, stem in enumerate(reading.stems[lang]) if stem]
        for place, (_, stem) in enumerate(content):
            around = {near for _, near in content[max(0, place - FARTHEST) : place + FARTHEST + 1]}
            for phrase in phrases.get(stem, ()):
                if phrase.stems <= around and (positions := _around(content, place, phrase)):
                    yield _elliptic(reading, positions, phrase) or _candidate(reading, positions, phrase.name, "phrase")


def _elliptic(reading: Reading, positions: list[int], phrase: Phrase) -> Candidate | None:
    """Return the half of *preventive and corrective maintenance* that has to borrow its other word, by that half."""
    first, last = positions[0], positions[-1]
    if len(positions) != 2 or last - first != 3 or not AND.isdisjoint(phrase.name.label.split()):
        return None
    alone = [first] if reading.words[first + 1] in AND else [last] if reading.words[last - 1] in AND else []
    return _candidate(reading, alone, phrase.name, "ellipsis") if alone else None


def _around(content: list[tuple[int, str]], place: int, phrase: Phrase) -> list[int]:
    """Return where the stems of a phrase stand around the rarest of them, [] when one is missing or too far."""
    reach = len(phrase.stems) + GAP - 1
    near: dict[str, int] = {}
    for at in range(max(0, place - reach), min(len(content), place + reach + 1)):
        stem = content[at][1]
        if stem in phrase.stems and (stem not in near or abs(at - place) < abs(near[stem] - place)):
            near[stem] = at
    if len(near) < len(phrase.stems) or max(near.values()) - min(near.values()) > reach:
        return []
    return sorted(content[at][0] for at in near.values())


def _compounds(reading: Reading) -> Iterator[Candidate]:
    lang, lexicon = reading.lang, reading.lexicon
    if lang not in LINKS:
        return
    for at, word in enumerate(reading.words):
        if len(word) < SHORTEST_COMPOUND or word in lexicon.words[lang]:
            continue
        if name := _name_in(parts_of(word, lang, lexicon), reading):
            yield _candidate(reading, range(at, at + 1), name, "compound")


def _hyphened(reading: Reading) -> Iterator[Candidate]:
    """Find celtherapie in *cel- en gentherapie*, by its own half."""
    words, written = reading.words, reading.lexicon.written
    if reading.lang not in LINKS:
        return
    for at in range(len(words) - 2):
        end = reading.tokens[at].end
        if reading.text[end : end + 1] != "-" or words[at + 1] not in AND:
            continue
        tails = (words[at + 2][cut:] for cut in range(1, len(words[at + 2]) - SHORTEST_PART + 1))
        name = next((name for tail in tails if (name := written.get((words[at] + tail,)))), None)
        if name is not None:
            yield _candidate(reading, [at], name, "ellipsis")


def _name_in(parts: Key, reading: Reading) -> Name | None:
    """Return the name that the parts carry: all of them, in either order, or one; the later part says more."""
    lexicon, names = reading.lexicon, reading.lexicon.stems[reading.lang]
    stems = tuple(stem for part in parts if (stem := stem_of(part, reading.lang)))
    if len(stems) > 1 and (name := names.get(stems) or names.get(stems[::-1])):
        return name
    for part in reversed(parts):
        if len(part) >= SHORTEST_TYPO and (name := lexicon.written.get((part,))) and reading.lang in name.langs:
            return name if not name.capitals else None
    return None
