"""Stripe webhooks in Flask, verified with Stripe's own SDK.

pip install flask stripe
"""

import os
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import stripe
from flask import Flask, request

# Your own work: a function of the event's type and its data.
from work import handle

SECRET = os.environ["STRIPE_WEBHOOK_SECRET"]
PORT = int(os.environ.get("PORT", "8000"))
HANDLED = {"invoice.paid", "invoice.payment_failed"}
DATABASE = "events.db"

app = Flask(__name__)
app.config["MAX_CONTENT_LENGTH"] = 1_000_000
workers = ThreadPoolExecutor(max_workers=4)

with closing(sqlite3.connect(DATABASE)) as db:
    db.execute("CREATE TABLE IF NOT EXISTS events (id TEXT PRIMARY KEY)")


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
    try:
        signature = request.headers.get("Stripe-Signature")
        event = stripe.Webhook.construct_event(raw, signature, SECRET)
    except stripe.SignatureVerificationError:
        return "", 401
    except ValueError:
        return "", 400
    if event["type"] not in HANDLED:
        return "", 200
    # Recorded before the answer and in one step: of two equal requests at once, one is new.
    if is_new(event["id"]):
        # The answer does not wait. A bigger system uses a job queue, which outlives this process.
        workers.submit(work_on, event["type"], event["data"]["object"].to_dict())
    return "", 200


if __name__ == "__main__":
    app.run(port=PORT)
