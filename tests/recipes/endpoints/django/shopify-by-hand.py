"""Shopify webhooks in Django, verified by hand.

pip install django
"""

import base64
import hashlib
import hmac
import json
import logging
import os
import sqlite3
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

SECRET = os.environ["SHOPIFY_API_SECRET"]
PORT = int(os.environ.get("PORT", "8000"))
HANDLED = {"orders/create", "orders/paid"}
DATABASE = "events.db"

log = logging.getLogger(__name__)
workers = ThreadPoolExecutor(max_workers=4)

with closing(sqlite3.connect(DATABASE)) as db:
    db.execute("CREATE TABLE IF NOT EXISTS events (id TEXT PRIMARY KEY)")


def is_equal(a, b):
    return hmac.compare_digest(a.encode(), b.encode())


def is_authentic(raw, headers):
    signed = base64.b64encode(hmac.new(SECRET.encode(), raw, hashlib.sha256).digest()).decode()
    return is_equal(headers.get("X-Shopify-Hmac-Sha256", ""), signed)


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
    kind = request.headers.get("X-Shopify-Topic")
    if kind not in HANDLED:
        return HttpResponse(status=200)
    # Recorded before the answer and in one step: of two equal requests at once, one is new.
    if is_new(request.headers.get("X-Shopify-Webhook-Id")):
        # The answer does not wait. A bigger system uses a job queue, which outlives this process.
        workers.submit(work_on, kind, event)
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
