// Documents that lint and the schemas must agree about.
const app = (change) => {
  const value = {
    technicalName: "stock-watch",
    version: "1.0.0",
    lifecycle: { configurationUrl: "https://stock.example/setup" },
    capabilities: { erp: { api: { scopes: ["items.read"] }, menuItems: [{ id: "a", name: "Stock", url: "https://stock.example/a" }] } },
  };
  change(value);
  return { file: "app.json", text: JSON.stringify(value) };
};

export const picture =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=";

const request = (change) => {
  const value = {
    AppId: "acme/stock-watch", DisplayName: "Stock", Description: "Watches the stock", Version: "1.0.0", ProviderName: "Acme",
    ProviderWebsite: "https://acme.example", MandatoryApiScopes: ["items.read"], OptionalApiScopes: ["salesorder.getsalesorder"], AppIcon: picture,
  };
  change(value);
  return { file: "registration.json", text: JSON.stringify(value) };
};

const file = (text) => ({
  file: "app-registration.yaml",
  text: text ?? "AppId: acme/a\nDisplayName: a\nDescription: a\nVersion: 1.0\nProviderName: a\nMandatoryApiScopes:\n  - items.read\n",
});
const lines = (...more) => file(file().text + more.join("\n") + "\n");

const rows = [
  // name, document, whether it is rejected
  ["an app", app(() => {}), false],
  ["an app with $schema", app((d) => (d.$schema = "./app.schema.json")), false],
  ["an app with an unknown field", app((d) => (d.techName = "x")), false],
  ["an app with a scope that may be newer", app((d) => d.capabilities.erp.api.scopes.push("labels.print")), false],
  ["an app with a scope twice", app((d) => d.capabilities.erp.api.scopes.push("items.read")), false],
  ["an app with a pane that is no list", app((d) => (d.capabilities.erp.pane = { id: "a", context: "items", title: "a", url: "https://stock.example/a" })), false],
  ["an app with an unknown scope in a pane", app((d) => (d.capabilities.erp.pane = [{ id: "a", context: "items", title: "a", url: "https://stock.example/a", requiredScopes: ["X Y"] }])), false],
  ["an app with a link that is no address", app((d) => (d.capabilities.erp.menuItems[0].url = "/a")), false],
  ["an app with null for its scopes", app((d) => (d.capabilities.erp.api.scopes = null)), false],
  ["an app with a placeholder in an address", app((d) => (d.lifecycle.configurationUrl = "https://stock.example/{ metadata.a }")), false],
  ["an app without a name", app((d) => delete d.technicalName), true],
  ["an app with an empty name", app((d) => (d.technicalName = " ")), true],
  ["an app with a name of 101 characters", app((d) => (d.technicalName = "ä".repeat(101))), true],
  ["an app with a name of 100 characters", app((d) => (d.technicalName = "😀".repeat(100))), false],
  ["an app with a number for its version", app((d) => (d.version = 1)), true],
  ["an app with a version with a v", app((d) => (d.version = "v1.0.0")), true],
  ["an app with a text for its scopes", app((d) => (d.capabilities.erp.api.scopes = "items.read")), true],
  ["an app with a scope of API 1.x", app((d) => d.capabilities.erp.api.scopes.push("item.queryitems")), true],
  ["an app with a scope in capitals", app((d) => d.capabilities.erp.api.scopes.push("Items.Read")), true],
  ["an app with a scope that never was", app((d) => d.capabilities.erp.api.scopes.push("orders.write")), true],
  ["an app with a path for its setup page", app((d) => (d.lifecycle.configurationUrl = "/setup")), true],
  ["an app with a wildcard in a topic", app((d) => (d.capabilities.erp.webhooks = { subscriptions: [{ topics: ["com.jtl.*"] }] })), true],
  ["a request", request(() => {}), false],
  ["a request with a number for its type", request((d) => (d.RegistrationType = 2)), false],
  ["a request with the name of its type", request((d) => (d.RegistrationType = "MultiInstance")), false],
  ["a request with a newer type", request((d) => (d.RegistrationType = 9)), false],
  ["a request without an icon", request((d) => delete d.AppIcon), false],
  ["a request with null for its optional scopes", request((d) => (d.OptionalApiScopes = null)), false],
  ["a request with names in lower case", request((d) => { d.appId = d.AppId; delete d.AppId; }), false],
  ["a request with an icon of a megabyte", request((d) => (d.AppIcon = picture.slice(0, -4) + "A".repeat(1 << 20) + "AAA=")), false],
  ["a request with a fraction for its type", request((d) => (d.RegistrationType = 1.5)), true],
  ["a request with true for its type", request((d) => (d.RegistrationType = true)), true],
  ["a request without an id", request((d) => delete d.AppId), true],
  ["a request with an id that no header carries", request((d) => (d.AppId = "äcme")), true],
  ["a request with a text for its scopes", request((d) => (d.MandatoryApiScopes = "items.read")), true],
  ["a request with an icon that is no base64", request((d) => (d.AppIcon = "a picture")), true],
  ["a request with a data: prefix", request((d) => (d.AppIcon = "data:image/png;base64," + picture)), true],
  ["a request with a challenge code of 31 characters", request((d) => (d.ChallengeCode = "x".repeat(31))), true],
  ["an application file", file(), false],
  ["an application file in small letters", file(file().text.toLowerCase()), false],
  ["an application file with a type by name", lines("RegistrationType: multiinstance"), false],
  ["an application file with empty fields", lines("OptionalApiScopes:", "AppIcon:"), false],
  ["an application file with only optional scopes", file(file().text.replace("Mandatory", "Optional")), false],
  ["an application file without scopes", file(file().text.replace(/Mandatory[^]*/, "MandatoryApiScopes: []\n")), true],
  ["an application file with an unknown field", lines("Colour: red"), true],
  ["an application file with an unknown type", lines("RegistrationType: 7"), true],
  ["an application file with a scope twice", file(file().text + "  - items.read\n"), true],
  ["an application file without an id", file(file().text.replace("AppId: acme/a\n", "")), true],
  ["an application file with an empty id", file(file().text.replace("acme/a", '""')), true],
];

export const documents = rows.map(([name, document, rejected]) => ({ name, rejected, ...document }));
