"""Answers questions to the providers' PyPI packages: one JSON document a line in, one a line out.
The documents are those of ../node/run.mjs."""

import base64
import json
import os
import sys
from functools import cache
from importlib.metadata import version
from typing import NamedTuple

from sdks import SDKS

# Standard output is for answers. Some packages talk of every request.
answers, sys.stdout = sys.stdout, open(os.devnull, "w")


class Request(NamedTuple):
    secret: str | None
    public_key: str | None
    method: str
    url: str
    # Names in lower case.
    headers: dict
    # Of the message, for those who sign one.
    id: str | None
    body: bytes

    @property
    def text(self):
        return self.body.decode("utf-8")


def request_of(question):
    return Request(
        secret=question.get("secret"),
        public_key=question.get("public_key"),
        method=question["method"],
        url=question["url"],
        headers={name.lower(): value for name, value in question["headers"].items()},
        id=question.get("id"),
        body=base64.b64decode(question["body_base64"]),
    )


def load(sdk, question):
    return {"package": f"{sdk.package} {version(sdk.package)}"}


def verify(sdk, question):
    try:
        found = sdk.verify(request_of(question))
    except Exception as error:
        return {"accepted": False, "words": f"{type(error).__name__}: {error}"}
    return {"accepted": found is True, "words": repr(found)}


def sign(sdk, question):
    signed = sdk.sign(request_of(question))
    headers, url = signed if isinstance(signed, tuple) else (signed, question["url"])
    return {"headers": headers, "url": url}


ACTIONS = {"load": load, "verify": verify, "sign": sign}
loaded = cache(lambda name: SDKS[name]())

for line in sys.stdin:
    question = json.loads(line)
    try:
        answer = ACTIONS[question["action"]](loaded(question["sdk"]), question)
    except Exception as error:
        answer = {"error": f"{type(error).__name__}: {error}"}
    print(json.dumps(answer), file=answers, flush=True)
