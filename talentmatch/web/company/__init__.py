"""The pages of companies: ask for an account, and see who has one in the same company."""
