// A receiver as Stripe's documentation shows it: 200 for a body that verifies, 400 with the words of
// the package for everything else. A body that verifies may still be no JSON; that is not what is
// asked here.
//
// Prints the port that it listens on, one of its own choice. For each line of its standard input it
// prints the answers that it has given since the last one; it ends with its standard input.

import { createServer } from "node:http";
import { createInterface } from "node:readline";
import { buffer } from "node:stream/consumers";

import { load } from "./packages.mjs";

const { default: Stripe } = await load("stripe");
const secret = process.env.STRIPE_WEBHOOK_SECRET;

function judge(body, signature) {
  try {
    Stripe.webhooks.constructEvent(body, signature, secret);
    return { status: 200, words: "verified" };
  } catch (error) {
    // The package parses only what it has verified.
    if (error instanceof SyntaxError) return { status: 200, words: "verified, not JSON" };
    return { status: 400, words: error.message };
  }
}

let answers = [];
const server = createServer(async (request, response) => {
  const answer = judge(await buffer(request), request.headers["stripe-signature"]);
  answers.push(answer);
  response.writeHead(answer.status).end(`${answer.words}\n`);
});

server.listen(0, "127.0.0.1", () => console.log(server.address().port));

for await (const _ of createInterface({ input: process.stdin })) {
  console.log(JSON.stringify(answers));
  answers = [];
}
process.exit();
