"""The form of a need: its fields, and how its values stand in them."""

from collections.abc import Mapping
from typing import Any

from talentmatch.i18n import N_
from talentmatch.web import names
from talentmatch.web.company import words
from talentmatch.web.forms.fields import PLACES, FieldGroup, FormField
from talentmatch.web.forms.typed import Groups, Typed, typed_of

NEED_FIELDS: Groups = (
    FieldGroup(
        N_("The job"),
        (
            FormField("title", N_("Title"), required=True),
            FormField("title_lang", N_("Language of the title"), "choice", options=names.LANGUAGE, required=True),
            FormField("occupation_uri", N_("Occupation"), "choice", listed="occupations"),
            FormField("profile_id", N_("Sector profile"), "choice", listed="profiles"),
            FormField("people", N_("How many people"), "number", required=True),
            FormField("description", N_("Description"), "long", N_("Name no persons here.")),
        ),
    ),
    FieldGroup(N_("Skills"), (FormField("skills", N_("Skills"), "choices", listed="skills"),)),
    FieldGroup(
        N_("Where and when"),
        (
            FormField("region", N_("Region"), "choice", options=names.REGION),
            PLACES,
            FormField("needed_by", N_("Needed by"), "date"),
            FormField("shift_pattern", N_("Working hours"), "choice", options=words.SHIFT_PATTERN),
        ),
    ),
    FieldGroup(
        N_("Languages"),
        (
            FormField("languages_required", N_("Languages required"), "choices", listed="languages"),
            FormField("languages_wanted", N_("Languages wanted"), "choices", listed="languages"),
        ),
    ),
    FieldGroup(
        N_("Education"),
        (
            FormField("eqf_level", N_("Level of the European framework"), "choice", options=words.EQF_LEVEL),
            FormField("education", N_("Education in words")),
            FormField("experience_counts", N_("Or equal by experience"), "choice", options=words.YES_NO),
        ),
    ),
    FieldGroup(
        N_("Who sees it, and until when"),
        (
            FormField("visibility", N_("What others see"), "choice", options=words.VISIBILITY, required=True),
            FormField("embargo_until", N_("Only your company sees it until"), "date"),
            FormField("expires_on", N_("Last day"), "date", N_("A year from today when left empty.")),
        ),
    ),
)


def typed_of_need(values: Mapping[str, Any]) -> Typed:
    """Return the values of a need, as columns or as JSON has them, as they stand in its form."""
    counts = {True: "yes", False: "no", None: ""}[values.get("experience_counts")]
    return typed_of(NEED_FIELDS, {**values, "experience_counts": counts})
