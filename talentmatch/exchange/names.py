"""What people call the parts of an import."""

from talentmatch.i18n import N_

COUNT_NAMES = {
    "created": N_("new"),
    "changed": N_("changed"),
    "unchanged": N_("unchanged"),
    "missing": N_("missing"),
    "faulty": N_("faulty"),
}
STATE_NAMES = {
    "planned": N_("planned"),
    "running": N_("running"),
    "applied": N_("applied"),
    "undone": N_("undone"),
    "failed": N_("failed"),
}
NEEDS = N_("Skill needs")
TABLE_NAMES = {
    "places": N_("Places"),
    "providers": N_("Training centres"),
    "programmes": N_("Programmes"),
    "course_instances": N_("Dated runs"),
    "companies": N_("Companies"),
    "job_profiles": N_("Job profiles"),
    "skills": N_("Skills"),
    "programme_skills": N_("Skills of programmes"),
    "profile_skills": N_("Skills of job profiles"),
    "sector_figures": N_("Figures of the sector"),
    "shortage_occupations": N_("Shortage occupations"),
}
