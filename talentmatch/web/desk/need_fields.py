"""The forms of a skill, a job profile and a company."""

from talentmatch.i18n import N_
from talentmatch.models.codes import LANGUAGE_CODES
from talentmatch.web import names
from talentmatch.web.forms.fields import CHECKED, LINES, LOCKING, PLACES, SHOWING, FieldGroup, FormField, texts

SKILL_FIELDS = (
    texts("label", N_("Label"), "text", langs=LANGUAGE_CODES, required=True),
    texts("synonyms", N_("Synonyms, one on each line"), "list", langs=LANGUAGE_CODES),
    FieldGroup(
        N_("What it is"),
        (
            FormField("kind", N_("Kind of skill"), "choice", options=names.SKILL_KIND, required=True),
            FormField("area", N_("Area"), "choice", options=names.SKILL_AREA, required=True),
            FormField("broader_id", N_("Broader skill"), "choice", listed="skills"),
            FormField(
                "esco_uri",
                N_("Address of the ESCO skill"),
                help=N_("Only where ESCO means the same; it starts with http://data.europa.eu/esco/skill/"),
            ),
        ),
    ),
    LOCKING,
)
LEVELS = N_("One on each line: the language and its level, for example fr:B1 or nl:")
PROFILE_FIELDS = (
    texts("title", N_("Title"), "text", required=True),
    FieldGroup(
        N_("What it is"),
        (
            FormField("kind", N_("Kind of profile"), "choice", options=names.PROFILE_KIND, required=True),
            FormField("family", N_("Job family"), "choice", options=names.FAMILY, required=True),
            FormField("company_id", N_("Company"), "choice", listed="companies"),
            FormField("title_published", N_("Title as published"), required=True),
            FormField("title_lang", N_("Language of that title"), "choice", options=names.LANGUAGE, required=True),
            PLACES,
            FormField("region", N_("Region"), "choice", options=names.REGION),
        ),
    ),
    texts("description", N_("Description")),
    FieldGroup(
        N_("What the job asks"),
        (
            FormField("languages_required", N_("Languages required"), "list", LEVELS),
            FormField("languages_wanted", N_("Languages wanted"), "list", LEVELS),
            FormField("education_en", N_("Education, in English"), lang="en"),
            FormField("experience_en", N_("Experience, in English"), lang="en"),
            FormField("seniority_en", N_("Seniority, in English"), lang="en"),
            FormField("openings", N_("People sought at the time"), "number"),
        ),
    ),
    FieldGroup(
        N_("Source"),
        (
            FormField("seen_on", N_("Seen"), help=N_("Write 2024, 2024-05 or 2024-05-17.")),
            FormField("source_type", N_("Kind of source"), "choice", options=names.PROFILE_SOURCE, required=True),
            FormField("source_lang", N_("Language of the source"), "choice", options=names.LANGUAGE, required=True),
            FormField(
                "detail_level", N_("How much the source tells"), "choice", options=names.DETAIL_LEVEL, required=True
            ),
            FormField("source_url", N_("Source"), help=N_("The address of the page that says so."), required=True),
            FormField("extra_source_urls", N_("Other sources"), "list", LINES),
            CHECKED,
        ),
    ),
    SHOWING,
)
COMPANY_FIELDS = (
    FieldGroup(
        N_("Who it is"),
        (
            FormField("name", N_("Name"), required=True),
            FormField("aliases", N_("Other names"), "list", LINES),
            PLACES,
            FormField("description_en", N_("Description, in English"), "long", lang="en"),
            FormField("source_urls", N_("Sources"), "list", LINES),
            CHECKED,
        ),
    ),
    LOCKING,
)
