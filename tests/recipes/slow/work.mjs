// The work of the tests: it takes two seconds, and leaves a trace when it begins and when it is done.

import { appendFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";

export async function handle(type, data) {
  const note = (moment) => appendFileSync("work.log", `${JSON.stringify({ moment, type, data })}\n`);
  note("begun");
  await setTimeout(2000);
  note("done");
}
