"""What tuning chose, as a value or a table."""

from dataclasses import dataclass

from talentmatch.evaluation.report import aligned, compared
from talentmatch.evaluation.significance import Comparison

Parts = tuple[float, ...]  # one for each field


@dataclass(frozen=True)
class Tuned:
    """Hold the choice for one relation of languages, in parts of a total.

    folds: what was chosen without each fold of queries. now, fitted: the mean nDCG@10 of the present weights, and of
    the chosen ones on the very queries they were chosen on. gain: what each query reaches with weights that were chosen
    without it, against now. silent: fields that say nothing about these sets, so that nothing is learnt about them.
    """

    fields: tuple[str, ...]
    sets: tuple[str, ...]
    queries: int
    present: Parts
    chosen: Parts
    folds: tuple[Parts, ...]
    now: float
    fitted: float
    gain: Comparison
    silent: tuple[str, ...]

    def table(self) -> str:
        """Return the choice as a table in plain text, one line per field."""
        rows = [["field", "now", "chosen", "without each fold of the queries"]]
        for at, name in enumerate(self.fields):
            found = [share(parts)[at] for parts in (self.present, self.chosen, *self.folds)]
            note = "says nothing here; kept" if name in self.silent else "  ".join(f"{of:.2f}" for of in found[2:])
            rows.append([name, f"{found[0]:.3f}", f"{found[1]:.3f}", note])
        return "\n".join([*aligned(rows), *self.told()])

    @property
    def spread(self) -> float:
        """Return the largest difference between what two folds choose for one field, as a share of all weights."""
        return float(max(max(of) - min(of) for of in zip(*map(share, self.folds), strict=True)))

    def told(self) -> list[str]:
        """Return in sentences what the choice is worth."""
        gain = self.gain
        return [
            f"mean nDCG@10 now {self.now:.4f}; chosen, on the queries it was chosen on, {self.fitted:.4f}",
            f"cross-validated {self.now + gain.difference:.4f}: {compared(gain)} against now",
            "so take the chosen weights" if gain.low > 0 else "so keep the weights of now: the gain may be chance",
            f"between the folds no weight differs by more than {self.spread:.3f}",
        ]


def share(parts: Parts) -> list[float]:
    """Return weights that add up to one."""
    return [part / sum(parts) for part in parts]
