"""Standard Webhooks in FastAPI, verified with the official SDK.

pip install fastapi uvicorn standardwebhooks
"""

import json
import os
import sqlite3
from contextlib import closing

import uvicorn
from fastapi import BackgroundTasks, FastAPI, Request, Response
from fastapi.concurrency import run_in_threadpool
from standardwebhooks import Webhook, WebhookVerificationError

# Your own work: a function of the event's type and its data.
from work import handle

SECRET = os.environ["WEBHOOK_SECRET"]
PORT = int(os.environ.get("PORT", "8000"))
HANDLED = {"invoice.paid", "invoice.voided"}
DATABASE = "events.db"

app = FastAPI(max_body_size=1_000_000)
verifier = Webhook(SECRET)

with closing(sqlite3.connect(DATABASE)) as db:
    db.execute("CREATE TABLE IF NOT EXISTS events (id TEXT PRIMARY KEY)")


def is_authentic(raw, headers):
    try:
        verifier.verify(raw, dict(headers), json_parse=False)
        return True
    except (WebhookVerificationError, ValueError):  # the latter for headers that make no sense
        return False


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
    if event["type"] not in HANDLED:
        return Response(status_code=200)
    # Recorded before the answer and in one step: of two equal requests at once, one is new.
    if await run_in_threadpool(is_new, request.headers.get("webhook-id")):
        # After the answer. A bigger system uses a job queue, which outlives this process.
        tasks.add_task(handle, event["type"], event["data"])
    return Response(status_code=200)


if __name__ == "__main__":
    uvicorn.run(app, port=PORT)
