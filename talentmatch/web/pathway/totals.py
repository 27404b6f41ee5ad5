"""The totals and the proof of a way in words; what is not known is never passed off as nothing."""

from collections.abc import Callable, Mapping

from talentmatch.engine.pathway import Total
from talentmatch.i18n import gettext as _
from talentmatch.i18n import ngettext
from talentmatch.matching.pathway import Way
from talentmatch.web.formats import local_euros, local_list, local_number, local_percent
from talentmatch.web.pathway.steps import kilometres
from talentmatch.web.shown import programme_title


def total_texts(way: Way) -> dict[str, str]:
    """Return the totals by what they count, distances only when a town was named; empty without a step."""
    if not way.steps:
        return {}
    texts = amount_texts(way)
    named = {_("Hours"): texts["hours"], _("Cost"): texts["euros"]}
    return named | ({_("Distances, one way"): texts["km"]} if "km" in texts else {})


def amount_texts(way: Way) -> dict[str, str]:
    """Return the total of each amount by its code; distances only when a town was named."""
    writers: Mapping[str, Callable[[float], str]] = {"hours": local_number, "euros": _euros, "km": kilometres}
    return {name: _total(way, way.totals[name], write) for name, write in writers.items() if name in way.totals}


def unknown_texts(way: Way) -> dict[str, str]:
    """Return the programmes for which a total lacks its amount, by what it counts; nothing where all or none do."""
    titles = {step.card.programme.id: programme_title(step.card).main.text for step in way.steps}
    labels = {"hours": _("Hours"), "euros": _("Cost"), "km": _("Distances, one way")}
    return {
        labels[name]: local_list(titles[programme] for programme in total.unknown)
        for name, total in way.totals.items()
        if 0 < len(total.unknown) < len(way.steps)
    }


def _total(way: Way, total: Total, written: Callable[[float], str]) -> str:
    if way.steps and len(total.unknown) == len(way.steps):
        return _("not known")
    if not total.unknown:
        return written(total.known)
    return ngettext(
        "%(known)s, and %(num)s programme for which it is not known",
        "%(known)s, and %(num)s programmes for which it is not known",
        len(total.unknown),
        known=written(total.known),
    )


def _euros(amount: float) -> str:
    return local_euros(amount) if amount else _("free")


def proof_text(way: Way) -> str:
    """Return whether the way is proven the best."""
    if way.proven:
        return _("Proven: no other choice of programmes does better.")
    share = local_percent(round(way.gap, 2))
    return _("Not proven in the time there is: a better way may exist, by at most %(share)s.", share=share)
