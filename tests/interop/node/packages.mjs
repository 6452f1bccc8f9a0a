// The providers' packages lie outside of the sources, in a folder that `cargo xtask` has set up.

import { pathToFileURL } from "node:url";
import { readFile } from "node:fs/promises";

const FOLDER = pathToFileURL(`${process.env.WEBHOOK_LAB_NODE_PACKAGES}/`);

// As a program that stands in that folder would import it (`--experimental-import-meta-resolve`).
export const load = (name) => import(import.meta.resolve(name, new URL("index.mjs", FOLDER)));

// The version that is there.
export async function version(name) {
  const manifest = new URL(`node_modules/${name}/package.json`, FOLDER);
  return JSON.parse(await readFile(manifest, "utf8")).version;
}
