"""The benchmark's polling model in SimPy: prints polls per second of computing.

Usage: simpy_polling.py CLIENTS
"""

import random
import sys
import time

import simpy

INTERVAL = 5.0
DURATION = 60.0
MEAN_GAP = 60.0
LATENCY = (0.020, 0.080)


class Client:
    """One app, its events at the service, and what it has heard of them."""

    def __init__(self, env, rng, totals):
        self.env, self.rng, self.totals = env, rng, totals
        self.happened = []
        self.cursor = 0
        env.process(self.service())
        env.process(self.app())

    def service(self):
        while True:
            yield self.env.timeout(self.rng.expovariate(1 / MEAN_GAP))
            self.happened.append(self.env.now)

    def app(self):
        yield self.env.timeout(self.rng.uniform(0, INTERVAL))
        while True:
            self.env.process(self.poll(self.cursor))
            yield self.env.timeout(INTERVAL)

    def poll(self, cursor):
        self.totals["polls"] += 1
        yield self.env.timeout(self.rng.uniform(*LATENCY))
        until = len(self.happened)
        yield self.env.timeout(self.rng.uniform(*LATENCY))
        if until == cursor:
            self.totals["empty"] += 1
        for event in range(max(cursor, self.cursor), until):
            self.totals["delay"] += self.env.now - self.happened[event]
            self.totals["delivered"] += 1
        self.cursor = max(self.cursor, until)


def main(clients):
    env = simpy.Environment()
    rng = random.Random(1)
    totals = {"polls": 0, "empty": 0, "delivered": 0, "delay": 0.0}
    start = time.perf_counter()
    for _ in range(clients):
        Client(env, rng, totals)
    env.run(until=DURATION)
    print(totals["polls"] / (time.perf_counter() - start))


main(int(sys.argv[1]))
