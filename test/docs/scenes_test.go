package docs

import "github.com/jtlctl/jtlctl/internal/sandbox"

// examplesURL is where the pages say that the examples are.
const examplesURL = "https://raw.githubusercontent.com/jtlctl/jtlctl/main/docs/examples/"

// scenes are the lines before the examples of a command, by the beginning of its
// name: a help page is read in the folder of an app, with what other commands have
// made. The longest beginning counts, after that of all commands; ! ends a name.
var scenes = map[string]string{
	"jtlctl": `export JTLCTL_ENV=sandbox`,
	"jtlctl scope": `curl -O ` + examplesURL + `app.json
curl -O ` + examplesURL + `app-registration.yaml
curl -O ` + examplesURL + `requests.ndjson
cp requests.ndjson tests.ndjson; mkdir next; cp app.json next/app.json
sed -i.bak 's/orders.write/customers.read/' next/app.json; cp next/app.json app.json
jtlctl wawi register my-app --url http://127.0.0.1:7373/api/eazybusiness --app app-registration.yaml --interval 100ms
mkdir -p src/plugins documents; echo 'fetch("https://api.jtl-cloud.com/erp/v2/customerGroups", {method: "GET"})' > src/a.ts
printf '{"AppId":"a","DisplayName":"A","Description":"A","Version":"1.0.0","ProviderName":"A","ProviderWebsite":"https://a.example","MandatoryApiScopes":["customers.read"]}' > registration.yaml
echo '{ QuerySalesOrders(first: 1) { nodes { id } } }' > orders.graphql
printf '{"openapi":"3.0.4","info":{"title":"A","version":"2.3"},"paths":{"/v2/shelves":{"post":{"security":[{"Wawi":["shelves.write"]}]}}}}' > openapi.json
cp openapi.json openapi.yaml; cp openapi.json documents/2.3.json
printf 'type Query { QueryItems: String @authorize(roles: ["items.read"]) }' > graphql-schema.md
jtlctl scope import openapi.json; jtlctl scope import openapi.json --name 2.0-beta`,
	"jtlctl!": `unset JTLCTL_ENV
export JTLCTL_TOKEN_URL=http://127.0.0.1:7373/oauth2/token JTLCTL_API_URL=http://127.0.0.1:7373 JTLCTL_JWKS_URL=http://127.0.0.1:7373/account/.well-known/jwks.json JTL_TENANT_ID=` + sandbox.DefaultTenant + `
printf 'JTL_CLIENT_ID=sandbox-app\nJTL_CLIENT_SECRET=sandbox-secret\n' > .env; chmod 600 .env
curl -O ` + examplesURL + `app.json
sed -i.bak 's/orders.write/salesorders.write/; s/setupUrl/configurationUrl/' app.json`,
	"jtlctl wawi!": `unset JTLCTL_ENV
printf '\211PNG\r\n\032\n' > icon.png`,
	"jtlctl wawi init": `true`,
	"jtlctl sandbox": `unset JTLCTL_ENV; curl -O ` + examplesURL + `app.json
` + waitingApp,
	"jtlctl jwt!":            `true`,
	"jtlctl jwt verify!":     `true`,
	"jtlctl sandbox token":   `unset JTLCTL_ENV`,
	"jtlctl sandbox serve":   `curl -O ` + examplesURL + `app.json`,
	"jtlctl sandbox approve": "unset JTLCTL_ENV\n" + waitingApp,
	"jtlctl sandbox reject":  "unset JTLCTL_ENV\n" + waitingApp,
	"jtlctl wawi status": `unset JTLCTL_ENV
curl -O ` + examplesURL + `app-registration.yaml
cp app-registration.yaml app.yaml
jtlctl wawi register my-app --url http://127.0.0.1:7373/api/eazybusiness --app app-registration.yaml --interval 100ms`,
	"jtlctl wawi register": `unset JTLCTL_ENV
curl -O ` + examplesURL + `app-registration.yaml
cp app-registration.yaml app.yaml
cp ~/ca.pem .
printf '{"AppId":"a","DisplayName":"A","Description":"A","Version":"1.0.0","ProviderName":"A","ProviderWebsite":"https://a.example","AppIcon":"iVBORw0KGgo=","MandatoryApiScopes":["items.read"]}' > app-registration.json`,
	"jtlctl wawi call": `unset JTLCTL_ENV
curl -O ` + examplesURL + `app-registration.yaml
sed -i.bak 's/items.read/items.read, items.write, customers.read/' app-registration.yaml
jtlctl wawi register my-app --url http://127.0.0.1:7373/api/eazybusiness --app app-registration.yaml --interval 100ms
echo '{"name":"Cup"}' > item.json; echo '{"query":"{ QueryItems(first: 5) { nodes { id } } }"}' > query.json`,
	"jtlctl proxy": `curl -O ` + examplesURL + `app-registration.yaml
jtlctl wawi register my-app --url http://127.0.0.1:7373/api/eazybusiness --app app-registration.yaml --interval 100ms`,
	"jtlctl completion": `mkdir -p ~/.config/fish/completions; fpath=(/tmp "$HOME")`,
	"jtlctl api": `curl -O ` + examplesURL + `app.json
echo '{"name":"Cup"}' > change.json
echo 'query($endCursor: String) { QueryItems(first: 5, after: $endCursor) { nodes { id } pageInfo { hasNextPage endCursor } } }' > items.graphql
echo 'query($first: Int) { QuerySalesOrders(first: $first) { nodes { id } } }' > orders.graphql
echo '{"query":"{ QueryItems(first: 5) { nodes { id } } }"}' > request.json`,
	"jtlctl auth": `unset JTLCTL_ENV
export JTLCTL_TOKEN_URL=http://127.0.0.1:7373/oauth2/token JTLCTL_API_URL=http://127.0.0.1:7373 JTLCTL_SCX_URL=http://127.0.0.1:7373/v1/auth
printf sandbox-secret > secret.txt; chmod 600 secret.txt
printf 'JTL_CLIENT_ID=sandbox-app\nJTL_CLIENT_SECRET=sandbox-secret\n' > .env; chmod 600 .env
printf '{"JtlPlatform":{"ClientId":"sandbox-app","ClientSecret":"sandbox-secret"}}' > appsettings.Local.json; chmod 600 appsettings.Local.json
jtlctl auth login --client-id sandbox-app --client-secret-file secret.txt
jtlctl auth login -p customer --client-id sandbox-app --client-secret-file secret.txt`,
	"jtlctl auth passphrase": `unset JTLCTL_ENV
export JTLCTL_TOKEN_URL=http://127.0.0.1:7373/oauth2/token JTLCTL_API_URL=http://127.0.0.1:7373
printf 'correct horse' > old.txt; printf 'battery staple' > new.txt; printf sandbox-secret > secret.txt; chmod 600 old.txt new.txt secret.txt
JTLCTL_PASSPHRASE_FILE=old.txt jtlctl auth login --store file --client-id sandbox-app --client-secret-file secret.txt`,
	"jtlctl wawi resume": `unset JTLCTL_ENV
curl -O ` + examplesURL + `app-registration.yaml
jtlctl wawi register my-app --url http://127.0.0.1:7373/api/eazybusiness --app app-registration.yaml --interval 100ms`,
	"jtlctl config":  `unset JTLCTL_ENV; jtlctl config set -p customer client_id 4711; jtlctl config set environment qa`,
	"jtlctl profile": `unset JTLCTL_ENV; jtlctl config set -p customer client_id 4711; jtlctl config set -p 'old customer' client_id 4711; jtlctl config set environment prod`,
	"jtlctl manifest": `curl -O ` + examplesURL + `app.json
sed -i.bak 's/orders.write/salesorders.write/; s/setupUrl/configurationUrl/' app.json
printf '{"AppId":"a","DisplayName":"A","Description":"A","Version":"1.0.0","ProviderName":"A","ProviderWebsite":"https://a.example","MandatoryApiScopes":["item.queryitems"]}' > registration.json
mkdir src; echo 'fetch("https://api.jtl-cloud.com/erp/v2/customerGroups")' > src/a.ts`,
	"jtlctl token": `unset JTLCTL_ENV
export JTL_CLIENT_ID=sandbox-app JTL_CLIENT_SECRET=sandbox-secret JTL_SCX_REFRESH_TOKEN=sandbox-refresh-token
export JTLCTL_TOKEN_URL=http://127.0.0.1:7373/oauth2/token JTLCTL_API_URL=http://127.0.0.1:7373 JTLCTL_SCX_URL=http://127.0.0.1:7373/v1/auth
jtlctl config set -p customer environment prod`,
	"jtlctl wawi": `unset JTLCTL_ENV
curl -O ` + examplesURL + `app-registration.yaml
cp app-registration.yaml app.yaml; cp ~/ca.pem .
jtlctl wawi register my-app --url http://127.0.0.1:7373/api/eazybusiness --app app-registration.yaml --interval 100ms
jtlctl wawi register shop --url http://127.0.0.1:7373/api/other --app app-registration.yaml --interval 100ms --yes`,
}

// waitingApp is an app with optional scopes that a merchant may refuse.
const waitingApp = `curl -O ` + examplesURL + `app-registration.yaml
sed 's/salesorders.write/items.write, customers.read/' app-registration.yaml > app.yaml`
