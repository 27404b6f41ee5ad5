"""The pages of accounts: sign in and out, the second step, passwords, sessions, and managing the accounts of others."""
