// The jtlctl of this repository, which knows nothing of the user who runs it.
import { execFile, execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
export const kinds = ["app", "listing", "registration", "app-registration"];

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "jtlctl-schemas-"));
process.on("exit", () => fs.rmSync(folder, { recursive: true, force: true }));

const binary = process.env.JTLCTL_BINARY ?? build();
const home = Object.fromEntries(["HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"].map((name) => [name, folder]));
const options = { cwd: folder, env: { PATH: process.env.PATH, ...home }, maxBuffer: 16 << 20 };

function build() {
  const binary = path.join(folder, "jtlctl");
  execFileSync("go", ["build", "-o", binary, "./cmd/jtlctl"], { cwd: root, stdio: "inherit" });
  return binary;
}

export const schemaText = (kind) => execFileSync(binary, ["manifest", "schema", kind], options).toString();
export const schema = (kind) => JSON.parse(schemaText(kind));

export const start = () => execFileSync(binary, ["wawi", "init", "-"], options).toString();

// lint returns what `manifest lint` says of a file: its kind and the rules that found
// an error or a warning in it.
export async function lint(file) {
  const { stdout } = await promisify(execFile)(binary, ["manifest", "lint", "-o", "json", file], options).catch((error) => {
    if (error.code !== 1) throw error;
    return error;
  });
  const [{ kind, findings }] = JSON.parse(stdout).files;
  const rules = (severity) => findings.filter((found) => found.severity === severity).map((found) => found.rule);
  return { kind, errors: rules("error"), warnings: rules("warning") };
}

// lintText does what lint does, for a text under a name.
export async function lintText(name, text) {
  const file = path.join(fs.mkdtempSync(path.join(folder, "text-")), name);
  fs.writeFileSync(file, text);
  return lint(file);
}
