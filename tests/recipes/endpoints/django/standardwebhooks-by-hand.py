"""Standard Webhooks in Django, verified by hand.

pip install django
"""

import base64
import hashlib
import hmac
import json
import logging
import os
import sqlite3
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

from django.conf import settings
from django.core.management import execute_from_command_line
from django.http import HttpResponse
from django.urls import path
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

# Your own work: a function of the event's type and its data.
from work import handle

SECRET = os.environ["WEBHOOK_SECRET"]
KEY = base64.b64decode(SECRET.removeprefix("whsec_"))
PORT = int(os.environ.get("PORT", "8000"))
HANDLED = {"invoice.paid", "invoice.voided"}
TOLERANCE_SECONDS = 300
DATABASE = "events.db"

log = logging.getLogger(__name__)
workers = ThreadPoolExecutor(max_workers=4)

with closing(sqlite3.connect(DATABASE)) as db:
    db.execute("CREATE TABLE IF NOT EXISTS events (id TEXT PRIMARY KEY)")


def is_equal(a, b):
    return hmac.compare_digest(a.encode(), b.encode())


def is_fresh(timestamp):
    return abs(time.time() - int(timestamp)) <= TOLERANCE_SECONDS


def is_authentic(raw, headers):
    timestamp = headers.get("webhook-timestamp", "")
    signed = f"{headers.get('webhook-id', '')}.{timestamp}.".encode() + raw
    signature = base64.b64encode(hmac.new(KEY, signed, hashlib.sha256).digest()).decode()
    # There are two, with a blank between them, while one secret replaces another.
    signatures = headers.get("webhook-signature", "").split(" ")
    return any(is_equal(it, f"v1,{signature}") for it in signatures) and is_fresh(timestamp)


def is_new(event_id):
    """Records an event; false if it has been recorded before."""
    with closing(sqlite3.connect(DATABASE)) as db, db:
        inserted = db.execute("INSERT OR IGNORE INTO events (id) VALUES (?)", [event_id])
        return inserted.rowcount == 1


def work_on(kind, data):
    try:
        handle(kind, data)
    except Exception:
        log.exception("%s was not handled", kind)


@csrf_exempt
@require_POST
def webhook(request):
    raw = request.body  # the signature is over the bytes as they came
    if not is_authentic(raw, request.headers):
        return HttpResponse(status=401)
    try:
        event = json.loads(raw)
    except ValueError:
        return HttpResponse(status=400)
    if event["type"] not in HANDLED:
        return HttpResponse(status=200)
    # Recorded before the answer and in one step: of two equal requests at once, one is new.
    if is_new(request.headers.get("webhook-id")):
        # The answer does not wait. A bigger system uses a job queue, which outlives this process.
        workers.submit(work_on, event["type"], event["data"])
    return HttpResponse(status=200)


# In a project, the view stands in views.py and these in urls.py and settings.py.
urlpatterns = [path("webhooks", webhook)]
settings.configure(
    ROOT_URLCONF=__name__,
    ALLOWED_HOSTS=["localhost", "127.0.0.1"],
    DATA_UPLOAD_MAX_MEMORY_SIZE=1_000_000,
)

if __name__ == "__main__":
    execute_from_command_line(["manage.py", "runserver", "--noreload", str(PORT)])
