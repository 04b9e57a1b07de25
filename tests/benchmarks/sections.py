"""The sections, by the name that is typed: the module whose ``tables`` measure it."""

SECTIONS = {
    "readers": "readers",
    "import": "importing",
    "writers": "writing",
    "collections": "streaming",
    "examine": "examining",
    "pages": "pages",
    "saving": "saving",
}
