"""GitHub webhooks in FastAPI, verified by hand.

pip install fastapi uvicorn
"""

import hashlib
import hmac
import json
import os
import sqlite3
from contextlib import closing

import uvicorn
from fastapi import BackgroundTasks, FastAPI, Request, Response
from fastapi.concurrency import run_in_threadpool

# Your own work: a function of the event's type and its data.
from work import handle

SECRET = os.environ["GITHUB_WEBHOOK_SECRET"]
PORT = int(os.environ.get("PORT", "8000"))
HANDLED = {"issues.opened", "push"}
DATABASE = "events.db"

app = FastAPI(max_body_size=25_000_000)

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


@app.post("/webhooks")
async def webhook(request: Request, tasks: BackgroundTasks):
    raw = await request.body()  # the signature is over the bytes as they came
    if not is_authentic(raw, request.headers):
        return Response(status_code=401)
    try:
        event = json.loads(raw)
    except ValueError:
        return Response(status_code=400)
    name, action = request.headers.get("X-GitHub-Event"), event.get("action")
    kind = f"{name}.{action}" if action else name
    if kind not in HANDLED:
        return Response(status_code=200)
    # Recorded before the answer and in one step: of two equal requests at once, one is new.
    if await run_in_threadpool(is_new, request.headers.get("X-GitHub-Delivery")):
        # After the answer. A bigger system uses a job queue, which outlives this process.
        tasks.add_task(handle, kind, event)
    return Response(status_code=200)


if __name__ == "__main__":
    uvicorn.run(app, port=PORT)
