"""How vacancies word what they ask for, and what jobs usually ask for: the ground on which suggestions are made."""
