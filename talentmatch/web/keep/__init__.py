"""Keep and share without an account: shortlist, comparison, shared plans, paper, calendar and feeds."""
