// What VS Code shows and offers. Each check is shown to fail with a schema that lacks
// what it is about.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { documents } from "./documents.mjs";
import { editor } from "./editor.mjs";
import { kinds, lint, root, schema } from "./jtlctl.mjs";

const schemas = Object.fromEntries(kinds.map((kind) => [kind, schema(kind)]));

const app = (erp) => `{"technicalName": "a", "version": "1.0.0", "capabilities": {"erp": {${erp}}}}`;
const scopes = app('"api": {"scopes": [|]}');
const pane = app('"pane": [{"requiredScopes": [|]}]');

// without removes a keyword everywhere.
function without(value, keyword) {
  if (Array.isArray(value)) return value.map((item) => without(item, keyword));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== keyword).map(([name, item]) => [name, without(item, keyword)]));
}

// check is about the schema of a kind; broken is a change after which it must fail.
function check(name, kind, run, broken) {
  test(`${kind}: ${name}`, async () => {
    await run(editor(schemas[kind]), schemas[kind]);
    await assert.rejects(run(editor(broken(schemas[kind])), schemas[kind]), assert.AssertionError, "the check passes without what it is about");
  });
}

const offersScopes = (marked) => async (e, whole) => {
  const { enum: names, enumDescriptions } = whole.$defs.knownScope;
  assert.ok(names.length >= 50, `${names.length} scopes`);
  const proposals = Object.values(await e.proposals(marked)); // long names are shortened in what is shown
  const documentation = Object.fromEntries(proposals.map((proposal) => [proposal.inserted.replace(/,$/, ""), proposal.documentation]));
  names.forEach((name, i) => assert.equal(documentation[`"${name}"`], enumDescriptions[i], name));
};

const shows = (marked, ...texts) => async (e) => {
  const shown = await e.hover(marked);
  for (const text of texts) assert.ok(shown.includes(text), `${shown}\nlacks ${text}`);
};

const offers = (marked, ...labels) => async (e) => {
  const proposals = await e.proposals(marked);
  for (const label of labels) {
    assert.ok(proposals[label], `${label} is not offered: ${Object.keys(proposals)}`);
    assert.ok(proposals[label].documentation.length > 10, `${label} is not documented`);
    assert.match(proposals[label].inserted, /^\{\n/, label);
  }
};

const noDescriptions = (s) => without(s, "enumDescriptions");
const noSnippets = (s) => without(s, "defaultSnippets");

check("scopes are offered with what they open", "app", offersScopes(scopes), noDescriptions);
check("scopes are offered between quotation marks", "app", offersScopes(scopes.replace("|", '"|"')), noDescriptions);
check("scopes are offered after others", "app", offersScopes(scopes.replace("|", '"items.read", |')), noDescriptions);
check("scopes are offered for a pane", "app", offersScopes(pane), noDescriptions);
for (const name of ["MandatoryApiScopes", "OptionalApiScopes", "mandatoryApiScopes", "optionalApiScopes"])
  check(`scopes are offered in ${name}`, "registration", offersScopes(`{"${name}": [|]}`), noDescriptions);
check("scopes are offered in an application file", "app-registration", offersScopes('{"MandatoryApiScopes": [|]}'), noDescriptions);

check("hover says what a scope opens", "app", shows(scopes.replace("|", '"salesorders.re|ad"'), "A scope that the app requests", "May read sales orders", "Opens 10 operations, such as GET /v2/salesOrders/"), noDescriptions);
check("hover says what the scope of a pane opens", "app", shows(pane.replace("|", '"customers.re|ad"'), "May read customer data"), noDescriptions);
check("hover says what a scope of API 1.x opens", "registration", shows('{"MandatoryApiScopes": ["item.query|items"]}', "Opens GET "), noDescriptions);
check("hover warns of a broad scope", "app", shows(scopes.replace("|", '"system.|all"'), "Too broad for most apps"), noDescriptions);
check("hover says that a scope may be newer", "app", shows(scopes.replace("|", '"labels.|print"'), "jtlctl scope update"), (s) => without(s, "deprecated") && without(s, "description"));
check("hover explains the type of a registration", "registration", shows('{"RegistrationType": |1}', "Several instances"), noDescriptions);

check("an empty file", "app", offers("|", "App with a page", "App without pages"), noSnippets);
check("an empty file", "listing", offers("|", "Listing"), noSnippets);
check("an empty file", "registration", offers("|", "Registration request"), noSnippets);
check("an empty file", "app-registration", offers("|", "Application file"), noSnippets);
check("a new page", "app", offers(app('"menuItems": [|]'), "Menu item"), noSnippets);
check("a new pane", "app", offers(app('"pane": [|]'), "Pane"), noSnippets);
check("a new subscription", "app", offers(app('"webhooks": {"subscriptions": [|]}'), "Subscription"), noSnippets);
check("a new capability", "app", offers('{"capabilities": |}', "Access to the API"), noSnippets);
check("a new sign-in", "app", offers('{"authentication": |}', "Sign-in in the browser", "Service account"), noSnippets);
check("a new plan", "listing", offers('{"pricing": {"subscriptionTiers": [|]}}', "Plan"), noSnippets);
check("a new name in a language", "registration", offers('{"LocalizedDisplayNames": [|]}', "Name in a language"), noSnippets);

const sample = { string: '"x"', object: "{}", array: "[]", integer: "1", boolean: "true", number: "1" };
for (const kind of kinds) {
  const typeOf = (s) => s.type ?? typeOf(s.anyOf[0]);
  check("hover describes each field, and completion offers it with its description", kind, async (e, whole) => {
    const offered = await e.proposals("{|}");
    for (const [name, field] of Object.entries(whole.properties)) {
      if (name === "$schema") continue; // which the editor follows instead
      const shown = await e.hover(`{"${name.slice(0, 1)}|${name.slice(1)}": ${sample[typeOf(field)]}}`);
      assert.ok(shown.includes(field.description), `${name}: ${shown}`);
      assert.equal(offered[name]?.documentation, field.description, name);
      assert.match(offered[name].inserted, /^"[$\w]+": ./, `${name} is inserted without a value`);
    }
  }, (s) => without(s, "description"));
}

check("a field of older documents is not offered", "app", async (e) => {
  const offered = await e.proposals(app("|"));
  assert.deepEqual(Object.keys(offered).sort(), ["api", "menuItems", "pane", "webhooks"]);
}, (s) => JSON.parse(JSON.stringify(s).replace('"patternProperties":{"^headless$"', '"patternProperties":{"^x$"').replace('"menuItems":{', '"headless":{},"menuItems":{')));

const warns = (text, message) => async (e) => {
  const found = await e.problems(text);
  assert.ok(found.some((problem) => message.test(problem)), `${text}: ${found}`);
};
const noWarnings = (s) => without(s, "deprecated");
check("a list that is an object is marked", "app", warns(app('"pane": {}'), /^2 1: Incorrect type. Expected "array"/), noWarnings);
check("a field that is misspelt is marked", "app", warns('{"technicalName": "a", "version": "1.0.0", "lifecicle": {}}', /^2 1: Value is not accepted.*"lifecycle"/), noWarnings);
check("a scope in no catalogue is marked", "app", warns(scopes.replace("|", '"labels.print"'), /^2 1: Value is not accepted/), noWarnings);
check("a field that was renamed is marked", "app", warns('{"technicalName": "a", "version": "1.0.0", "lifecycle": {"setupUrl": "https://a.example"}}', /deprecated/), noWarnings);
check("a field that is missing is named", "app", warns('{"version": "1.0.0"}', /Missing property "technicalName"/), (s) => without(s, "required"));
check("a field that is missing is named", "registration", warns("{}", /Missing property "appId"/), (s) => without(s, "allOf"));

test("a file can name its schema", async () => {
  const e = editor(schemas.app, true);
  const text = `{"$schema": "./a.schema.json", ${scopes.slice(1).replace("|", '"items.read"')}`;
  assert.deepEqual(await e.problems(text), []);
  assert.match((await e.problems(text.replace("items.read", "item.queryitems"))).join(), /Value is not accepted/);
  assert.match(await e.hover(text.replace("items.read", "items.|read")), /May read items/);
  assert.match((await e.problems(text.replace("./a", "./b"))).join(), /b\.schema\.json is not there/);
});

test("the settings of docs/editors.md name each schema for its file", () => {
  const page = fs.readFileSync(path.join(root, "docs/editors.md"), "utf8");
  const settings = JSON.parse(page.match(/settings.json <<'EOF'\n([^]*?)EOF/)[1]);
  const named = [...settings["json.schemas"].map(({ fileMatch, url }) => [fileMatch[0], url]), ...Object.entries(settings["yaml.schemas"]).map(([url, file]) => [file, url])];
  assert.deepEqual(named.map(([file]) => file.replace(/\.(json|yaml)$/, "")), kinds);
  for (const [file, url] of named) assert.ok(page.includes(`> ${url.slice(2)}\n`), `no command writes ${url} for ${file}`);
});

const kindOf = { "app.json": "app", "registration.json": "registration" };
for (const { name, file, text, rejected } of documents.filter(({ file, rejected }) => rejected && kindOf[file])) {
  test(`${name} is marked`, async () => assert.notDeepEqual(await editor(schemas[kindOf[file]]).problems(text), []));
}

test("what lint has nothing to say about has no mark", async () => {
  const folder = path.join(root, "internal/manifest/examples");
  let seen = 0;
  for (const entry of fs.readdirSync(folder, { recursive: true }).filter((name) => /good.*\.json$/.test(name))) {
    const file = path.join(folder, entry);
    const { kind, errors, warnings } = await lint(file);
    const text = fs.readFileSync(file, "utf8");
    if (!schemas[kind] || text.includes('"$schema"') || errors.length + warnings.length > 0) continue;
    assert.deepEqual(await editor(schemas[kind]).problems(text), [], file);
    seen++;
  }
  assert.ok(seen > 20, `only ${seen} documents`);
});
