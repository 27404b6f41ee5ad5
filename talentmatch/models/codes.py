"""The closed lists of codes that records may carry; the database checks them and the pages name them."""

RECORD_STATES = ("draft", "published", "archived")
CHANGE_STATUSES = ("waiting", "approved", "rejected")
REGIONS = ("flanders", "wallonia", "brussels", "abroad", "national", "online")
LANGUAGE_CODES = ("nl", "fr", "en", "de")
TITLE_STATUSES = ("official", "as_named_in_source", "descriptive")
RECORD_TYPES = ("programme", "course", "study_programme", "study_option", "outreach", "training_line")
PROGRAMME_STATUSES = ("seen", "historic", "announced")
LANGUAGE_BASES = ("stated", "inferred")
AUDIENCES = ("jobseeker", "employee", "company", "student", "school_pupil", "researcher", "teacher")
LEVELS = (
    "introductory", "operator", "technician", "secondary", "bachelor", "master", "advanced_master", "continuing",
    "management",
)  # fmt: skip
MODES = ("on_site", "online", "work_study", "internship", "simulator")
DATE_PRECISIONS = ("day", "month", "season", "year")
INSTANCE_STATUSES = ("past", "planned")
PROFILE_KINDS = ("demand_example", "occupational_profile")
PROFILE_SOURCES = (
    "job_ad", "recruitment_announcement", "role_interview", "company_role_description", "qualification_profile",
    "occupation_sheet", "course_announcement",
)  # fmt: skip
DETAIL_LEVELS = ("full", "partial", "thin")
SKILL_KINDS = ("knowledge", "skill", "tool", "transversal")
SKILL_AREAS = (
    "gmp_quality", "production", "aseptic_cleanroom", "laboratory", "maintenance", "automation_digital", "logistics",
    "regulatory_clinical", "safety_environment", "science", "transversal", "languages",
)  # fmt: skip
IMPORTANCES = ("essential", "optional")
EVIDENCE_KINDS = ("source", "curator", "machine")
FAMILIES = (
    "production_operator", "aseptic_filling_operator", "packaging_operator", "production_management",
    "process_engineer", "qc_analyst", "lab_technician", "microbiologist", "qa", "validation_cqv",
    "maintenance_technician", "automation_engineer", "mes_digital_data", "supply_chain_logistics",
    "cell_gene_therapy", "rd_scientist", "clinical_medical", "regulatory_affairs", "project_management", "ehs",
    "sustainability_water_energy",
)  # fmt: skip
SITE_LANGUAGES = ("nl", "fr", "en")
ROLES = ("admin", "editor", "provider_editor", "employer")
REQUEST_STATES = ("unconfirmed", "waiting", "approved", "declined")
LINK_PURPOSES = ("invite", "reset", "confirm")
NEED_STATES = ("draft", "waiting", "published", "closed")
NEED_VISIBILITIES = ("named", "anonymous", "region_only")
NEED_ORIGINS = ("blank", "profile", "vacancy", "import", "mail")
SHORTAGE_STATUSES = ("shortage", "critical", "study_field", "left")
SHIFT_PATTERNS = ("day", "two_shift", "three_shift", "night", "weekend", "continuous")
SKILL_LEVELS = ("basic", "independent", "expert")
TERM_SOURCES = ("search", "need")
REPORT_ABOUT = ("programme", "provider", "job_profile", "skill", "page")
REPORT_KINDS = ("wrong", "outdated", "gone", "link", "text", "other")
REPORT_STATES = ("waiting", "done", "declined")
