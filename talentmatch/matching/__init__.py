"""From rows of the catalogue to ranked, explained answers."""
