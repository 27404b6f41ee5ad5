"""What both forms of the European Learning Model become: nodes with parts by name, whatever the prefixes were."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from talentmatch.exchange.faults import Fault, FaultyFiles
from talentmatch.i18n import N_

DEEPEST = 50
MOST_NODES = 500_000
TOO_DEEP = N_("is nested deeper than %(limit)s levels; ask the owner of the source for a plainer file")
TOO_MANY = N_("holds more than %(limit)s elements; split the file")


@dataclass(frozen=True, slots=True)
class Node:
    """A resource or a value; ``name`` and the names of its parts are local and without case.

    ``id``: its address, or that of the resource that it stands for. ``line``: where it begins in its file.
    """

    name: str
    line: int
    id: str = ""
    lang: str = ""
    text: str = ""
    parts: Mapping[str, tuple["Node", ...]] = field(default_factory=lambda: MappingProxyType({}))

    def all(self, *names: str) -> tuple["Node", ...]:
        """Return the parts of these names, in the order of the names."""
        return tuple(part for name in names for part in self.parts.get(name, ()))

    def first(self, *names: str) -> str:
        """Return the text of the first part of these names that has one, else nothing."""
        return next((part.text for part in self.all(*names) if part.text), "")

    @property
    def size(self) -> int:
        """Return the number of its parts."""
        return sum(map(len, self.parts.values()))

    @property
    def described(self) -> bool:
        """Return whether anything is said here; a node without stands for one that is described elsewhere."""
        return bool(self.parts)


def walk(node: Node) -> Iterator[Node]:
    """Yield a node and all within it, outer ones first."""
    yield node
    for parts in node.parts.values():
        for part in parts:
            yield from walk(part)


def local(name: str) -> str:
    """Return a name without prefix, namespace and case."""
    return name.rstrip("/#").replace("#", "/").replace(":", "/").rpartition("/")[2].casefold()


def refuse(file: str, message: str, line: int | None = None, **values: object) -> FaultyFiles:
    """Return the error that a file cannot be read, with the line."""
    return FaultyFiles([Fault(file, message, line, values=dict(values))])
