// Treats a body as receivers written in JavaScript do: one JSON document a line in, one a line out.
//
//   { "way", "body_base64" }    → { "body_base64" }
//   { "ways": true }            → { "ways": { way: kind of body } }
//
// What cannot be answered is `{ "error" }`.

import { createInterface } from "node:readline";

const json = (write) => ["json", (body) => write(JSON.parse(body.toString("utf8")))];
const form = (write) => ["form", (body) => write(new URLSearchParams(body.toString("utf8")))];
const encoded = ([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`;

const WAYS = {
  "JSON.stringify": json((value) => JSON.stringify(value)),
  "JSON.stringify, 2 blanks": json((value) => JSON.stringify(value, null, 2)),
  "JSON.stringify, 4 blanks": json((value) => JSON.stringify(value, null, 4)),
  "JSON.stringify, tabs": json((value) => JSON.stringify(value, null, "\t")),
  "JSON.stringify and a line feed": json((value) => `${JSON.stringify(value)}\n`),
  "JSON.stringify of the text": ["any", (body) => JSON.stringify(body.toString("utf8"))],
  "String of an object": json((value) => String(value)),
  "String of nothing": ["any", () => String(undefined)],
  "Buffer as latin1": ["any", (body) => body.toString("latin1")],
  "Buffer as base64": ["any", (body) => body.toString("base64")],
  "TextDecoder with windows-1252": ["any", (body) => new TextDecoder("windows-1252").decode(body)],
  "line ends of Windows": ["any", (body) => body.toString("utf8").replaceAll("\n", "\r\n")],
  "a byte order mark": ["any", (body) => `\u{feff}${body.toString("utf8")}`],
  URLSearchParams: form((fields) => fields.toString()),
  encodeURIComponent: form((fields) => [...fields].map(encoded).join("&")),
  "JSON.stringify of a form": form((fields) => JSON.stringify(Object.fromEntries(fields))),
};

function answerTo({ ways, way, body_base64 }) {
  if (ways) {
    const kinds = Object.entries(WAYS).map(([name, [kind]]) => [name, kind]);
    return { ways: Object.fromEntries(kinds) };
  }
  const text = WAYS[way][1](Buffer.from(body_base64, "base64"));
  return { body_base64: Buffer.from(text, "utf8").toString("base64") };
}

for await (const line of createInterface({ input: process.stdin })) {
  let answer;
  try {
    answer = answerTo(JSON.parse(line));
  } catch (error) {
    answer = { error: String(error) };
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
