"""From the answers to a few questions to ordinary filters of the search and to kinds of job."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from sqlmodel import Session

from talentmatch.matching.live_index import Loaded
from talentmatch.matching.places import Area
from talentmatch.matching.search import EVERYWHERE, SearchRequest, search
from talentmatch.models import codes

LIKES = ("hands", "lab", "machines", "numbers", "people", "order")
AVOIDED = ("shifts", "cleanroom", "desk")
STUDIES = ("basic", "secondary", "bachelor", "master")  # from the least to the most
TIMES = {  # the kinds of offer for which there is time; none: for every kind
    "weeks": frozenset({"course", "training_line"}),
    "months": frozenset({"course", "training_line", "programme"}),
    "years": frozenset[str](),
}
CHOICES: Mapping[str, tuple[str, ...]] = {
    "region": ("flanders", "wallonia", "brussels"),
    "language": codes.LANGUAGE_CODES,
    "like": LIKES,
    "avoid": AVOIDED,
    "study": STUDIES,
    "time": tuple(TIMES),
    "audience": ("jobseeker", "employee", "student", "school_pupil"),
}
DROPPED_FIRST = ("kind", "audience", "where", "region", "language")  # what somebody can give up most easily, first
FILTERS = ("region", "language", "audience")  # answers that are filters of the search as they stand


@dataclass(frozen=True)
class Traits:
    """What a kind of job is like: what one does in it, what comes with it, the schooling that it often asks."""

    likes: frozenset[str]
    comes_with: frozenset[str]
    study: str


def _traits(likes: str, comes_with: str, study: str) -> Traits:
    return Traits(frozenset(likes.split()), frozenset(comes_with.split()), study)


# Our own judgement of what is usual, in the light of the job profiles that we hold.
FAMILY_TRAITS: Mapping[str, Traits] = {
    "production_operator": _traits("hands machines", "shifts cleanroom", "secondary"),
    "aseptic_filling_operator": _traits("hands machines order", "shifts cleanroom", "secondary"),
    "packaging_operator": _traits("hands machines", "shifts", "basic"),
    "production_management": _traits("people order", "shifts", "bachelor"),
    "process_engineer": _traits("machines numbers", "", "master"),
    "qc_analyst": _traits("lab order numbers", "", "bachelor"),
    "lab_technician": _traits("lab hands", "", "bachelor"),
    "microbiologist": _traits("lab order", "cleanroom", "bachelor"),
    "qa": _traits("order people", "desk", "bachelor"),
    "validation_cqv": _traits("machines order numbers", "", "bachelor"),
    "maintenance_technician": _traits("hands machines", "shifts", "secondary"),
    "automation_engineer": _traits("machines numbers", "", "bachelor"),
    "mes_digital_data": _traits("numbers", "desk", "bachelor"),
    "supply_chain_logistics": _traits("hands order people", "shifts", "basic"),
    "cell_gene_therapy": _traits("lab hands order", "shifts cleanroom", "bachelor"),
    "rd_scientist": _traits("lab numbers", "", "master"),
    "clinical_medical": _traits("people order", "desk", "master"),
    "regulatory_affairs": _traits("order", "desk", "master"),
    "project_management": _traits("people numbers", "desk", "bachelor"),
    "ehs": _traits("people order", "", "bachelor"),
    "sustainability_water_energy": _traits("machines numbers", "", "secondary"),
}


@dataclass(frozen=True)
class Answers:
    """What was answered, by the names of CHOICES, and a town or region by its name; nothing for what was skipped."""

    chosen: Mapping[str, frozenset[str]] = field(default_factory=dict)
    where: str = ""


@dataclass(frozen=True)
class Families:
    """Kinds of job: those that suit, those that suit but often ask more study, those left out for what comes along."""

    suiting: tuple[str, ...]
    demanding: tuple[str, ...]
    left_out: tuple[str, ...]


@dataclass(frozen=True)
class Looser:
    """A search without some of its filters, and how much it finds; ``where`` stands for the place."""

    without: tuple[str, ...]
    request: SearchRequest
    total: int


@dataclass(frozen=True)
class Offers:
    """The search that the answers lead to, how much it finds, and where.

    looser: what is found with fewer filters, when the search finds nothing.
    """

    request: SearchRequest
    total: int
    area: Area | None
    looser: tuple[Looser, ...]


def search_of(answers: Answers) -> SearchRequest:
    """Return the answers as an ordinary search; what is online or for the whole country stays in every region."""
    chosen = {name: answers.chosen[name] for name in FILTERS if name in answers.chosen}
    if "region" in chosen:
        chosen["region"] |= frozenset(EVERYWHERE)
    kinds = frozenset[str]().union(*(TIMES[time] for time in answers.chosen.get("time", ())))
    return SearchRequest(where=answers.where, chosen={**chosen, "kind": kinds} if kinds else chosen)


def families_of(answers: Answers) -> Families:
    """Return the kinds of job by the answers, those with most of what is liked first; all of them without an answer."""
    likes, avoided = (answers.chosen.get(name, frozenset()) for name in ("like", "avoid"))
    liked = {
        name: len(traits.likes & likes) for name, traits in FAMILY_TRAITS.items() if traits.likes & likes or not likes
    }
    ordered = sorted(liked, key=lambda name: (-liked[name], codes.FAMILIES.index(name)))
    kept = [name for name in ordered if not FAMILY_TRAITS[name].comes_with & avoided]
    within = [name for name in kept if _asks_no_more(FAMILY_TRAITS[name].study, answers.chosen.get("study"))]
    return Families(
        tuple(within),
        tuple(name for name in kept if name not in within),
        tuple(name for name in ordered if name not in kept),
    )


def _asks_no_more(study: str, had: frozenset[str] | None) -> bool:
    return not had or STUDIES.index(study) <= max(map(STUDIES.index, had))


def count_offers(session: Session, loaded: Loaded, answers: Answers, lang: str) -> Offers:
    """Return what the search of the answers finds; when that is nothing, what it finds with fewer filters."""

    def found_by(request: SearchRequest) -> int:
        return search(session, loaded, request, lang).total

    request = search_of(answers)
    page = search(session, loaded, request, lang)
    return Offers(request, page.total, page.area, () if page.total else _looser(request, found_by))


def _looser(request: SearchRequest, found_by: Callable[[SearchRequest], int]) -> tuple[Looser, ...]:
    """Return the search without each one of its filters; where no single one helps, without as few as it takes."""
    names = [name for name in DROPPED_FIRST if name in request.chosen or (name == "where" and request.where)]
    single = [(name,) for name in names]
    several = [tuple(names[:size]) for size in range(2, len(names) + 1)]
    found = [item for item in _dropped(request, single, found_by) if item.total]
    return tuple(found) or tuple(item for item in _dropped(request, several, found_by) if item.total)[:1]


def _dropped(
    request: SearchRequest, without: Iterable[tuple[str, ...]], found_by: Callable[[SearchRequest], int]
) -> Iterator[Looser]:
    for names in without:
        kept = {name: values for name, values in request.chosen.items() if name not in names}
        looser = replace(request, chosen=kept, where="" if "where" in names else request.where)
        yield Looser(names, looser, found_by(looser))
