"""What may come in for a webhook: an address of a public site, and of which kinds its messages are."""

from typing import Annotated

from pydantic import AfterValidator, Field

from talentmatch.catalogue.links.addresses import UnsafeAddress, is_address, is_public, read_address
from talentmatch.i18n import N_
from talentmatch.models.input_types import Input, RequiredUrl, Told, each_of, refusal
from talentmatch.models.webhook import WEBHOOK_KINDS

NOT_PUBLIC = N_("is not the address of a public site on port 80 or 443; give one that the internet reaches")
# What is told to programs; a name of other letters than these is taken too, in the form of its registry (xn--).
PUBLIC = r"^\s*https?://([A-Za-z0-9]([A-Za-z0-9-]{0,20}[A-Za-z0-9])?\.){1,8}[A-Za-z]{2,20}(:(80|443))?(/[!-~]*)?\s*$"
NO_KIND = N_("are needed; choose at least one kind of message")


def _public(value: str) -> str:
    try:
        host = read_address(value).host
    except UnsafeAddress:
        raise refusal(NOT_PUBLIC) from None
    if is_address(host) and not is_public(host):
        raise refusal(NOT_PUBLIC)
    return value


def _some(values: list[str]) -> list[str]:
    if not values:
        raise refusal(NO_KIND)
    return [kind for kind in WEBHOOK_KINDS if kind in values]


class KindsInput(Input):
    """The kinds of messages, in their own order and each once."""

    kinds: Annotated[
        list[str],
        Field(max_length=100),
        each_of(WEBHOOK_KINDS),
        AfterValidator(_some),
        Told("minItems", 1),
    ]


class WebhookInput(KindsInput):
    """An address and the kinds of its messages; what its name leads to is looked at whenever something is sent."""

    address: Annotated[RequiredUrl, AfterValidator(_public), Told("pattern", PUBLIC)]
