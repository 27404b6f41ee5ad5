"""The catalogue desk: where editors and providers keep the catalogue."""
