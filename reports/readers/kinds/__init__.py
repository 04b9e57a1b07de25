"""Kinds of files: the bytes of each become a Source, paragraphs and table rows in reading order."""
