"""What can be wrong: one class for each exit code of the command line, with the same text."""


class Error(Exception):
    """``str(error)`` reads "file:line: message"; the parts stand alone too. ``line`` is 0 where there is none."""

    def __init__(self, text: str, message: str = "", file: str = "", line: int = 0, exit_code: int = 1):
        super().__init__(text)
        self.message = message or text
        self.file = file
        self.line = line
        self.exit_code = exit_code


class InputError(Error):
    """A document, record or name was refused; others go on."""


class UsageError(Error):
    """An argument has a value that it cannot have."""


class TableError(Error):
    """A table, the weights or a configuration file is wrong."""


class DatabaseError(Error):
    """The database is locked, damaged, closed, of another kind or version."""


class FileError(Error):
    """A file is missing or unreadable, or the disk is full."""
