"""Run the emulator: `python -m emulator`, by the emulator's own interpreter, settings in the environment.

Imports the standard library, ministack and its neighbours here; never the project.
"""

import os
import sys
from pathlib import Path

import ministack.app

from .control import Control
from .dispatch import Dispatch
from .journal import Journal
from .permissions import correct_permissions
from .sign_in import keep_groups
from .streams import Streams


def main() -> None:
    """Put the journal and the controls before the emulator, point every function at the runner, and serve."""
    correct_permissions()
    keep_groups()
    journal = Journal(Path(os.environ["STATE_DIR"]).parent / "journal")
    journal.restore()
    dispatch = Dispatch(os.environ["AMENDS_RUNNER_URL"])
    Streams(dispatch.is_paused)
    ministack.app.app = Control(
        journal.around(ministack.app.app),
        journal,
        dispatch,
        os.environ["AWS_ACCESS_KEY_ID"],
        os.environ["AWS_SECRET_ACCESS_KEY"],
    )
    # Only now: queues are known by their addresses, and keep the default port in them whatever port is used today.
    os.environ["GATEWAY_PORT"] = os.environ["AMENDS_PORT"]
    sys.argv = ["ministack"]
    ministack.app.main()


if __name__ == "__main__":
    main()
