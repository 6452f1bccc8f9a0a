"""How each provider's package is used, as its documentation shows it.

A verifier gives True for a request that the package accepts; everything else, an exception too, is
a rejection. A signer gives the headers that it adds, or those and the address, where signing changes
that as well. Packages are imported by whoever asks for them, since some take their time."""

import time
from datetime import datetime, timezone
from types import SimpleNamespace
from typing import Callable, NamedTuple
from urllib.parse import parse_qsl

import by_documentation


class Sdk(NamedTuple):
    package: str
    verify: Callable
    sign: Callable


def stripe():
    from stripe import Webhook, WebhookSignature

    def verify(request):
        header = request.headers.get("stripe-signature")
        Webhook.construct_event(request.body, header, request.secret)
        return True

    def sign(request):
        header = WebhookSignature.generate_signature_header(request.text, request.secret)
        return {"Stripe-Signature": header}

    return Sdk("stripe", verify, sign)


def _standard(package, webhook, prefix):
    def verify(request):
        webhook(request.secret).verify(request.body, dict(request.headers))
        return True

    def sign(request):
        now = datetime.now(tz=timezone.utc)
        return {
            f"{prefix}-id": request.id,
            f"{prefix}-timestamp": str(int(now.timestamp())),
            f"{prefix}-signature": webhook(request.secret).sign(request.id, now, request.text),
        }

    return Sdk(package, verify, sign)


def standardwebhooks():
    from standardwebhooks import Webhook

    return _standard("standardwebhooks", Webhook, "webhook")


def svix():
    from svix.webhooks import Webhook

    return _standard("svix", Webhook, "svix")


def slack():
    from slack_sdk.signature import SignatureVerifier

    def verify(request):
        return SignatureVerifier(request.secret).is_valid_request(request.body, request.headers)

    def sign(request):
        now = str(int(time.time()))
        verifier = SignatureVerifier(request.secret)
        return {
            "X-Slack-Request-Timestamp": now,
            "X-Slack-Signature": verifier.generate_signature(timestamp=now, body=request.body),
        }

    return Sdk("slack_sdk", verify, sign)


SETTINGS = "X-Twilio-Webhooks-Signature-Settings"


def _twilio(is_json, settings=None):
    from twilio.request_validator import RequestValidator, get_signature_algorithm
    from werkzeug.datastructures import MultiDict

    def form(request):
        return MultiDict(parse_qsl(request.text, keep_blank_values=True))

    def verify(request):
        params = request.text if is_json else form(request)
        algorithm = get_signature_algorithm(request.headers.get(SETTINGS.lower()))
        signature = request.headers.get("x-twilio-signature")
        return RequestValidator(request.secret).validate(
            request.url, params, signature, algorithm=algorithm
        )

    def sign(request):
        validator = RequestValidator(request.secret)
        url = request.url
        if is_json:
            digest = validator.compute_hash(request.text)
            url += f"{'&' if '?' in url else '?'}bodySHA256={digest}"
        params = {} if is_json else form(request)
        algorithm = get_signature_algorithm(settings)
        headers = {"X-Twilio-Signature": validator.compute_signature(url, params, algorithm)}
        return ({**headers, SETTINGS: settings} if settings else headers), url

    return Sdk("twilio", verify, sign)


def sendgrid():
    from sendgrid.helpers.eventwebhook import EventWebhook, EventWebhookHeader

    def verify(request):
        return EventWebhook(request.public_key).verify_signature(
            request.text,
            request.headers.get(EventWebhookHeader.SIGNATURE.lower()),
            request.headers.get(EventWebhookHeader.TIMESTAMP.lower()),
        )

    return Sdk("sendgrid", verify, by_documentation.sendgrid)


def discord():
    from discord_interactions import verify_key

    def verify(request):
        return verify_key(
            request.body,
            request.headers.get("x-signature-ed25519"),
            request.headers.get("x-signature-timestamp"),
            request.public_key,
        )

    return Sdk("discord-interactions", verify, by_documentation.discord)


def square():
    from square.utils.webhooks_helper import verify_signature

    def verify(request):
        return verify_signature(
            request_body=request.text,
            signature_header=request.headers.get("x-square-hmacsha256-signature"),
            signature_key=request.secret,
            notification_url=request.url,
        )

    return Sdk("squareup", verify, by_documentation.square)


def paddle():
    from paddle_billing.Notifications import Secret, Verifier

    def verify(request):
        # Frameworks look headers up without regard to case; this dictionary does not.
        headers = {"Paddle-Signature": request.headers.get("paddle-signature")}
        received = SimpleNamespace(body=request.body, headers=headers)
        return Verifier().verify(received, Secret(request.secret))

    return Sdk("paddle-python-sdk", verify, by_documentation.paddle)


def _hubspot(signature_version):
    """Versions 1 and 2 are a plain hash; only version 3 has a time."""
    from hubspot.utils.signature import Signature

    is_third = signature_version == "v3"
    header = "X-HubSpot-Signature-v3" if is_third else "X-HubSpot-Signature"

    def verify(request):
        return Signature.is_valid(
            signature=request.headers.get(header.lower()),
            client_secret=request.secret,
            request_body=request.text,
            http_uri=request.url,
            http_method=request.method,
            signature_version=signature_version,
            timestamp=request.headers.get("x-hubspot-request-timestamp"),
        )

    def sign(request):
        now = str(int(time.time() * 1000))
        signature = Signature.get_signature(
            request.secret, request.text, signature_version, request.url, request.method, now
        )
        if is_third:
            return {"X-HubSpot-Request-Timestamp": now, header: signature}
        return {"X-HubSpot-Signature-Version": signature_version, header: signature}

    return Sdk("hubspot-api-client", verify, sign)


def line():
    from linebot.v3.webhook import SignatureValidator

    def verify(request):
        validator = SignatureValidator(request.secret)
        return validator.validate(request.text, request.headers.get("x-line-signature"))

    return Sdk("line-bot-sdk", verify, by_documentation.line)


SHARED_KEY = "key=webhooks_sharedkey_01abc,algorithm=HMAC_SHA256"

SDKS = {
    "stripe": stripe,
    "standardwebhooks": standardwebhooks,
    "svix": svix,
    "slack": slack,
    "twilio-form": lambda: _twilio(is_json=False),
    "twilio-json": lambda: _twilio(is_json=True),
    "twilio-form-sharedkey": lambda: _twilio(is_json=False, settings=SHARED_KEY),
    "twilio-json-sharedkey": lambda: _twilio(is_json=True, settings=SHARED_KEY),
    "sendgrid": sendgrid,
    "discord": discord,
    "square": square,
    "paddle": paddle,
    "hubspot-v1": lambda: _hubspot("v1"),
    "hubspot-v2": lambda: _hubspot("v2"),
    "hubspot-v3": lambda: _hubspot("v3"),
    "line": line,
}
