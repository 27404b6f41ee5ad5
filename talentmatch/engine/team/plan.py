"""From what a team lacks to the courses to book, and how many seats in each."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from talentmatch.engine.team.seats import SeatProgram

HUNDREDTHS = 100  # hours and euros are compared and added as whole hundredths
TIME_LIMIT = 3.0  # seconds
TIES = 2  # of the criteria below, the last ones: what is doubtful, and the order


@dataclass(frozen=True)
class Course:
    """A programme that may be booked; hours and euros of one seat, None where they are not known.

    doubtful: nobody can count on it, as it was only announced, or is no course of its own.
    """

    id: str
    skills: Set[str]
    hours: float | None = None
    euros: float | None = None
    doubtful: bool = False


@dataclass(frozen=True)
class Seats:
    """So many people take a course; teaches: the missing skills that they learn."""

    course: Course
    people: int
    teaches: tuple[str, ...]


@dataclass(frozen=True)
class TrainingPlan:
    """The plan: its courses by identifier, and its sums of all seats whose hours (euros) are known.

    unknown_hours, unknown_euros: the courses for which they are not. uncovered: missing skills that no course teaches.
    proven: no other plan has fewer hours, seats or euros, in this order. gap: else, how far the first of these that is
    not proven may be from the best, as a share of its own value.
    """

    booked: tuple[Seats, ...]
    uncovered: tuple[str, ...]
    proven: bool
    gap: float

    @property
    def seats(self) -> int:
        """Return the number of all seats."""
        return sum(one.people for one in self.booked)

    @property
    def hours(self) -> float:
        """Return the hours of all people together, as far as they are known."""
        return sum(one.people * _hundredths(one.course.hours) for one in self.booked) / HUNDREDTHS

    @property
    def euros(self) -> float:
        """Return the cost of all seats, as far as it is known."""
        return sum(one.people * _hundredths(one.course.euros) for one in self.booked) / HUNDREDTHS

    @property
    def unknown_hours(self) -> tuple[str, ...]:
        """Return the courses whose hours are not known."""
        return tuple(one.course.id for one in self.booked if one.course.hours is None)

    @property
    def unknown_euros(self) -> tuple[str, ...]:
        """Return the courses whose cost is not known."""
        return tuple(one.course.id for one in self.booked if one.course.euros is None)


def find_plan(missing: Mapping[str, int], courses: Sequence[Course], *, seconds: float = TIME_LIMIT) -> TrainingPlan:
    """Return the plan that teaches every missing skill to as many people as lack it, if any course teaches it.

    missing: people by skill. The best plan has, in this order: the fewest seats whose hours are not known, so that an
    unknown number is never taken for a small one; the fewest hours; the fewest seats; the fewest seats whose cost is
    not known; the least cost; the fewest seats in doubtful courses; and of equals the courses that come first.
    """
    lacking = {skill: people for skill, people in sorted(missing.items()) if people > 0}
    useful = _best_of_equals([one for one in courses if one.skills & lacking.keys()], lacking)
    taught = {skill for one in useful for skill in one.skills}
    coverable = {skill: people for skill, people in lacking.items() if skill in taught}
    uncovered = tuple(skill for skill in lacking if skill not in taught)
    if not coverable:
        return TrainingPlan((), uncovered, True, 0.0)
    program = SeatProgram([one.skills & coverable.keys() for one in useful], coverable)
    found = program.solve(_criteria(useful), ties=TIES, seconds=seconds)
    booked = tuple(
        Seats(one, people, tuple(sorted(one.skills & coverable.keys())))
        for one, people in zip(useful, found.seats, strict=True)
        if people
    )
    return TrainingPlan(booked, uncovered, found.proven, found.gap)


def _best_of_equals(courses: Sequence[Course], lacking: Mapping[str, int]) -> list[Course]:
    """Return the best of the courses that teach the same of what is missing, by identifier.

    Every seat in another one of them could be moved to it, and the plan would be better by the same criteria.
    """
    best: dict[Set[str], Course] = {}
    for one in sorted(courses, key=_worth):
        best.setdefault(frozenset(one.skills & lacking.keys()), one)
    return sorted(best.values(), key=lambda one: one.id)


def _worth(course: Course) -> tuple[bool, int, bool, int, bool, str]:
    euros = (course.euros is None, _hundredths(course.euros))
    return course.hours is None, _hundredths(course.hours), *euros, course.doubtful, course.id


def _criteria(courses: Sequence[Course]) -> list[list[int]]:
    return [
        [one.hours is None for one in courses],
        [_hundredths(one.hours) for one in courses],
        [1 for _ in courses],
        [one.euros is None for one in courses],
        [_hundredths(one.euros) for one in courses],
        [one.doubtful for one in courses],
        list(range(len(courses))),
    ]


def _hundredths(amount: float | None) -> int:
    return round((amount or 0) * HUNDREDTHS)
