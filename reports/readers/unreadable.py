"""Why a file was refused."""


class Unreadable(Exception):
    """The file is not a report or cannot be read. The message is one Chinese sentence for the
    clerk: what is wrong, where, and what to do."""
