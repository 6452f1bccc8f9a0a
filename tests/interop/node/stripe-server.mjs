// A receiver as Stripe's documentation shows it: 200 for a body that verifies, 400 with the package's
// words for everything else. A body that verifies may still be no JSON; that is not what is asked
// here. Prints the port that it listens on, one of its own choice,
// and ends with its standard input.

import { createServer } from "node:http";
import { buffer } from "node:stream/consumers";

import { load } from "./packages.mjs";

const { default: Stripe } = await load("stripe");
const secret = process.env.STRIPE_WEBHOOK_SECRET;

const server = createServer(async (request, response) => {
  const body = await buffer(request);
  try {
    Stripe.webhooks.constructEvent(body, request.headers["stripe-signature"], secret);
    response.writeHead(200).end("an event\n");
  } catch (error) {
    // The package parses only what it has verified.
    if (error instanceof SyntaxError) return response.writeHead(200).end("verified, not JSON\n");
    response.writeHead(400).end(`${error.message}\n`);
  }
});

server.listen(0, "127.0.0.1", () => console.log(server.address().port));
process.stdin.resume().on("end", () => process.exit());
