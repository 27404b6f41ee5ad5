"""What is wrong in a file: where it stands, what it is, and how to mend it."""

from dataclasses import dataclass, field
from typing import Any

from talentmatch.errors import InvalidData
from talentmatch.i18n import N_, gettext, ngettext


@dataclass(frozen=True)
class Fault:
    """One fault. ``message`` is a msgid with ``%(name)s`` fields; ``line`` counts from 1, the header being line 1.

    ``near`` is the valid value that comes nearest to what stands there.
    """

    file: str
    message: str
    line: int | None = None
    column: str | None = None
    values: dict[str, Any] = field(default_factory=dict)
    shown: str | None = None
    near: str | None = None

    def text(self) -> str:
        """Return the fault in the current language, place first."""
        place = [self.file]
        if self.line is not None:
            place.append(gettext(N_("line %(line)s"), line=self.line))
        if self.column is not None:
            place.append(gettext(N_("column %(column)s"), column=self.column))
        return gettext(N_("%(place)s: %(fault)s"), place=", ".join(place), fault=self.remedy())

    def remedy(self) -> str:
        """Return what is wrong and how to mend it, in the current language, without the place."""
        quoted = f"{self.shown!r} " if self.shown else ""
        fault = quoted + gettext(self.message, **self.values)
        return gettext(N_("%(fault)s; did you mean %(near)s?"), fault=fault, near=self.near) if self.near else fault


class FaultyFiles(InvalidData):
    """Carry every fault found in the files; nothing was stored."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__(N_("The files hold faults; nothing was stored."))
        self.faults = faults

    def text(self) -> str:
        """Return the number of faults and then each on a line of its own."""
        head = ngettext(
            "%(num)s fault found; nothing was stored:", "%(num)s faults found; nothing was stored:", len(self.faults)
        )
        return "\n".join([head, *(f"  {fault.text()}" for fault in self.faults)])
