"""Requests that between them call every address of the interface in many ways: address, and body where one is sent."""

PROFILE = "profile-cleanroom-operator"
GETS = [
    "/providers", "/providers?limit=2&region=flanders,brussels&include=places", "/providers?lang=nl&fields=name,url",
    "/providers/aptaskil", "/providers/aptaskil?include=places&lang=fr", "/providers/nobody",
    "/programmes", "/programmes?limit=100&include=skills,provider,places,instances&lang=nl", "/programmes?language=nl",
    "/programmes?provider=vitalent", "/programmes?skill=good-manufacturing-practice&kind=course,programme",
    "/programmes?audience=jobseeker&mode=on_site", "/programmes?status=historic", "/programmes?level=bachelor",
    "/programmes?cursor=Z21w", "/programmes?region=nowhere", "/programmes?limit=0&foo=1",
    "/programmes/gmp-atmp-summer-school", "/programmes/gmp-atmp-summer-school?include=instances&fields=title",
    "/programmes/nobody", "/course-instances", "/course-instances?status=planned&include=places",
    "/course-instances?programme=gmp-atmp-summer-school", "/course-instances/nobody",
    "/job-profiles", "/job-profiles?include=skills,company,places&limit=100", "/job-profiles?family=qc_analyst",
    "/job-profiles?skill=cleanroom-work&lang=fr", f"/job-profiles/{PROFILE}", "/job-profiles/nobody",
    "/companies", "/companies?include=places&limit=100", "/companies/undisclosed-companies", "/companies/pfizer",
    "/skills", "/skills?limit=100", "/skills?area=laboratory&include=broader&lang=nl", "/skills?kind=tool",
    "/skills/good-manufacturing-practice", "/skills/nobody", "/occupations", "/occupations/2113.1",
    "/search", "/search?q=cleanroom", "/search?q=cleanrom&lang=nl", "/search?q=GMP&where=Niel&sort=distance&radius=50",
    "/search?language=fr&level=operator&sort=cost", "/search?page=99", "/search?provider=nobody",
    "/suggest?q=asep", "/suggest?where=Gen&lang=nl", "/suggest",
    "/balance", "/balance?source=needs&region=flanders", "/balance?family=qc_analyst&area=laboratory&lang=fr",
    "/changes?limit=3", "/changes?since=x", "/changes?limit=201",
    "/openapi.json", "/openapi.json?lang=nl", "/nothing",
]  # fmt: skip
POSTS = [
    ("/match", {"profile": PROFILE}),
    ("/match?lang=fr", {"text": "Opérateur en salle blanche, bonnes pratiques de fabrication", "limit": 3}),
    ("/match", {"skills": ["cleanroom-work", "good-manufacturing-practice"]}),
    ("/match", {"skills": ["nobody"]}),
    ("/match", {"text": "  "}),
    ("/match/many", {"profiles": [PROFILE, "legend-bachelor-quality", PROFILE], "limit": 2}),
    ("/gap", {"profile": PROFILE, "held": ["shift-work"]}),
    ("/pathway", {"profile": PROFILE, "held": ["shift-work"], "near": "Gent", "objective": "nearest"}),
    (
        "/pathway",
        {"skills": ["cleanroom-work"], "region": ["flanders"], "with_optional": True, "starting": "2026-01-01"},
    ),
    ("/link", {"text": "GMP, cleanroom en aseptisch vullen", "lang": "nl"}),
]
