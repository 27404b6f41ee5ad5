"""The language steps of a way in words, with the courses of the catalogue that teach the language."""

from collections.abc import Iterable
from dataclasses import dataclass

from talentmatch.i18n import LocalText
from talentmatch.matching.pathway import LanguageStep
from talentmatch.web.shown import programme_title


@dataclass(frozen=True)
class LanguageCourse:
    """A course that teaches a language."""

    id: str
    title: LocalText
    provider: str


@dataclass(frozen=True)
class LanguageView:
    """A language step with the courses for it."""

    step: LanguageStep
    courses: tuple[LanguageCourse, ...]


def language_views(steps: Iterable[LanguageStep]) -> list[LanguageView]:
    """Return the language steps as a page shows them."""
    return [
        LanguageView(
            step,
            tuple(
                LanguageCourse(card.programme.id, programme_title(card).main, card.provider.name)
                for card in step.courses
            ),
        )
        for step in steps
    ]
