"""The sentence for every reason why a file cannot be read: what is wrong, and how to go on."""

from collections.abc import Mapping

from talentmatch.i18n import N_

MESSAGES: Mapping[str, str] = {
    "large": N_("This file is larger than 5 MB. Save it without pictures, or paste the text instead."),
    "empty": N_("This file is empty. Choose another one, or paste the text instead."),
    "unknown": N_("We read PDF, DOCX, ODT and TXT. Save your CV as one of these, or paste the text instead."),
    "mismatch": N_(
        "The content of this file is not what its name says. Save your CV anew as PDF, DOCX, ODT or TXT, or paste the "
        "text instead."
    ),
    "old": N_(
        "This is a file of an older Office program, or one with a password. Save it as DOCX or PDF without a password, "
        "or paste the text instead."
    ),
    "macros": N_("This file holds a program (a macro). Save it without macros, or paste the text instead."),
    "locked": N_("This file is protected. Save it without a password, or paste the text instead."),
    "pictures": N_(
        "This file holds no text. It is probably a scan or a picture, which we cannot read. Paste the text instead."
    ),
    "bare": N_("This file holds no text. Choose another one, or paste the text instead."),
    "letters": N_("We cannot tell in which code this text was saved. Save it as UTF-8, or paste the text instead."),
    "pages": N_("This file has too many pages. Send the CV alone, without annexes, or paste the text instead."),
    "swollen": N_("Unpacked, this file is far too large. Save it anew in a simpler form, or paste the text instead."),
    "slow": N_("This file takes too long to read. Save it anew in a simpler form, or paste the text instead."),
    "damaged": N_("This file is damaged or badly made. Save it anew, or paste the text instead."),
}
WRONG_KIND = ("unknown", "mismatch", "old", "macros")
