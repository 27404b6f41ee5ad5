"""A new record of each kind, and a change of one of its fields."""

from dataclasses import dataclass, field
from typing import Any

DAY = "2026-11-26"
SOURCE = "https://www.aptaskil.be/fr"


@dataclass(frozen=True)
class Sample:
    """A kind of record: its path, a new one without its identifier, and a field to change with its new value."""

    path: str
    table: str
    new: dict[str, Any] = field(hash=False)
    change: tuple[str, Any]

    def body(self, name):
        own = {field: f"{value} {name}" for field, value in self.new.items() if field.startswith("label_")}
        return {"id": name, **self.new, **own}


PROGRAMME = Sample(
    "programmes",
    "programme",
    {
        "provider_id": "aptaskil", "title": "Salle blanche", "title_lang": "fr", "title_status": "official",
        "record_type": "course", "status": "announced", "languages": ["fr"], "place_ids": ["seneffe"],
        "hours": 16, "source_url": SOURCE, "checked_on": DAY,
    },
    ("hours", 24.5),
)  # fmt: skip
SAMPLES = [
    PROGRAMME,
    Sample("providers", "provider", {"name": "Bio School", "website": "https://bio.example", "checked_on": DAY},
           ("name", "Bio School Gent")),
    Sample("course-instances", "course_instance",
           {"programme_id": "aptaskil-operateur-usp", "starts_on": "2027-03-01", "date_text": "2027-03-01",
            "date_precision": "day", "status": "planned", "checked_on": DAY},
           ("seats", 12)),
    Sample("skills", "skill",
           {"kind": "tool", "area": "laboratory", "label_nl": "pipetrobot", "label_fr": "robot de pipetage",
            "label_en": "pipetting robot"},
           ("kind", "skill")),
    Sample("job-profiles", "job_profile",
           {"kind": "demand_example", "family": "qc_analyst", "title_published": "Analist", "title_lang": "nl",
            "title_nl": "Analist", "title_fr": "Analyste", "title_en": "Analyst", "source_type": "job_ad",
            "source_lang": "nl", "detail_level": "thin", "source_url": SOURCE, "checked_on": DAY},
           ("openings", 3)),
]  # fmt: skip
NEED = {
    "title": "Operator cleanroom", "title_lang": "nl", "people": 4, "region": "wallonia", "place_ids": ["wavre"],
    "languages_required": ["fr:B1"], "skills": [{"skill_id": "cleanroom-work", "level": "basic"}],
}  # fmt: skip
