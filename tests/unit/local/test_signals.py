"""A request to stop is never lost, whatever the main thread is doing."""

import os
import signal
import threading

from local.signals import StopRequest


def test_each_signal_asks_to_stop_and_the_handlers_before_come_back() -> None:
    before = signal.getsignal(signal.SIGTERM)
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        stop = StopRequest()
        with stop.by_signals():
            assert not stop.is_set()
            os.kill(os.getpid(), number)
            assert stop.wait(10)
    assert signal.getsignal(signal.SIGTERM) is before


def test_a_wait_ends_by_itself_when_nobody_asks() -> None:
    assert not StopRequest().wait(0.01)


def test_signals_in_any_moment_of_a_wait_are_taken() -> None:
    for _ in range(50):
        stop = StopRequest()
        with stop.by_signals():
            threading.Thread(target=os.kill, args=(os.getpid(), signal.SIGTERM)).start()
            assert stop.wait(10)
