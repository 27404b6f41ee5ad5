"""The pages of companies: accounts and their people, and the skills that a company lacks."""
