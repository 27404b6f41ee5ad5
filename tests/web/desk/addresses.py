"""Every address of the desk with one that exists: rule -> path."""

SCHOOL = "gmp-atmp-summer-school"
SIDE = "<any(programmes, profiles):side>"
GMP = "good-manufacturing-practice"
KIND = "<any(programmes, providers, runs, skills, profiles, companies):kind>"
ADMIN = "/<language:lang>/admin"
DESK_PAGES = {
    f"{ADMIN}/": "/admin/",
    f"{ADMIN}/programmes": "/admin/programmes?q=gmp&show=live&sort=confirmed",
    f"{ADMIN}/providers/<slug:provider_id>/demand": "/admin/providers/aptaskil/demand",
    f"{ADMIN}/providers": "/admin/providers?q=centre&show=live",
    f"{ADMIN}/<any(skills, profiles, companies):kind>": "/admin/skills?q=gmp&show=without_german&sort=programmes",
    f"{ADMIN}/<any(skills, profiles):kind>/<slug:record_id>/preview": f"/admin/skills/{GMP}/preview",
    f"{ADMIN}/programmes/<slug:programme_id>/runs": f"/admin/programmes/{SCHOOL}/runs",
    f"{ADMIN}/programmes/<slug:record_id>/preview": f"/admin/programmes/{SCHOOL}/preview",
    f"{ADMIN}/{SIDE}/<slug:record_id>/skills": f"/admin/programmes/{SCHOOL}/skills?find=gmp",
    f"{ADMIN}/{SIDE}/<slug:record_id>/skills/<slug:skill_id>": f"/admin/programmes/{SCHOOL}/skills/hplc",
    f"{ADMIN}/programmes/add-skill": f"/admin/programmes/add-skill?id={SCHOOL}&find=gmp",
    f"{ADMIN}/suggestions": "/admin/suggestions?q=gmp&least=0.85",
    f"{ADMIN}/terms": "/admin/terms",
    f"{ADMIN}/approvals": "/admin/approvals",
    f"{ADMIN}/audit": "/admin/audit?actor=operator",
    f"{ADMIN}/duplicates": "/admin/duplicates?why=title",
    f"{ADMIN}/duplicates/<any(programmes, runs):kind>/<slug:keep_id>/<slug:other_id>": (
        "/admin/duplicates/programmes/vitalent-theme-packaging/vitalent-theme-cleanroom"
    ),
    f"{ADMIN}/links": "/admin/links",
    f"{ADMIN}/reports": "/admin/reports?state=done",
    f"{ADMIN}/providers/<slug:provider_id>/interest": "/admin/providers/aptaskil/interest",
    f"{ADMIN}/programmes/<slug:programme_id>/announce": "/admin/programmes/aptaskil-operateur-usp/announce",
    f"{ADMIN}/company-requests": "/admin/company-requests",
    f"{ADMIN}/{KIND}/new": "/admin/providers/new",
    f"{ADMIN}/{KIND}/<slug:record_id>": f"/admin/programmes/{SCHOOL}",
    f"{ADMIN}/{KIND}/<slug:record_id>/state": f"/admin/programmes/{SCHOOL}/state",
    f"{ADMIN}/{KIND}/<slug:record_id>/purge": f"/admin/programmes/{SCHOOL}/purge",
    f"{ADMIN}/{KIND}/<slug:record_id>/history": f"/admin/programmes/{SCHOOL}/history",
}
