"""Which invocations leave the emulator, and where to."""

import time
import urllib.request

from ministack.services import lambda_svc, sqs


class Dispatch:
    """Sends every invocation to the runner, and holds back the queues' and streams' while the runner is away."""

    def __init__(self, runner_url: str) -> None:
        self._paused = True  # Until the runner is there.
        self._poll = lambda_svc._poll_sqs
        # Set here and not in each function's environment, so that what is deployed is the template and
        # nothing else, and so that no redeploy can undo it.
        lambda_svc._proxy_url_for = lambda config: f"{runner_url}/{config['FunctionName']}"
        lambda_svc._poll_sqs = self._poll_unless_paused
        # Whatever proxy the machine has, it does not lead to the runner.
        urllib.request.install_opener(urllib.request.build_opener(urllib.request.ProxyHandler({})))

    def is_paused(self) -> bool:
        """Whether nothing is taken from a queue or a stream."""
        return self._paused

    def pause(self) -> None:
        """Take nothing more from a queue or a stream."""
        self._paused = True

    def resume(self) -> None:
        """Take messages again, at once those whose reader died: nobody works on them any more."""
        now = time.time()
        with sqs._queues_lock:
            for queue in sqs._queues.all_values():
                for message in queue["messages"]:
                    if message.get("receive_count") and message["visible_at"] > now:
                        message["visible_at"] = now
        self._paused = False

    def _poll_unless_paused(self) -> bool:
        return False if self._paused else bool(self._poll())
