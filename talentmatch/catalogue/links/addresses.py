"""Which addresses may be asked at all: public hosts over HTTP, at the very network address that was checked.

Whoever edits a record chooses the address, so it may name the machine itself or its neighbours; so may a redirect, or a
name server that answers differently the second time.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from ipaddress import IPv6Address, IPv6Network, ip_address
from urllib.parse import SplitResult, quote, urlsplit

PORTS = {"http": 80, "https": 443}
LONGEST = 2_000
HOST = re.compile(r"(?=.{4,253}\Z)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])\Z")
NUMBER = re.compile(r"(?:0x[0-9a-f]*|\d+)\Z")
UNSPEAKABLE = re.compile(r"[\x00-\x20\x7f\\]")
TRANSLATED = IPv6Network("64:ff9b::/32")  # holds an IPv4 address that may be private
SAFE_IN_PATH = "/%:@!$&'()*+,;=~-._"

Resolve = Callable[[str, int], Sequence[str]]


class UnsafeAddress(ValueError):
    """Say that an address must not be asked."""


@dataclass(frozen=True)
class Target:
    """An address taken apart: ``host`` in ASCII and lower case, ``path`` with its query, as it travels."""

    scheme: str
    host: str
    port: int
    path: str


def read_address(url: str) -> Target:
    """Return an address taken apart; raise UnsafeAddress for one that is not plainly that of a public site."""
    if len(url) > LONGEST or UNSPEAKABLE.search(url):
        raise UnsafeAddress("characters")
    try:
        parts = urlsplit(url)
        port = parts.port or PORTS.get(parts.scheme, 0)
    except ValueError as error:
        raise UnsafeAddress("not an address") from error
    if parts.scheme not in PORTS or port not in PORTS.values() or "@" in parts.netloc:
        raise UnsafeAddress("scheme, port or user")
    return Target(parts.scheme, host_of(parts), port, path_of(parts))


def host_of(parts: SplitResult) -> str:
    """Return the host of an address; raise UnsafeAddress for a number in disguise or a name without a domain."""
    name = (parts.hostname or "").rstrip(".")
    if is_address(name):
        return name
    try:
        host = name.encode("idna").decode("ascii").lower()
    except UnicodeError as error:
        raise UnsafeAddress("name") from error
    if NUMBER.match(host.rpartition(".")[2]) or not HOST.match(host):
        raise UnsafeAddress("name")
    return host


def path_of(parts: SplitResult) -> str:
    """Return path and query as they travel: in ASCII."""
    query = f"?{quote(parts.query, safe=SAFE_IN_PATH + '?')}" if parts.query else ""
    return (quote(parts.path, safe=SAFE_IN_PATH) or "/") + query


def is_address(text: str) -> bool:
    """Return whether a text is a network address in its usual form."""
    try:
        ip_address(text)
    except ValueError:
        return False
    return True


def public_address(target: Target, resolve: Resolve) -> str:
    """Return the network address of a target; raise UnsafeAddress when any that its name has is not public."""
    found = [target.host] if is_address(target.host) else list(resolve(target.host, target.port))
    if not found or not all(is_public(address) for address in found):
        raise UnsafeAddress("network")
    return found[0]


def is_public(text: str) -> bool:
    """Return whether a network address belongs to the internet at large."""
    if not is_address(text):
        return False
    address = ip_address(text)
    if isinstance(address, IPv6Address):
        wrapped = address.ipv4_mapped or address.sixtofour or address.teredo or address in TRANSLATED
        if wrapped or address.is_site_local:
            return False
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)
