"""The words of the desk for codes that the public pages never name."""

from talentmatch.i18n import N_

STATE = {"draft": N_("draft"), "published": N_("published"), "archived": N_("archived")}
TITLE_STATUS = {
    "official": N_("official title"),
    "as_named_in_source": N_("as the source names it"),
    "descriptive": N_("no name of its own; the wording is ours"),
}
LANGUAGE_BASIS = {"stated": N_("stated by the source"), "inferred": N_("inferred")}
DATE_PRECISION = {"day": N_("a day"), "month": N_("a month"), "season": N_("a season"), "year": N_("a year")}
ACTION = {
    "create": N_("created"),
    "edit": N_("edited"),
    "publish": N_("published"),
    "archive": N_("archived"),
    "unarchive": N_("taken out of the archive"),
    "confirm": N_("confirmed"),
    "move": N_("dates moved"),
    "propose": N_("proposed a change"),
    "purge": N_("removed for good"),
    "import": N_("imported"),
    "undo_import": N_("import taken back"),
    "approved": N_("approved the change"),
    "rejected": N_("rejected the change"),
    "merge": N_("merged"),
    "unmerge": N_("taken apart"),
    "keep-apart": N_("found to be two records"),
    "add-skill": N_("added a skill"),
    "change-skill": N_("changed the evidence of a skill"),
    "remove-skill": N_("took a skill away"),
    "accept-skill": N_("accepted a suggested skill"),
    "reject-skill": N_("rejected a suggested skill"),
    "undo-skill": N_("took a decision on a suggested skill back"),
    "dismiss": N_("dismissed a term that no skill covers"),
    "watch": N_("asked for alerts"),
    "stop": N_("ended alerts"),
    "request": N_("asked for an account"),
    "approve": N_("approved"),
    "decline": N_("declined"),
    "report": N_("reported an error"),
    "answer": N_("answered"),
}
MERGING = {
    "merged_into": N_("Merged into"),
    "merged_from": N_("Took over"),
    "runs": N_("Dates taken over"),
    "skills": N_("Skills taken over"),
    "unmerged": N_("Taken apart from"),
}
ACCOUNT_ACTION = {
    "create": N_("created"),
    "invite": N_("invited"),
    "request-reset": N_("asked for a new password"),
    "set-password": N_("set a password"),
    "change-role": N_("changed the role"),
    "disable": N_("disabled"),
    "enable": N_("enabled"),
    "end-session": N_("ended a session"),
    "end-sessions": N_("ended every session"),
    "close": N_("closed"),
    "edit": N_("edited"),
    "request-email": N_("asked for another address"),
    "change-email": N_("changed the address"),
    "forget-device": N_("forgot a browser"),
    "enrol-totp": N_("set up an authenticator"),
    "remove-totp": N_("removed the authenticator"),
    "ask-to-confirm": N_("asked to confirm"),
    "make-token": N_("made a token"),
    "revoke-token": N_("revoked a token"),
}
LINK_OUTCOME = {
    "unsafe": N_("not an address of a public site"),
    "no_answer": N_("no answer"),
    "redirects": N_("sent on more than three times"),
}
LINK_FIELD = {
    "source_url": N_("Source"),
    "extra_source_urls": N_("Other sources"),
    "source_urls": N_("Sources"),
    "website": N_("Website"),
}
DONE = {
    "saved": N_("Saved."),
    "nothing": N_("Nothing was different, so nothing was stored."),
    "waiting": N_("Your change waits until an editor approves it."),
    "changed": N_("Done."),
    "asked": N_("The mails are on their way."),
    "announced": N_("Your message is on its way."),
    "purged": N_("Removed for good."),
    "rejected": N_("The proposed change was rejected."),
    "apart": N_("Noted: these are two records."),
    "merged": N_("The two records are one now."),
    "unmerged": N_("The two records are apart again."),
    "linked": N_("The skill was added."),
    "unlinked": N_("The skill was taken away."),
    "accepted": N_("Accepted: the skill is linked."),
    "turned-down": N_("Rejected: it will not be suggested again."),
    "undone": N_("Your last decision was taken back."),
    "dismissed": N_("Dismissed: the term will not come back."),
    "synonym": N_("The term is a name of the skill now."),
    "lined-up": N_("The message goes with the next run of the sender."),
}
