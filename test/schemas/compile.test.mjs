// Every schema of the repository compiles, has an address, and describes what it has.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { compile } from "./ajv.mjs";
import { kinds, root, schemaText } from "./jtlctl.mjs";

const published = path.join(root, "docs/schemas");
const address = "https://raw.githubusercontent.com/jtlctl/jtlctl/main/docs/schemas/";
const names = fs.readdirSync(published, { recursive: true }).filter((name) => name.endsWith(".json")).map((name) => name.replaceAll("\\", "/"));
const read = (name) => fs.readFileSync(path.join(published, name), "utf8");

// undescribed returns where a schema has a value without a description or a type.
function undescribed(schema, root = schema, at = "") {
  const resolve = (s) => (s.$ref ? { ...s.$ref.slice(2).split("/").reduce((part, name) => part[name], root), ...s } : s);
  const typed = (s) => Boolean(s.type) || Boolean(s.$ref) || (s.anyOf ?? []).some((branch) => typed(resolve(branch)));
  const found = [];
  const visit = (s, where, mustDescribe = true) => {
    const whole = resolve(s);
    if (mustDescribe && !whole.description) found.push(`${where}: no description`);
    if (!typed(whole)) found.push(`${where}: no type`);
    found.push(...undescribed(s, root, where));
  };
  for (const [name, value] of Object.entries(schema.properties ?? {})) visit(value, `${at}.${name}`);
  if (schema.items) visit(schema.items, `${at}[]`, at.startsWith("."));
  if (typeof schema.additionalProperties === "object") visit(schema.additionalProperties, `${at}.*`, false);
  for (const branch of [...(schema.anyOf ?? []), ...(schema.allOf ?? [])]) found.push(...undescribed(branch, root, at));
  for (const [name, value] of Object.entries(schema.$defs ?? {})) found.push(...undescribed(value, root, `#${name}`));
  return found;
}

test("there are schemas", () => assert.ok(names.length > 50, `${names.length} schemas`));

for (const name of names) {
  test(name, () => {
    const schema = JSON.parse(read(name));
    compile(schema);
    assert.equal(schema.$schema, "https://json-schema.org/draft/2020-12/schema");
    assert.equal(schema.$id, address + name);
    assert.ok(schema.title && schema.description, "no title or description");
    const faults = undescribed(schema).filter((fault) => name.startsWith("manifest/") || !/\[\]: no desc/.test(fault));
    assert.deepEqual(faults, []);
  });
}

for (const kind of kinds) {
  test(`jtlctl manifest schema ${kind} prints what is published`, () => {
    assert.equal(schemaText(kind), read(`manifest/${kind}.schema.json`));
  });
}

test("a keyword that is misspelt does not compile", () => {
  const schema = JSON.parse(read("manifest/app.schema.json"));
  assert.throws(() => compile({ ...schema, propertees: {} }), /unknown keyword/);
  assert.throws(() => compile({ ...schema, type: undefined }), /missing type "object"/);
});
