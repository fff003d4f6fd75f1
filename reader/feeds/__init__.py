"""Feeds: Atom, RSS 2.0 and JSON Feed 1.1 of the same entries, with the whole text."""
