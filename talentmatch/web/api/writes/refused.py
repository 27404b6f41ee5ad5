"""What a service refuses of a record, as a problem that names each part of the body."""

from collections.abc import Iterator
from contextlib import contextmanager

from talentmatch.catalogue.faults import FaultyFields
from talentmatch.errors import InvalidData
from talentmatch.web.api.faults import RefusedRequest, Unprocessable
from talentmatch.web.api.problems import Fault


@contextmanager
def named_by_field() -> Iterator[None]:
    """Raise Unprocessable for what a service refuses within the block, with a pointer to each field."""
    try:
        yield
    except RefusedRequest:
        raise
    except FaultyFields as error:
        faults = [Fault(fault.text(), pointer=f"/{fault.field}" if fault.field else "") for fault in error.faults]
        raise Unprocessable(faults) from error
    except InvalidData as error:
        raise Unprocessable([Fault(error.text(), pointer="")]) from error
