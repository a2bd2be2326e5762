"""What the command line reports in one line instead of a traceback.

LocalError
├── Usage     what was asked for is wrong; exit status 2
└── Stopped   the running stack cannot go on; exit status 1
"""


class LocalError(Exception):
    """A plain sentence for the person at the terminal."""

    status = 1


class Usage(LocalError):
    """The request itself is wrong: an unknown name, a taken port, a malformed line."""

    status = 2


class Stopped(LocalError):
    """A part of the stack failed and cannot be started again without loss."""
