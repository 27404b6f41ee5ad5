"""Plans that somebody shares by a code, without an account."""
