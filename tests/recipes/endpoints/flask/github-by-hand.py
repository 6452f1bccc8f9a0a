"""GitHub webhooks in Flask, verified by hand.

pip install flask
"""

import hashlib
import hmac
import json
import os
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

from flask import Flask, request

# Your own work: a function of the event's type and its data.
from work import handle

SECRET = os.environ["GITHUB_WEBHOOK_SECRET"]
PORT = int(os.environ.get("PORT", "8000"))
HANDLED = {"issues.opened", "push"}
DATABASE = "events.db"

app = Flask(__name__)
app.config["MAX_CONTENT_LENGTH"] = 25_000_000
workers = ThreadPoolExecutor(max_workers=4)

with closing(sqlite3.connect(DATABASE)) as db:
    db.execute("CREATE TABLE IF NOT EXISTS events (id TEXT PRIMARY KEY)")


def is_equal(a, b):
    return hmac.compare_digest(a.encode(), b.encode())


def is_authentic(raw, headers):
    signed = hmac.new(SECRET.encode(), raw, hashlib.sha256).hexdigest()
    return is_equal(headers.get("X-Hub-Signature-256", ""), f"sha256={signed}")


def is_new(event_id):
    """Records an event; false if it has been recorded before."""
    with closing(sqlite3.connect(DATABASE)) as db, db:
        inserted = db.execute("INSERT OR IGNORE INTO events (id) VALUES (?)", [event_id])
        return inserted.rowcount == 1


def work_on(kind, data):
    try:
        handle(kind, data)
    except Exception:
        app.logger.exception("%s was not handled", kind)


@app.post("/webhooks")
def webhook():
    raw = request.get_data()  # the signature is over the bytes as they came
    if not is_authentic(raw, request.headers):
        return "", 401
    try:
        event = json.loads(raw)
    except ValueError:
        return "", 400
    name, action = request.headers.get("X-GitHub-Event"), event.get("action")
    kind = f"{name}.{action}" if action else name
    if kind not in HANDLED:
        return "", 200
    # Recorded before the answer and in one step: of two equal requests at once, one is new.
    if is_new(request.headers.get("X-GitHub-Delivery")):
        # The answer does not wait. A bigger system uses a job queue, which outlives this process.
        workers.submit(work_on, kind, event)
    return "", 200


if __name__ == "__main__":
    app.run(port=PORT)
