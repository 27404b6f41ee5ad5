"""The forms of a programme, a provider and a dated run."""

from talentmatch.i18n import N_
from talentmatch.web import names
from talentmatch.web.desk import words
from talentmatch.web.forms.fields import CHECKED, LINES, PLACES, SHOWING, SOURCE, FieldGroup, FormField, texts

PROGRAMME_FIELDS = (
    FieldGroup(
        N_("What it is"),
        (
            FormField("title", N_("Title"), required=True),
            FormField("title_lang", N_("Language of the title"), "choice", options=names.LANGUAGE, required=True),
            FormField("title_status", N_("Standing of the title"), "choice", options=words.TITLE_STATUS, required=True),
            FormField("record_type", N_("Kind of offer"), "choice", options=names.RECORD_TYPE, required=True),
            FormField("status", N_("Still offered"), "choice", options=names.STATUS, required=True),
            FormField("seen_year", N_("Year in which it was seen"), "number"),
            FormField("provider_id", N_("Given by"), "choice", listed="providers", required=True),
            FormField("partner_ids", N_("Partners"), "choices", listed="providers"),
        ),
    ),
    texts("gloss", N_("The title explained"), "text"),
    texts("description", N_("Description")),
    FieldGroup(
        N_("Where and for whom"),
        (
            FormField("region", N_("Region"), "choice", options=names.REGION),
            PLACES,
            FormField("languages", N_("Language of the lessons"), "choices", options=names.LANGUAGE),
            FormField("language_basis", N_("How we know the language"), "choice", options=words.LANGUAGE_BASIS),
            FormField("audiences", N_("For whom"), "choices", options=names.AUDIENCE),
            FormField("modes", N_("How it is given"), "choices", options=names.MODE),
        ),
    ),
    FieldGroup(
        N_("Level, duration and cost"),
        (
            FormField("level", N_("Level"), "choice", options=names.LEVEL),
            FormField("eqf_level", N_("Level of the European framework"), "number"),
            FormField("days", N_("Days"), "number"),
            FormField("hours", N_("Hours"), "number"),
            FormField("ects", N_("ECTS credits"), "number"),
            FormField("cost_eur", N_("Cost in euro"), "number", N_("0 is free; leave it empty when it is not known.")),
        ),
    ),
    texts("status_note", N_("Note on whether it is offered"), "text"),
    texts("level_note", N_("Note on the level"), "text"),
    texts("duration", N_("Duration in words"), "text"),
    texts("cost_note", N_("Note on the cost"), "text"),
    FieldGroup(
        N_("Subjects and source"),
        (
            FormField("topics", N_("Subjects, in English"), "list", LINES),
            FormField("roles", N_("Jobs that it prepares for, in English"), "list", LINES),
            FormField(
                "group_from",
                N_("People that a group needs"),
                "number",
                N_("From how many people on a group begins; empty when it is not known."),
            ),
            FormField("capacity_note_en", N_("Number of learners, in English")),
            FormField("source_url", N_("Source"), help=N_("The address of the page that says so."), required=True),
            FormField("extra_source_urls", N_("Other sources"), "list", LINES),
            FormField("source_kind", N_("Kind of source")),
            CHECKED,
        ),
    ),
    SHOWING,
)
PROVIDER_FIELDS = (
    FieldGroup(
        N_("Who it is"),
        (
            FormField("name", N_("Name"), required=True),
            FormField("former_names", N_("Former names"), "list", LINES),
            FormField("aliases", N_("Other names"), "list", LINES),
            FormField("region", N_("Region"), "choice", options=names.REGION),
            PLACES,
            FormField("website", N_("Website")),
            SOURCE,
            CHECKED,
        ),
    ),
    texts("description", N_("Description")),
    SHOWING,
)
RUN_FIELDS = (
    FieldGroup(
        N_("Dates and places"),
        (
            FormField("starts_on", N_("First day"), "date"),
            FormField("ends_on", N_("Last day"), "date"),
            FormField(
                "date_text",
                N_("Date as the source has it"),
                help=N_("For example 2026-03-01, 2026-03, 2026-spring or 2026."),
                required=True,
            ),
            FormField("date_precision", N_("Known to"), "choice", options=words.DATE_PRECISION, required=True),
            PLACES,
            FormField("seats", N_("Seats"), "number"),
            FormField("status", N_("Past or planned"), "choice", options=names.INSTANCE_STATUS, required=True),
            SOURCE,
            CHECKED,
        ),
    ),
)
IDENTIFIER = FieldGroup(
    N_("Identifier"),
    (
        FormField(
            "id",
            N_("Identifier"),
            help=N_("Part of the address and never changed: lower-case letters, digits and hyphens."),
            required=True,
        ),
    ),
)
