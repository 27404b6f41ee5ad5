"""How much a program may ask: units in a minute, by token, else by network address; dear questions take more of them.

Every answer says how it stands by the headers RateLimit and RateLimit-Policy (draft-ietf-httpapi-ratelimit-headers).
"""

from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address, ip_network
from time import time

from flask import Flask, Response, current_app, g, request

from talentmatch.accounts.limits import Limit
from talentmatch.accounts.shared_limits import SharedLimits, Standing
from talentmatch.i18n import N_
from talentmatch.web.api.bearer import current_bearer
from talentmatch.web.api.refusals import Refusal
from talentmatch.web.context import current_runtime

MINUTE = 60
WRONG_TOKEN = 10  # units; 256 random bits are not guessed, but whoever tries shall not cost us more than others
LIMITS = "api_limits"


@dataclass(frozen=True)
class Told:
    """What the headers of an answer say."""

    policy: str
    limit: Limit
    standing: Standing


def prepare(app: Flask) -> None:
    """Make the buckets, and tell after every request how they stand."""
    app.extensions[LIMITS] = SharedLimits(app.extensions["talentmatch"].database.writing)
    app.after_request(tell)


def charge(units: int) -> None:
    """Take units for this request, from the token where one was sent; raise Refusal when there are not enough."""
    settings, bearer = current_runtime().settings, current_bearer()
    if bearer is None:
        policy, subject, times = "address", network_of(request.remote_addr or ""), settings.api_units
    else:
        policy, subject, times = "token", str(bearer.token_id), settings.api_token_units
    if not times:
        return
    limit, limits = Limit(f"api-{policy}", times, MINUTE), current_app.extensions[LIMITS]
    standing: Standing = limits.take(limit, subject, units=units, now=time())
    g.limits_told = Told(policy, limit, standing)
    if standing.wait:
        message = N_("Wait as long as the header Retry-After says.")
        raise Refusal(429, message, {"Retry-After": str(standing.wait)})


def network_of(address: str) -> str:
    """Return whom an address stands for: a household or site has 2^64 addresses of IPv6."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    return str(ip_network((found, 64), strict=False)) if isinstance(found, IPv6Address) else address


def tell(response: Response) -> Response:
    """Say in the headers what is left."""
    told: Told | None = g.get("limits_told")
    if told is not None:
        response.headers["RateLimit-Policy"] = f'"{told.policy}";q={told.limit.times};w={told.limit.seconds}'
        response.headers["RateLimit"] = f'"{told.policy}";r={told.standing.left};t={told.standing.reset}'
    return response
