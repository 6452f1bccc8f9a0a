"""Treats a body as receivers written in Python do: one JSON document a line in, one a line out.
The documents are those of ../node/mangle.mjs."""

import base64
import html
import json
import sys
from urllib.parse import parse_qsl, quote, urlencode


def of_json(write):
    return "json", lambda body: write(json.loads(body))


def of_form(write):
    return "form", lambda body: write(parse_qsl(body.decode(), keep_blank_values=True))


def of_any(write):
    return "any", lambda body: write(body.decode())


WAYS = {
    "json.dumps": of_json(json.dumps),
    "json.dumps, compact": of_json(lambda value: json.dumps(value, separators=(",", ":"))),
    "json.dumps, not ASCII": of_json(lambda value: json.dumps(value, ensure_ascii=False)),
    "json.dumps, compact, not ASCII": of_json(
        lambda value: json.dumps(value, separators=(",", ":"), ensure_ascii=False)
    ),
    "json.dumps, 2 blanks": of_json(lambda value: json.dumps(value, indent=2)),
    "json.dumps, 4 blanks": of_json(lambda value: json.dumps(value, indent=4)),
    "json.dumps and a line feed": of_json(lambda value: json.dumps(value) + "\n"),
    "json.dumps of the text": of_any(json.dumps),
    "html.escape": of_any(html.escape),
    "bytes as latin-1": ("any", lambda body: body.decode("latin-1")),
    "bytes as base64, in lines": ("any", lambda body: base64.encodebytes(body).decode()),
    "urlencode": of_form(urlencode),
    "urlencode with quote": of_form(lambda fields: urlencode(fields, quote_via=quote)),
    "json.dumps of a form": of_form(lambda fields: json.dumps(dict(fields))),
}

# What cannot be undone, since the order is lost, and is only looked for in code.
IN_CODE = {
    "json.dumps, sorted": of_json(lambda value: json.dumps(value, sort_keys=True)),
    "json.dumps, sorted, compact": of_json(
        lambda value: json.dumps(value, sort_keys=True, separators=(",", ":"))
    ),
}


def answer_to(question):
    if question.get("ways"):
        ways = {name: kind for name, (kind, _) in WAYS.items()}
        return {"ways": ways | {name: "json in code" for name in IN_CODE}}
    write = (WAYS | IN_CODE)[question["way"]][1]
    text = write(base64.b64decode(question["body_base64"]))
    return {"body_base64": base64.b64encode(text.encode()).decode()}


for line in sys.stdin:
    try:
        answer = answer_to(json.loads(line))
    except Exception as error:
        answer = {"error": repr(error)}
    print(json.dumps(answer), flush=True)
