"""The words of a company's pages for codes that other pages do not name."""

from talentmatch.i18n import N_

NEED_STATE = {
    "draft": N_("draft"),
    "waiting": N_("waits for approval"),
    "published": N_("published"),
    "closed": N_("closed"),
}
VISIBILITY = {
    "named": N_("With the name of the company"),
    "anonymous": N_("Without the name"),
    "region_only": N_("Only the region"),
}
VISIBILITY_TOLD = {
    "named": N_("Everybody sees the need, the name of the company and the towns."),
    "anonymous": N_("Everybody sees the need and the towns, and nobody sees whose it is."),
    "region_only": N_("Everybody sees the need and its region; neither the company nor the towns are shown."),
}
SHIFT_PATTERN = {
    "day": N_("day work"),
    "two_shift": N_("two shifts"),
    "three_shift": N_("three shifts"),
    "night": N_("night work"),
    "weekend": N_("weekend work"),
    "continuous": N_("shifts around the clock"),
}
SKILL_LEVEL = {
    "basic": N_("basic"),
    "independent": N_("works independently"),
    "expert": N_("expert"),
}
YES_NO = {"yes": N_("yes"), "no": N_("no")}
EQF_LEVEL = {
    "1": N_("level 1"),
    "2": N_("level 2"),
    "3": N_("level 3"),
    "4": N_("4, upper secondary education"),
    "5": N_("5, graduate or higher technician"),
    "6": N_("6, bachelor"),
    "7": N_("7, master"),
    "8": N_("8, doctorate"),
}
CEFR = ("A1", "A2", "B1", "B2", "C1", "C2")
LANGUAGE_ASKED = {"required": N_("required"), "wanted": N_("wanted")}
STANDING = {
    "sector": N_("as in the sector profile"),
    "changed": N_("changed"),
    "added": N_("added"),
    "struck": N_("struck out"),
}
ACTION = {
    "create": N_("created"),
    "edit": N_("edited"),
    "copy": N_("copied"),
    "send": N_("sent for approval"),
    "approve": N_("approved"),
    "decline": N_("declined"),
    "publish": N_("published"),
    "withdraw": N_("withdrawn"),
    "close": N_("closed"),
    "expire": N_("closed after its last day"),
    "reopen": N_("reopened"),
    "renew": N_("renewed for a year"),
    "remind": N_("asked whether it still holds"),
}
DONE = {
    "saved": N_("Saved."),
    "published": N_("Published."),
    "withdrawn": N_("Withdrawn. Nobody but your company sees this need now."),
    "closed": N_("Closed."),
    "reopened": N_("Reopened as a draft."),
    "copied": N_("This is the copy, a draft."),
    "restored": N_("Restored."),
    "sent": N_("Sent. An editor looks at it, and we mail you what comes of it."),
    "renewed": N_("Renewed for a year."),
}
