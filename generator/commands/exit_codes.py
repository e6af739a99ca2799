"""How a command may end; `cli.main` says which failure ends in which."""

from enum import IntEnum


class ExitCode(IntEnum):
    """What the system is told."""

    DONE = 0
    CONTENT = 1  # problems in the content
    USAGE = 2  # wrong usage
    MACHINE = 3  # the machine or the program failed
