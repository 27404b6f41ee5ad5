"""What each command does, in one line, for ``--help``: to ask the commands themselves would load the whole product."""

SUMMARIES = {
    "init": "Set up the database, load the catalogue and build the index; a second run finds it done.",
    "index": "Build the match index, and publish it for other machines; without a command, build.",
    "serve": "Serve the pages until Ctrl-C.",
    "match": "Rank the programmes for a text, for a text file (- for standard input), or for a job profile.",
    "search": "Search the catalogue: what, and where.",
    "pathway": "Plan the way to a job: the best set of programmes that teaches what is missing.",
    "batch": "Work over everything at once, on this machine or on a cluster.",
    "doctor": "Say what works, what does not and how to mend it: settings, disk, mail, database, index, encoder.",
    "check-data": "Check every file of a catalogue folder (the shipped one by default) and name each fault.",
    "import": "Import a FILE into a TABLE, all of it or nothing.",
    "export": "Write a TABLE, or some of its records, to a FILE that can be imported again: .csv or .xlsx.",
    "export-open-data": "Write every public table to DIR, with a data dictionary and a licence.",
    "imports": "List the imports, the latest first.",
    "undo-import": "Take back the import with this ID, unless its records were edited since.",
    "harvest": "Fetch a SOURCE and import what it has, all of it or nothing.",
    "harvest-sources": "Keep, list, pause and remove the sources that are harvested again and again.",
    "webhooks": "Tell other programs what changed: register their addresses, look at what was sent, and send.",
    "evaluate": "Measure the matcher on each DIRECTORY.",
    "skills": "Import ESCO, the European classification of skills and occupations, and see what its versions change.",
    "accounts": "Make, list, invite and disable the accounts of those who look after the data.",
    "tokens": "Make, list and revoke the tokens of programs.",
    "audit": "Look at the log of who changed what.",
    "ask-providers": "Mail each provider's editors a link to confirm the programmes that are due; run it once a month.",
    "send-alerts": "Mail people what is new of the needs and programmes that they watch; run it once a day.",
    "check-links": "Ask the sites that the catalogue names whether their pages are still there; run it once a day.",
    "remind-needs": (
        "Ask companies once a year whether their needs still hold, and close what has ended; run it every day."
    ),
    "clean-need-links": "Remove the addresses behind mail links that are over; run it every day.",
    "tune": "Choose the weights of the fields on test collections.",
    "adapt": "Learn the adapter of the sentence encoder from ESCO.",
    "learn-suggestions": "Learn what speaks for a skill being asked for, from vacancies whose skills are known.",
    "evaluate-suggestions": (
        "Measure the skills suggested for vacancies: those of data/evaluation, and job profiles known in full."
    ),
    "evaluate-catalogue": (
        "Measure the matcher on the catalogue with judged queries, and how much its answers agree between languages."
    ),
    "link": "Find skills in a text, a text file, or standard input (-): where, by which words, how surely, and how.",
    "suggest-skills": (
        "Read every programme and job profile for skills that nobody linked yet, or decide about what was found."
    ),
    "completion": "Print what a SHELL reads to complete commands and options.",
}
