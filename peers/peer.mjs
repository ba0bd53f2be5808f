// Loads a pinned peer from the folder that peers/install printed (environment: TREZA_PEERS).
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const folder = process.env.TREZA_PEERS;
if (!folder) {
  throw new Error("TREZA_PEERS is not set: run peers/install and give the folder it prints");
}
const require = createRequire(join(folder, "package.json"));

/** The module `name`, such as `ethers` or `jose`. */
export async function peer(name) {
  const module = await import(pathToFileURL(require.resolve(name)).href);
  return module.default ?? module;
}

/** What the JSON file at `path` inside a pinned package says. */
export function file(path) {
  return require(join(folder, "node_modules", path));
}
