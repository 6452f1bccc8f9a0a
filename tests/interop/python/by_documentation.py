"""Signatures for packages that only verify, made as the provider's documentation describes and with
nothing but general cryptography: no provider's package and no code of this project has a part in
them."""

import base64
import hashlib
import hmac
import time

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.serialization import load_der_private_key


def _hmac(request, content):
    return hmac.new(request.secret.encode(), content, hashlib.sha256)


def _base64(content):
    return base64.b64encode(content).decode()


def sendgrid(request):
    """https://www.twilio.com/docs/sendgrid/for-developers/tracking-events/getting-started-event-webhook-security-features

    The secret is the private key that SendGrid keeps to itself: PKCS #8, DER, base64."""
    now = str(int(time.time()))
    key = load_der_private_key(base64.b64decode(request.secret), None)
    signature = key.sign(now.encode() + request.body, ec.ECDSA(hashes.SHA256()))
    return {
        "X-Twilio-Email-Event-Webhook-Timestamp": now,
        "X-Twilio-Email-Event-Webhook-Signature": _base64(signature),
    }


def discord(request):
    """https://discord.com/developers/docs/interactions/overview#setting-up-an-endpoint

    The secret is the seed of the private key that Discord keeps to itself, in hexadecimal."""
    now = str(int(time.time()))
    key = ed25519.Ed25519PrivateKey.from_private_bytes(bytes.fromhex(request.secret))
    signature = key.sign(now.encode() + request.body)
    return {"X-Signature-Timestamp": now, "X-Signature-Ed25519": signature.hex()}


def square(request):
    """https://developer.squareup.com/docs/webhooks/step3validate"""
    digest = _hmac(request, request.url.encode() + request.body).digest()
    return {"x-square-hmacsha256-signature": _base64(digest)}


def line(request):
    """https://developers.line.biz/en/reference/messaging-api/#signature-validation"""
    return {"x-line-signature": _base64(_hmac(request, request.body).digest())}


def paddle(request):
    """https://developer.paddle.com/webhooks/signature-verification"""
    now = str(int(time.time()))
    signature = _hmac(request, f"{now}:".encode() + request.body).hexdigest()
    return {"Paddle-Signature": f"ts={now};h1={signature}"}
