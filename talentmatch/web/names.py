"""The words for every code that records carry, in the language of the page."""

from collections.abc import Mapping

from talentmatch.i18n import N_
from talentmatch.i18n import gettext as _

REGION = {
    "flanders": N_("Flanders"),
    "wallonia": N_("Wallonia"),
    "brussels": N_("Brussels"),
    "abroad": N_("Outside Belgium"),
    "national": N_("The whole country"),
    "online": N_("Online only"),
}
PROVINCE = {
    "antwerp": N_("the province of Antwerp"),
    "east-flanders": N_("East Flanders"),
    "flemish-brabant": N_("Flemish Brabant"),
    "hainaut": N_("Hainaut"),
    "liege": N_("the province of Liège"),
    "limburg": N_("Limburg"),
    "luxembourg": N_("the Belgian province of Luxembourg"),
    "namur": N_("the province of Namur"),
    "walloon-brabant": N_("Walloon Brabant"),
    "west-flanders": N_("West Flanders"),
}
LANGUAGE = {"nl": N_("Dutch"), "fr": N_("French"), "en": N_("English"), "de": N_("German")}
GIVEN_IN = {"nl": N_("in Dutch"), "fr": N_("in French"), "en": N_("in English"), "de": N_("in German")}
OWN_LANGUAGE_NAMES = {"nl": "Nederlands", "fr": "Français", "en": "English"}
AUDIENCE = {
    "jobseeker": N_("job-seekers"),
    "employee": N_("employees"),
    "company": N_("companies"),
    "student": N_("students"),
    "school_pupil": N_("school pupils"),
    "researcher": N_("researchers"),
    "teacher": N_("teachers"),
}
RECORD_TYPE = {
    "programme": N_("programme"),
    "course": N_("course"),
    "study_programme": N_("degree"),
    "study_option": N_("secondary-school option"),
    "outreach": N_("introduction for schools and the public"),
    "training_line": N_("training line"),
}
STATUS = {"seen": N_("offered"), "historic": N_("no longer offered"), "announced": N_("announced")}
LEVEL = {
    "introductory": N_("introductory"),
    "operator": N_("operator"),
    "technician": N_("technician"),
    "secondary": N_("upper secondary education"),
    "bachelor": N_("bachelor"),
    "master": N_("master"),
    "advanced_master": N_("advanced master"),
    "continuing": N_("continuing education"),
    "management": N_("management"),
}
BUDGET = {"free": N_("free"), "up-to-500": N_("at most 500 euros"), "up-to-1500": N_("at most 1500 euros")}
MODE = {
    "on_site": N_("on site"),
    "online": N_("online"),
    "work_study": N_("work and study"),
    "internship": N_("with an internship"),
    "simulator": N_("on a simulator"),
}
SKILL_KIND = {
    "knowledge": N_("knowledge"),
    "skill": N_("skill"),
    "tool": N_("tool"),
    "transversal": N_("transversal skill"),
}
SKILL_AREA = {
    "gmp_quality": N_("GMP and quality"),
    "production": N_("Production"),
    "aseptic_cleanroom": N_("Aseptic work and cleanroom"),
    "laboratory": N_("Laboratory"),
    "maintenance": N_("Maintenance and technical services"),
    "automation_digital": N_("Automation and data"),
    "logistics": N_("Logistics"),
    "regulatory_clinical": N_("Regulatory and clinical affairs"),
    "safety_environment": N_("Safety and environment"),
    "science": N_("Science"),
    "transversal": N_("Working with others"),
    "languages": N_("Languages"),
}
FAMILY = {
    "production_operator": N_("Production operators"),
    "aseptic_filling_operator": N_("Aseptic filling operators"),
    "packaging_operator": N_("Packaging operators"),
    "production_management": N_("Production management"),
    "process_engineer": N_("Process engineers"),
    "qc_analyst": N_("Quality control analysts"),
    "lab_technician": N_("Laboratory technicians"),
    "microbiologist": N_("Microbiologists"),
    "qa": N_("Quality assurance"),
    "validation_cqv": N_("Qualification and validation"),
    "maintenance_technician": N_("Maintenance technicians"),
    "automation_engineer": N_("Automation engineers"),
    "mes_digital_data": N_("Digital production and data"),
    "supply_chain_logistics": N_("Supply chain and logistics"),
    "cell_gene_therapy": N_("Cell and gene therapy"),
    "rd_scientist": N_("Research and development"),
    "clinical_medical": N_("Clinical and medical affairs"),
    "regulatory_affairs": N_("Regulatory affairs"),
    "project_management": N_("Project management"),
    "ehs": N_("Environment, health and safety"),
    "sustainability_water_energy": N_("Sustainability, water and energy"),
}
PROFILE_KIND = {"demand_example": N_("example of demand"), "occupational_profile": N_("description of an occupation")}
PROFILE_SOURCE = {
    "job_ad": N_("job advertisement"),
    "recruitment_announcement": N_("recruitment announcement"),
    "role_interview": N_("interview with somebody in the job"),
    "company_role_description": N_("job description of the company"),
    "qualification_profile": N_("qualification profile of a public body"),
    "occupation_sheet": N_("careers guidance sheet or study"),
    "course_announcement": N_("announcement of a course"),
}
DETAIL_LEVEL = {
    "full": N_("The source describes the job in detail."),
    "partial": N_("The source describes the job in part."),
    "thin": N_("The source says little about the job."),
}
SHORTAGE_STATUS = {
    "shortage": N_("shortage"),
    "critical": N_("critical function"),
    "study_field": N_("field of study on the list"),
    "left": N_("left the list in that year"),
}
IMPORTANCE = {"essential": N_("essential"), "optional": N_("optional")}
EVIDENCE_KIND = {
    "source": N_("The source says so; the words are quoted or noted from it."),
    "curator": N_("Our editors concluded it from these words."),
    "machine": N_("Suggested by automatic text analysis of these words."),
}
INSTANCE_STATUS = {"past": N_("past"), "planned": N_("planned")}
SEASON = {"spring": N_("spring"), "summer": N_("summer"), "autumn": N_("autumn"), "winter": N_("winter")}
FIELD = {
    "words": N_("words of the text"),
    "pieces": N_("parts of words of the text"),
    "title words": N_("words of the title"),
    "title pieces": N_("parts of words of the title"),
    "meaning": N_("meaning of the text"),
    "title meaning": N_("meaning of the title"),
    "skills": N_("shared skills"),
}
FACET = {
    "region": N_("Region"),
    "language": N_("Language of the lessons"),
    "audience": N_("For whom"),
    "mode": N_("How it is given"),
    "level": N_("Level"),
    "start": N_("Dates"),
    "price": N_("Price"),
    "budget": N_("Price"),
    "duration": N_("Duration"),
    "kind": N_("Kind of offer"),
    "provider": N_("Training centre or school"),
    "family": N_("Job family"),
    "company": N_("Company"),
}
START = {"planned": N_("coming dates known"), "over": N_("only past dates known")}
PRICE = {"free": N_("free"), "paid": N_("not free")}
DURATION = {
    "week": N_("up to a week"),
    "quarter": N_("up to three months"),
    "year": N_("up to a year"),
    "longer": N_("more than a year"),
}
SORT = {
    "fit": N_("Best fit"),
    "start": N_("Start date"),
    "cost": N_("Price"),
    "duration": N_("Duration"),
    "distance": N_("Distance"),
}
SUGGESTED = {
    "skill": N_("skill"),
    "profile": N_("job"),
    "programme": N_("training"),
    "provider": N_("training centre or school"),
}
ROLE = {
    "admin": N_("administrator"),
    "editor": N_("editor"),
    "provider_editor": N_("editor of one provider"),
    "employer": N_("employer"),
}
REPORT_KIND = {
    "wrong": N_("Something is wrong"),
    "outdated": N_("Something is out of date"),
    "gone": N_("This no longer exists"),
    "link": N_("A link does not work"),
    "text": N_("A text or a translation is not good"),
    "other": N_("Something else"),
}
KINDS: Mapping[str, Mapping[str, str]] = {
    "region": REGION,
    "province": PROVINCE,
    "language": LANGUAGE,
    "given_in": GIVEN_IN,
    "audience": AUDIENCE,
    "record_type": RECORD_TYPE,
    "kind": RECORD_TYPE,
    "status": STATUS,
    "level": LEVEL,
    "budget": BUDGET,
    "mode": MODE,
    "skill_kind": SKILL_KIND,
    "skill_area": SKILL_AREA,
    "family": FAMILY,
    "profile_kind": PROFILE_KIND,
    "profile_source": PROFILE_SOURCE,
    "detail_level": DETAIL_LEVEL,
    "shortage_status": SHORTAGE_STATUS,
    "importance": IMPORTANCE,
    "evidence_kind": EVIDENCE_KIND,
    "instance_status": INSTANCE_STATUS,
    "season": SEASON,
    "field": FIELD,
    "facet": FACET,
    "start": START,
    "price": PRICE,
    "duration": DURATION,
    "sort": SORT,
    "suggested": SUGGESTED,
    "role": ROLE,
    "report_kind": REPORT_KIND,
}


def name_of(kind: str, code: str) -> str:
    """Return the words for a code; one that has none yet stands for itself, so that no page fails over it."""
    return _(KINDS[kind].get(code, code))


def sentence(text: str) -> str:
    """Return a text with a capital at its beginning."""
    return text[:1].upper() + text[1:]
