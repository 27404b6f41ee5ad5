"""The product as the evaluation asks it: a question in, the identifiers of the ranked programmes out."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlmodel import Session

from talentmatch.catalogue.queries import list_programmes
from talentmatch.matching.live_index import Loaded
from talentmatch.matching.ranking import RankedProgramme
from talentmatch.matching.service import match_profile, match_text
from talentmatch.needs.queries import get_profile, load_profiles


@dataclass(frozen=True)
class AskedCatalogue:
    """Answer for the catalogue in a database, through the same services as the pages."""

    session: Session
    loaded: Loaded

    def programmes(self) -> set[str]:
        """Return the identifiers of all programmes."""
        return {programme.id for programme in list_programmes(self.session)}

    def profiles(self, number: int) -> list[str]:
        """Return at most this many job profiles, spread evenly over the families; thin ones say too little."""
        ids = [id_ for id_, card in load_profiles(self.session).items() if card.profile.detail_level != "thin"]
        number = min(number, len(ids))
        return [ids[at * len(ids) // number] for at in range(number)]

    def match_text(self, text: str, lang: str, top: int) -> list[str]:
        """Rank the programmes for a seeker's text on the pages of a language."""
        return _ids(match_text(self.session, self.loaded, text, lang=lang, top=top).ranked)

    def match_profile(self, profile_id: str, lang: str, top: int) -> list[str]:
        """Rank the programmes for a job profile on the pages of a language."""
        return _ids(match_profile(self.session, self.loaded, profile_id, lang=lang, top=top).ranked)

    def match_pasted(self, profile_id: str, lang: str, top: int) -> list[str]:
        """Rank the programmes for the title and description of a job profile in one language, pasted as a text."""
        profile = get_profile(self.session, profile_id).profile
        return self.match_text(
            f"{getattr(profile, f'title_{lang}')}\n{getattr(profile, f'description_{lang}')}", lang, top
        )


def _ids(ranked: Iterable[RankedProgramme]) -> list[str]:
    return [item.card.programme.id for item in ranked]
