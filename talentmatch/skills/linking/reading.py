"""Read a text with the eyes of the lexicon: which word each word is, or stands for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from talentmatch.engine.inclusive import base_form
from talentmatch.engine.languages import stop_words
from talentmatch.engine.text import clean
from talentmatch.skills.linking.candidates import Candidate, FoundSkill
from talentmatch.skills.linking.lexicon import Lexicon, Name
from talentmatch.skills.linking.tokens import Token, fold, tokenise
from talentmatch.skills.linking.words import compound_parts, heads, mended, ordinary_words, stem_of

SHORT_QUERY_WORDS = 4
SHOUTED = 0.6  # share of words in capitals above which capitals say nothing


@dataclass(frozen=True)
class Reading:
    """A text as words that the lexicon may know; ``how`` names what was done to a word, "" for nothing."""

    text: str
    lang: str
    lexicon: Lexicon
    tokens: Sequence[Token]
    words: Sequence[str]
    how: Sequence[str]

    @property
    def languages(self) -> tuple[str, ...]:
        """Return the languages whose inflection is understood: that of the text, and English."""
        return tuple(dict.fromkeys((self.lang, "en")))

    @cached_property
    def stems(self) -> Mapping[str, list[str]]:
        """Return per language the stem of each word, "" for a stop word of that language or of the text."""
        stops = stop_words(self.lang)
        return {lang: ["" if word in stops else stem_of(word, lang) for word in self.words] for lang in self.languages}

    @cached_property
    def short(self) -> bool:
        """Tell whether this is a search of a few words, where nobody cares for capitals."""
        return len(self.tokens) <= SHORT_QUERY_WORDS

    @cached_property
    def shouted(self) -> bool:
        """Tell whether a longer text stands in capitals, which then tell no abbreviation from a word."""
        capitals = sum(token.written.isupper() for token in self.tokens)
        return not self.short and capitals > SHOUTED * len(self.tokens)

    def together(self, first: int, last: int, name: Name) -> bool:
        """Tell whether no punctuation parts these words; a name with a comma may have one."""
        begin, end = self.tokens[first], self.tokens[last]
        return begin.sentence == end.sentence if name.comma else begin.clause == end.clause

    def found(self, one: Candidate) -> FoundSkill:
        """Return a candidate with its span in the text."""
        start, end = self.tokens[one.first].start, self.tokens[one.last].end
        words = clean(self.text[start:end])
        return FoundSkill(one.name.skill_id, start, end, words, round(one.confidence, 2), one.method)


def read(text: str, lang: str, lexicon: Lexicon) -> Reading:
    """Cut a text into words and read those that the lexicon does not know as a word that it does."""
    tokens = tokenise(text)
    as_read = [_read_word(token, at == 0 or tokens[at - 1].sentence < token.sentence, lang, lexicon)
               for at, token in enumerate(tokens)]  # fmt: skip
    return Reading(text, lang, lexicon, tokens, [word for word, _ in as_read], [how for _, how in as_read])


def _read_word(token: Token, opening: bool, lang: str, lexicon: Lexicon) -> tuple[str, str]:
    """Return the word itself, its base form ("gender") or the word that it misspells ("typo")."""
    word = token.folded
    if len(word) < 6 or _is_known(word, lang, lexicon):
        return word, ""
    base = fold(base_form(token.written, lang))
    if base != word and base in lexicon.words[lang]:
        return base, "gender"
    if token.written.isupper() or (token.written[0].isupper() and not opening and lang != "de"):
        return word, ""  # the name of a person or a firm
    if parts_of(word, lang, lexicon):
        return word, ""
    mend = _mended(word, lang, lexicon) or _mended(word, "en", lexicon)
    return (mend, "typo") if mend else (word, "")


def _mended(word: str, lang: str, lexicon: Lexicon) -> str:
    return mended(word, lexicon.spellings[lang], partial(stem_of, lang=lang))


def _is_known(word: str, lang: str, lexicon: Lexicon) -> bool:
    if word in lexicon.every_word or word in ordinary_words(lang):
        return True
    return any(stem_of(word, code) in lexicon.stem_words[code] for code in (lang, "en"))


def parts_of(word: str, lang: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the parts of a compound that the lexicon knows; () when it is none."""
    known = lexicon.words[lang]
    return compound_parts(word, lang, lambda part: part in known or part in heads(lang))
