// A document that lint accepts is accepted by the schema, and what lint rejects is
// rejected if a schema can express why.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { parse } from "yaml";
import { compile } from "./ajv.mjs";
import { kinds, lint, lintText, root, schema, start } from "./jtlctl.mjs";
import { documents } from "./documents.mjs";

const validators = Object.fromEntries(kinds.map((kind) => [kind, compile(schema(kind))]));

// What no schema can express: two lists that overlap, names that are nearly known.
const inexpressible = ["mandatory-optional-overlap", "scope-unknown"];

const isYAML = (name) => /\.ya?ml$/.test(name);
const validatorOf = (name, found) => validators[isYAML(name) && found.kind === "registration" ? "app-registration" : found.kind];

// valueOf returns the content of a document; undefined if it is not strictly JSON or YAML.
function valueOf(name, text) {
  try {
    return isYAML(name) ? parse(text) : JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return undefined;
  }
}

function compare(name, text, found) {
  const validate = validatorOf(name, found);
  const value = valueOf(name, text);
  if (!validate || value === undefined || found.errors.includes("syntax")) return false;
  const valid = validate(value);
  if (found.errors.length === 0) assert.ok(valid, `lint accepts it, and the schema says ${JSON.stringify(validate.errors, null, 1)}`);
  else if (!found.errors.some((rule) => inexpressible.includes(rule))) assert.ok(!valid, `the schema accepts what lint rejects by ${found.errors}`);
  return true;
}

test("the examples of the rules, real documents, and those of the documentation", async () => {
  let compared = 0;
  for (const folder of ["internal/manifest/examples", "internal/manifest/testdata/field", "docs/examples"]) {
    for (const entry of fs.readdirSync(path.join(root, folder), { recursive: true })) {
      if (!/\.(json|ya?ml)$/.test(entry)) continue;
      const file = path.join(root, folder, entry);
      const found = await lint(file).catch(() => undefined);
      if (!found) continue; // no document for lint
      try {
        compared += compare(entry, fs.readFileSync(file, "utf8"), found);
      } catch (error) {
        error.message = `${file}: ${error.message}`;
        throw error;
      }
    }
  }
  assert.ok(compared > 90, `only ${compared} documents were compared`);
});

test("the file that wawi init writes", async () => {
  const text = start();
  const found = await lintText("app-registration.yaml", text);
  assert.equal(compare("app-registration.yaml", text, found), true);
  assert.deepEqual(found.errors, []);
  assert.ok(text.startsWith(`# yaml-language-server: $schema=${schema("app-registration").$id}\n`), "it names another schema");
});

for (const { name, file, text, rejected } of documents) {
  test(`${name} is ${rejected ? "rejected" : "accepted"}`, async () => {
    const found = await lintText(file, text);
    assert.equal(found.errors.length > 0, rejected, `lint finds ${JSON.stringify(found)}`);
    const validate = validatorOf(file, found);
    assert.equal(validate(valueOf(file, text)), !rejected, JSON.stringify(validate.errors));
  });
}
