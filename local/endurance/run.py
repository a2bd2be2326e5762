"""A run: minute by minute, customers write, functions run, and nobody waits for the clock."""

import tempfile
import time
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from random import Random

from local.endurance.clock import Clock
from local.endurance.fate import Fate
from local.endurance.findings import Findings, findings
from local.endurance.people import Customers, Staff
from local.endurance.plan import MINUTE, START, Plan
from local.endurance.queues import Queue
from local.endurance.service import Service
from local.endurance.simulated import SimulatedX, simulated_x
from local.endurance.table import Table
from local.endurance.weather import Weather

HIDDEN = {"mentions": timedelta(seconds=180), "outbox": timedelta(seconds=330)}  # as the template says
CLEAR = 5  # minutes without faults at the end of a run


@dataclass
class World:
    """Everything that a run consists of."""

    plan: Plan
    clock: Clock
    fate: Fate
    weather: Weather
    x: SimulatedX
    service: Service
    customers: Customers
    staff: Staff
    findings: Findings = field(init=False)
    seconds: float = field(init=False)

    def minute(self, posts: int, answers: int) -> None:
        """One minute, or longer where its functions took longer."""
        ends = self.clock.now() + MINUTE
        if posts:
            self.customers.write(posts, self.clock, MINUTE / 4)
        self.service.listen()
        self.service.read()
        self.staff.answer(answers)
        self.service.publish()
        self.service.watch()
        self.service.publish()
        self.clock.reach(ends)


def run(plan: Plan) -> World:
    """The whole plan, and what it left behind."""
    began = time.monotonic()
    clock = Clock(START)
    # One stream of chance for each cause, so that more of one changes nothing of another's.
    chance = {name: Random(f"{plan.seed} {name}") for name in ("fate", "weather", "queues", "customers", "staff")}  # noqa: S311
    fate = Fate(clock, chance["fate"], plan.kill_rate, plan.meet_rate, plan.mortal)
    weather = Weather(clock, chance["weather"], plan.fault_rate, plan.down)
    table = Table(fate.point, conditional=plan.conditional)
    queues = [Queue(clock, chance["queues"], HIDDEN[name], fate.point) for name in ("mentions", "outbox")]
    with (
        tempfile.TemporaryDirectory(prefix="amends-endurance-") as folder,
        simulated_x(Path(folder), clock, weather, fate) as x,
    ):
        service = Service(table, x, clock, fate, *queues, careful=plan.careful)
        staff = Staff(service, clock, chance["staff"])
        world = World(plan, clock, fate, weather, x, service, Customers(x, chance["customers"]), staff)
        staff.turn_on()
        left = plan.answers
        for minute, posts in enumerate(plan.spread(plan.mentions)):
            # As many as the rest of the time needs.
            wanted = -(-left // (plan.minutes - minute))
            before = len(staff.approved)
            world.minute(posts, wanted)
            left -= len(staff.approved) - before
        for minute in range(plan.quiet):
            if minute == plan.quiet - CLEAR:
                weather.clears()
            world.minute(0, max(left, 0))
            left = plan.answers - len(staff.approved)
        world.findings = findings(table, x, staff, START, clock.now())
    world.seconds = time.monotonic() - began
    return world
