// How many signatures a second are verified here: by the core, by WebCrypto, by @noble/hashes. All
// take turns within one run, so that what slows the machine down slows all of them down.
//
// Each call begins with the body as bytes and ends with yes or no. The signature has been taken from
// its header beforehand, for all but the core: it reads the whole request every time.

import init, { Delivery } from "./browser_bench.js";
import { hmac } from "./noble/hmac.js";
import { sha256 } from "./noble/sha2.js";

const SCHEME = "stripe";
const SECRET = "whsec_5f0dc4a7b9e34b0f8e1ad27c6b";
const BODIES = [256, 2048];
const ROUNDS = 21;
const ROUND_MS = 50;

function body(length) {
  const text = JSON.stringify({ id: "evt_1", type: "invoice.paid", data: "" });
  const data = "0123456789abcdef".repeat(length / 16).slice(0, length - text.length);
  return new TextEncoder().encode(JSON.stringify({ id: "evt_1", type: "invoice.paid", data }));
}

function contenders(length) {
  const bytes = body(length);
  const delivery = Delivery.of(SCHEME, SECRET, bytes);
  const before = delivery.content().subarray(0, -length);
  const signature = Uint8Array.from(delivery.signature().match(/../g), (hex) => parseInt(hex, 16));
  const key = new TextEncoder().encode(SECRET);
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const importKey = () => crypto.subtle.importKey("raw", key, algorithm, false, ["verify"]);

  const content = () => {
    const joined = new Uint8Array(before.length + length);
    joined.set(before);
    joined.set(bytes, before.length);
    return joined;
  };
  const isSame = (one, other) => {
    let difference = one.length ^ other.length;
    for (let at = 0; at < one.length; at += 1) {
      difference |= one[at] ^ other[at];
    }
    return difference === 0;
  };
  const noble = () => isSame(hmac(sha256, key, content()), signature);
  const kept = importKey();

  return {
    verify: sync(() => delivery.verify(bytes)),
    webcrypto: async (times) => {
      let accepted = 0;
      for (let call = 0; call < times; call += 1) {
        const imported = await importKey();
        accepted += await crypto.subtle.verify("HMAC", imported, signature, content());
      }
      return accepted;
    },
    noble: sync(noble),
    webcrypto_key_kept: async (times) => {
      const imported = await kept;
      let accepted = 0;
      for (let call = 0; call < times; call += 1) {
        accepted += await crypto.subtle.verify("HMAC", imported, signature, content());
      }
      return accepted;
    },
    verify_inside: (times) => delivery.verify_times(times),
    hmac_inside: (times) => delivery.hmac_times(times),
  };
}

function sync(isAccepted) {
  return (times) => {
    let accepted = 0;
    for (let call = 0; call < times; call += 1) {
      accepted += isAccepted();
    }
    return accepted;
  };
}

async function milliseconds(name, run, times) {
  const start = performance.now();
  const accepted = await run(times);
  const elapsed = performance.now() - start;
  if (accepted !== times) {
    throw new Error(`${name} accepted ${accepted} of ${times} right signatures`);
  }
  return elapsed;
}

// So many calls that a round is long enough for the browser's clock, and the code has been compiled.
async function calls(name, run) {
  let times = 64;
  while ((await milliseconds(name, run, times)) < ROUND_MS / 2) {
    times *= 2;
  }
  return times * 2;
}

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

async function measured(length) {
  const all = Object.entries(contenders(length));
  const rounds = [];
  for (const [name, run] of all) {
    rounds.push({ name, run, times: await calls(name, run), perSecond: [] });
  }
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const { name, run, times, perSecond } of rounds) {
      perSecond.push((times / (await milliseconds(name, run, times))) * 1000);
    }
  }
  const medians = rounds.map(({ name, perSecond }) => [name, median(perSecond)]);
  return { body: length, ...Object.fromEntries(medians) };
}

// A body with all that programs write otherwise, changed so that nothing explains it.
function diagnosed(length) {
  const items = [];
  const text = () => JSON.stringify({ id: "evt_1", items });
  while (new TextEncoder().encode(text()).length < length - 80) {
    items.push({ name: `Zoë <${items.length}>`, url: "https://example.com/a", price: 1.5 });
  }
  const delivery = Delivery.of(SCHEME, SECRET, new TextEncoder().encode(text()));
  const other = new TextEncoder().encode(text().replace("evt_1", "evt_2"));
  const rounds = [];
  let hypotheses = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const start = performance.now();
    hypotheses = delivery.diagnose(other);
    rounds.push(performance.now() - start);
  }
  return { diagnosis_ms: median(rounds), hypotheses };
}

globalThis.measure = async () => {
  await init();
  const results = [];
  for (const length of BODIES) {
    results.push({ ...(await measured(length)), ...diagnosed(length) });
  }
  return results;
};
