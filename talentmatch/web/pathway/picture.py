"""The picture of a way: where everything stands, worked out before the template draws it.

One unit is one pixel at the usual size of text. Text cannot break by itself in a picture, so it is broken here.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from textwrap import wrap

from talentmatch.i18n import LocalText, ngettext
from talentmatch.i18n import gettext as _
from talentmatch.matching.pathway import Ways
from talentmatch.web.names import name_of, sentence
from talentmatch.web.shown import plain, programme_title
from talentmatch.web.wishes import Goal

WIDTH = 300
TEXT_X = 50
LETTERS = 26  # of a line, with the widest of the usual letters
MOST_LINES = 3
LINE = 20
BEAD = 17
BEADS_A_ROW = (WIDTH - TEXT_X) // BEAD
SPACE = 24  # between two stops
TOP = 20


@dataclass(frozen=True)
class Line:
    """A line of text at a height; ``quiet``: smaller, beside the name."""

    text: str
    lang: str
    y: int
    quiet: bool = False


@dataclass(frozen=True)
class Dot:
    """A bead at a place, ``small`` for an optional skill.

    state: ``taught`` by this step, ``held`` by then, to come ``later``, or open because ``nobody`` teaches it.
    """

    x: int
    y: int
    state: str
    small: bool


@dataclass(frozen=True)
class Stop:
    """A place on the line: ``start``, ``language``, ``step``, ``open`` or ``goal``."""

    kind: str
    y: int
    mark: str
    lines: tuple[Line, ...]
    dots: tuple[Dot, ...]
    bottom: int


@dataclass(frozen=True)
class Picture:
    """The stops from top to bottom, and the same in words; ``sure``: how far down the line is whole."""

    stops: tuple[Stop, ...]
    sure: int
    height: int
    words: tuple[str, ...]


@dataclass(frozen=True)
class _Plan:
    """What a stop says, before it has a place."""

    kind: str
    name: LocalText
    note: str = ""
    mark: str = ""
    beads: tuple[tuple[str, bool], ...] = ()


def draw(ways: Ways, goal: Goal) -> Picture | None:
    """Return the picture of the chosen way; None for one without a step."""
    if not ways.chosen.steps:
        return None
    plans = list(_plans(ways, goal))
    stops: list[Stop] = []
    for plan in plans:
        stops.append(_placed(plan, stops[-1].bottom + SPACE if stops else TOP))
    sure = stops[-1].y if not ways.chosen.open else max(stop.y for stop in stops if stop.kind == "step")
    return Picture(tuple(stops), sure, stops[-1].bottom + TOP // 2, tuple(_words(plan) for plan in plans))


def _plans(ways: Ways, goal: Goal) -> Iterator[_Plan]:
    yield _start(ways, goal)
    for language in ways.languages:
        barrier = language.barrier
        named = _(
            "%(language)s, about level %(level)s", language=name_of("language", barrier.language), level=barrier.level
        )
        yield _Plan("language", plain(sentence(named)), _("a language step, named by us"))
    yield from _steps(ways, goal)
    if open_ := len(ways.chosen.open):
        yield _Plan("open", plain(ngettext("%(num)s skill stays open", "%(num)s skills stay open", open_)))
    yield _Plan("goal", goal.title)


def _start(ways: Ways, goal: Goal) -> _Plan:
    held = len(goal.asked) - len(ways.chosen.missing)
    name = (
        _("You can do %(held)s of %(total)s already", held=held, total=len(goal.asked)) if held else _("You start here")
    )
    missing = ngettext("%(num)s skill to learn", "%(num)s skills to learn", len(ways.chosen.missing))
    return _Plan("start", plain(name), missing, beads=(("held", False),) * held)


def _steps(ways: Ways, goal: Goal) -> Iterator[_Plan]:
    """Yield the steps, each with a bead for all that is to learn: from step to step more of them are filled."""
    essential = {item.skill.id for item in goal.asked if item.essential}
    added = [shown.skill.id for step in ways.chosen.steps for shown in step.adds]
    open_ = [skill.id for skill in ways.chosen.open]
    before = 0
    for number, step in enumerate(ways.chosen.steps, start=1):
        new = len(step.adds)
        states = (
            ["held"] * before + ["taught"] * new + ["later"] * (len(added) - before - new) + ["nobody"] * len(open_)
        )
        beads = tuple((state, name not in essential) for state, name in zip(states, added + open_, strict=True))
        adds = ngettext("adds %(num)s skill", "adds %(num)s skills", new)
        yield _Plan("step", programme_title(step.card).main, adds, str(number), beads)
        before += new


def _placed(plan: _Plan, y: int) -> Stop:
    """Return a stop with its name, its note and its beads below each other, from a height on."""
    names = broken(plan.name.text)
    lines = [Line(text, plan.name.lang, y + 5 + LINE * number) for number, text in enumerate(names)]
    bottom = lines[-1].y
    if plan.note:
        bottom += LINE - 1
        lines.append(Line(plan.note, plain("").lang, bottom, quiet=True))
    dots = tuple(_dots(plan.beads, bottom + BEAD - 1))
    return Stop(plan.kind, y, plan.mark, tuple(lines), dots, dots[-1].y + 6 if dots else bottom)


def _dots(beads: Iterable[tuple[str, bool]], top: int) -> Iterator[Dot]:
    for number, (state, small) in enumerate(beads):
        row, column = divmod(number, BEADS_A_ROW)
        yield Dot(TEXT_X + 7 + column * BEAD, top + row * BEAD, state, small)


def broken(text: str) -> Sequence[str]:
    """Return a text as at most MOST_LINES lines that fit the picture; an ellipsis stands for the rest."""
    return wrap(text, LETTERS, max_lines=MOST_LINES, placeholder="…") or [text[:LETTERS]]


def _words(plan: _Plan) -> str:
    """Return a stop in words, for the description of the picture."""
    number = f"{plan.mark}. " if plan.mark else ""
    return f"{number}{plan.name.text} ({plan.note})" if plan.note else number + plan.name.text
