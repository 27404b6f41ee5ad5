"""Which fields of the matcher a run compares: all of them, or some for speed."""

from collections.abc import Sequence
from dataclasses import replace

from talentmatch.engine import FIELDS, Settings, present_settings
from talentmatch.errors import InvalidData
from talentmatch.i18n import N_


def settings_of(names: Sequence[str]) -> Settings:
    """Return the settings in which these fields share the weight of all, so that scores keep their scale.

    None named: the settings of the product. Raise InvalidData for a name that is no field here.
    """
    present = present_settings()
    if not names:
        return present
    known = {field.name: field for field in present.fields}
    for name in names:
        if name not in known:
            raise InvalidData(
                N_("%(name)s is no field here; the fields are %(known)s."), name=name, known=", ".join(known)
            )
    kept = [field for field in FIELDS if field.name in set(names)]
    up, across_up = (1 / (sum(weights) or 1) for weights in zip(*((f.weight, f.across) for f in kept), strict=True))
    fields = tuple(replace(f, weight=f.weight * up, across=f.across * across_up) for f in kept)
    return Settings(fields, present.encoder if any(field.of_meaning for field in fields) else None)
