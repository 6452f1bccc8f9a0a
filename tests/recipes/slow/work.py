"""The work of the tests: it takes two seconds, and leaves a trace when it begins and when it is done."""

import json
import time


def handle(kind, data):
    def note(moment):
        line = json.dumps({"moment": moment, "type": kind, "data": data}, ensure_ascii=False)
        with open("work.log", "a", encoding="utf-8") as log:
            log.write(line + "\n")

    note("begun")
    time.sleep(2)
    note("done")
