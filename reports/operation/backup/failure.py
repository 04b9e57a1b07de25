"""Why a copy could not be made or taken back, in a sentence for operators."""


class Failed(Exception):
    """Nothing half was left."""
