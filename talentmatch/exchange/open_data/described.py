"""What each part of the open data holds, in the words of the pages."""

from collections.abc import Iterator
from dataclasses import dataclass

from talentmatch.i18n import LANGUAGES, N_, gettext, use_language


@dataclass(frozen=True)
class Described:
    """A title and a sentence, as msgids."""

    title_msgid: str
    text_msgid: str

    def title(self) -> str:
        """Return the title in the language in use."""
        return gettext(self.title_msgid)

    def text(self) -> str:
        """Return the sentence in the language in use."""
        return gettext(self.text_msgid)


PARTS = {
    "programmes": Described(
        N_("Programmes"),
        N_("What is taught, from short courses to degrees, with language, place, duration and cost as far as known."),
    ),
    "course_instances": Described(
        N_("Dates of programmes"), N_("The dated groups of a programme, as exactly as the source says.")
    ),
    "providers": Described(
        N_("Who teaches"), N_("Training centres, schools and universities with their former and other names.")
    ),
    "programme_skills": Described(
        N_("Skills that programmes teach"), N_("Which programme teaches which skill, with the words that say so.")
    ),
    "job_profiles": Described(
        N_("Job profiles"),
        N_("What jobs ask for: examples of demand on a date, and occupations. None is an open post."),
    ),
    "profile_skills": Described(
        N_("Skills that jobs ask for"), N_("Which job profile asks for which skill, with the words that say so.")
    ),
    "skills": Described(
        N_("Skills"), N_("The vocabulary that joins both sides, in Dutch, French, English and German.")
    ),
    "companies": Described(N_("Companies"), N_("Employers whose job profile or need stands on a page of this site.")),
    "needs": Described(
        N_("Needs of companies"),
        N_("Skills that companies lack now and tell everybody about, exactly as the pages show them."),
    ),
    "need_skills": Described(N_("Skills of these needs"), N_("Which need asks for which skill.")),
    "places": Described(
        N_("Places"), N_("The towns that the other tables name, with the coordinates of their centre.")
    ),
    "sector_figures": Described(
        N_("Figures about the sector"), N_("Published figures on jobs and training, each with its year and sources.")
    ),
    "shortage_occupations": Described(
        N_("Shortage occupations"), N_("Jobs that the public employment services named as hard to fill.")
    ),
    "skills-vocabulary": Described(
        N_("Skills as linked data"), N_("The vocabulary in SKOS, with the concepts of ESCO that mean the same.")
    ),
    "learning-opportunities": Described(
        N_("Programmes as linked data"),
        N_("What is offered as learning opportunities of the European Learning Model 3."),
    ),
}
CATALOGUE = Described(
    N_("Training and demand in the life sciences in Belgium"),
    N_("What is taught for jobs in pharma and biotech in Belgium, what these jobs ask for, the skills that join both."),
)


def described(name: str) -> Described:
    """Return what a part of the open data holds; raise KeyError for one that there is not."""
    return PARTS[name]


def in_each_language(msgid: str) -> Iterator[tuple[str, str]]:
    """Yield a message with its language, in every language of the pages."""
    for lang in LANGUAGES:
        with use_language(lang):
            yield lang, gettext(msgid)
