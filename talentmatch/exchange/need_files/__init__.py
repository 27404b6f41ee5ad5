"""The skill needs of one company as a file: many at once, in and out."""
