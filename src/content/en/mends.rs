//! Code that hands the bytes and the address on as the provider sent them, for each framework.

/// Id and name.
pub const FRAMEWORKS: [(&str, &str); 9] = [
    ("express", "Express"),
    ("flask", "Flask"),
    ("django", "Django"),
    ("fastapi", "FastAPI"),
    ("rails", "Rails"),
    ("laravel", "Laravel"),
    ("nextjs", "Next.js"),
    ("apigateway", "AWS API Gateway"),
    ("proxy", "a proxy in front (nginx)"),
];

#[derive(Clone, Copy, Debug)]
pub struct Mend {
    /// What it mends: the `raw` body, or the `url`.
    pub family: &'static str,
    pub framework: &'static str,
    pub words: &'static str,
    pub code: &'static str,
}

const fn raw(framework: &'static str, words: &'static str, code: &'static str) -> Mend {
    Mend { family: "raw", framework, words, code }
}

const fn url(framework: &'static str, words: &'static str, code: &'static str) -> Mend {
    Mend { family: "url", framework, words, code }
}

pub const MENDS: &[Mend] = &[
    raw(
        "express",
        "Take this route's body raw, and put it before any express.json().",
        "app.post(\"/webhooks\", express.raw({ type: () => true }), (req, res) => {\n  verify(req.body); // a Buffer, as it came\n});",
    ),
    raw(
        "flask",
        "Take the bytes, before anything asks for request.json or request.form.",
        "raw = request.get_data()\nverify(raw)\nevent = json.loads(raw)",
    ),
    raw(
        "django",
        "Take the bytes, before anything touches request.POST.",
        "@csrf_exempt\ndef webhook(request):\n    raw = request.body\n    verify(raw)\n    event = json.loads(raw)",
    ),
    raw(
        "fastapi",
        "Take the request itself, not a model that FastAPI parses into.",
        "@app.post(\"/webhooks\")\nasync def webhook(request: Request):\n    raw = await request.body()\n    verify(raw)",
    ),
    raw(
        "rails",
        "Take the raw post, not params.",
        "raw = request.raw_post\nverify(raw)\nevent = JSON.parse(raw)",
    ),
    raw(
        "laravel",
        "Take the content, not $request->all(), and keep TrimStrings away from it.",
        "$raw = $request->getContent();\nverify($raw);\n$event = json_decode($raw, true);",
    ),
    raw(
        "nextjs",
        "In a route handler take the text; in pages/api switch the body parser off.",
        "export async function POST(req) {\n  const raw = await req.text();\n  verify(raw);\n}\n\n// pages/api\nexport const config = { api: { bodyParser: false } };",
    ),
    raw(
        "apigateway",
        "Decode what the gateway encoded, and nothing else.",
        "const raw = Buffer.from(event.body, event.isBase64Encoded ? \"base64\" : \"utf8\");\nverify(raw);",
    ),
    raw(
        "proxy",
        "Hand the body through as it is: nothing that rewrites, decompresses or re-encodes it.",
        "location /webhooks {\n  proxy_pass http://app;\n  client_max_body_size 2m; # a longer body is refused, not cut off\n}",
    ),
    url(
        "express",
        "Believe your proxy, and put the address together as it was called.",
        "app.set(\"trust proxy\", 1);\nconst url = `${req.protocol}://${req.get(\"host\")}${req.originalUrl}`;",
    ),
    url(
        "flask",
        "Believe your proxy.",
        "from werkzeug.middleware.proxy_fix import ProxyFix\napp.wsgi_app = ProxyFix(app.wsgi_app, x_proto=1, x_host=1)\nurl = request.url",
    ),
    url(
        "django",
        "Believe your proxy, in the settings.",
        "SECURE_PROXY_SSL_HEADER = (\"HTTP_X_FORWARDED_PROTO\", \"https\")\nUSE_X_FORWARDED_HOST = True\n\nurl = request.build_absolute_uri()",
    ),
    url(
        "fastapi",
        "Tell uvicorn which proxy to believe.",
        "uvicorn app:app --proxy-headers --forwarded-allow-ips=10.0.0.7\n\nurl = str(request.url)",
    ),
    url(
        "rails",
        "Say that the proxy ends TLS.",
        "config.assume_ssl = true\n\nurl = request.original_url",
    ),
    url(
        "laravel",
        "Believe your proxy, and take the address as it was requested.",
        "$middleware->trustProxies(at: ['10.0.0.7']);\n\n$url = $request->getSchemeAndHttpHost().$request->getRequestUri();",
    ),
    url(
        "nextjs",
        "Take the public address from your settings.",
        "const url = process.env.PUBLIC_URL + req.nextUrl.pathname + req.nextUrl.search;",
    ),
    url(
        "apigateway",
        "Take the domain and the raw path.",
        "const query = event.rawQueryString ? `?${event.rawQueryString}` : \"\";\nconst url = `https://${event.requestContext.domainName}${event.rawPath}${query}`;",
    ),
    url(
        "proxy",
        "Tell the app how it was called.",
        "proxy_set_header Host $host;\nproxy_set_header X-Forwarded-Host $host;\nproxy_set_header X-Forwarded-Proto $scheme;",
    ),
];
