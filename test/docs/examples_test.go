package docs

import (
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/cli"
	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/sandbox"
	"github.com/jtlctl/jtlctl/test/clitest"
)

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
sed -i 's/orders.write/customers.read/' next/app.json; cp next/app.json app.json
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
sed -i 's/orders.write/salesorders.write/; s/setupUrl/configurationUrl/' app.json`,
	"jtlctl wawi!": `unset JTLCTL_ENV
printf '\211PNG\r\n\032\n' > icon.png`,
	"jtlctl wawi init": `true`,
	"jtlctl sandbox":   `curl -O ` + examplesURL + `app.json`,
	"jtlctl wawi status": `unset JTLCTL_ENV
curl -O ` + examplesURL + `app-registration.yaml
cp app-registration.yaml app.yaml
jtlctl wawi register my-app --url http://127.0.0.1:7373/api/eazybusiness --app app-registration.yaml --interval 100ms`,
	"jtlctl wawi register": `unset JTLCTL_ENV
curl -O ` + examplesURL + `app-registration.yaml
cp app-registration.yaml app.yaml`,
	"jtlctl wawi call": `unset JTLCTL_ENV
curl -O ` + examplesURL + `app-registration.yaml
cp app-registration.yaml app.yaml
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
sed -i 's/orders.write/salesorders.write/; s/setupUrl/configurationUrl/' app.json
printf '{"AppId":"a","DisplayName":"A","Description":"A","Version":"1.0.0","ProviderName":"A","ProviderWebsite":"https://a.example","MandatoryApiScopes":["item.queryitems"]}' > registration.json
mkdir src; echo 'fetch("https://api.jtl-cloud.com/erp/v2/customerGroups")' > src/a.ts`,
	"jtlctl token": `unset JTLCTL_ENV
export JTL_CLIENT_ID=sandbox-app JTL_CLIENT_SECRET=sandbox-secret JTL_SCX_REFRESH_TOKEN=sandbox-refresh-token
export JTLCTL_TOKEN_URL=http://127.0.0.1:7373/oauth2/token JTLCTL_API_URL=http://127.0.0.1:7373 JTLCTL_SCX_URL=http://127.0.0.1:7373/v1/auth
jtlctl config set -p customer environment prod`,
	"jtlctl wawi": `unset JTLCTL_ENV
curl -O ` + examplesURL + `app-registration.yaml
cp app-registration.yaml app.yaml
jtlctl wawi register my-app --url http://127.0.0.1:7373/api/eazybusiness --app app-registration.yaml --interval 100ms
jtlctl wawi register shop --url http://127.0.0.1:7373/api/other --app app-registration.yaml --interval 100ms --yes`,
}

// exampleCodes are the exit codes of examples that do not end with 0 in their scene,
// with the reason.
var exampleCodes = map[string]struct{ code, reason string }{
	`jtlctl auth login --env-file .env --store file`:                                                  {"2", "another store was used before; TestScripts/auth runs it"},
	`jtlctl wawi call my-app GET /v2/customerGroups -f pageSize=10 --jq '.items[].name'`:              {"2", "the sandbox has an empty page"},
	`jtlctl wawi register --url http://127.0.0.1:5883/api/eazybusiness --app app.yaml --api 1.1`:      {"2", "the scene has another app or name"},
	`jtlctl jwks get --pem --kid 2026-11`:                                                             {"2", "the scene has another app or name"},
	`jtlctl wawi register shop --url http://127.0.0.1:64110/api/eazybusiness --app app.yaml --detach`: {"2", "it asks a person"},
	`jtlctl auth login`:                                               {"2", "it asks a person"},
	`jtlctl auth login --idp auth.jtl-cloud.com`:                      {"2", "it asks a person"},
	`jtlctl auth login --scx --env qa`:                                {"2", "it asks a person"},
	`jtlctl wawi forget my-app`:                                       {"2", "it asks a person"},
	`jtlctl auth passphrase`:                                          {"2", "it asks a person"},
	`jtlctl sandbox approve`:                                          {"2", "it needs a registration that waits, which the examples of sandbox serve and wawi register make in two terminals; TestScripts/sandbox_wawi runs them"},
	`jtlctl sandbox reject`:                                           {"2", "it needs a registration that waits, which the examples of sandbox serve and wawi register make in two terminals; TestScripts/sandbox_wawi runs them"},
	`jtlctl sandbox approve 02a1fab0-372d-486f-a7e4-197c04c72910`:     {"2", "it needs a registration that waits, which the examples of sandbox serve and wawi register make in two terminals; TestScripts/sandbox_wawi runs them"},
	`jtlctl sandbox reject 02a1fab0-372d-486f-a7e4-197c04c72910`:      {"2", "it needs a registration that waits, which the examples of sandbox serve and wawi register make in two terminals; TestScripts/sandbox_wawi runs them"},
	`jtlctl sandbox approve --deny items.write --deny customers.read`: {"2", "it needs a registration that waits, which the examples of sandbox serve and wawi register make in two terminals; TestScripts/sandbox_wawi runs them"},
	`jtlctl wawi check my-app items.read items.write -o json`:         {"1", "the answer is no"},
	`jtlctl wawi add shop --url http://127.0.0.1:64110/api/eazybusiness --app-id my-company/my-app --app-version 1.0.0`:                    {"2", "it asks a person"},
	`jtlctl wawi add shop --url https://wawi.lan/api/shop --app-id my-app --app-version 1.0.0 --key-file key.txt --ca-cert ca.pem`:         {"2", "its address or certificate is that of a reader; TestScripts/wawi_add and wawi_register run the flags"},
	`ssh desk jtlctl wawi key shop | jtlctl wawi add shop --url https://wawi.lan/api/shop --app-id my-app --app-version 1.0.0 --key-stdin`: {"2", "shop is there; TestPages/wawi.md runs it under another name"},
	`jtlctl wawi register shop --url https://wawi.lan:5883/api/shop --app app-registration.json --ca-cert ca.pem`:                          {"2", "its address or certificate is that of a reader; TestScripts/wawi_add and wawi_register run the flags"},
	`jtlctl scope update --check -o json`:                                               {"0", "the example before it has read the documents"},
	`jtlctl scope infer src --manifest app.json --strict`:                               {"1", "the answer is no"},
	`jtlctl scope infer --from requests.ndjson --from tests.ndjson --manifest app.json`: {"1", "the answer is no"},
	`jtlctl scope infer --from - -o json < requests.ndjson`:                             {"1", "the answer is no"},
	`jtlctl scope diff my-app app-registration.yaml`:                                    {"1", "the answer is no"},
	`jtlctl scope import https://developer.example/erp/openapi.json --name 2.3`:         {"3", "the address is an example"},
	`jtlctl manifest lint app.json --code src`:                                          {"1", "the answer is no"},
	`jtlctl completion powershell | Out-String | Invoke-Expression`:                     {"127", "it needs PowerShell"},
}

// TestExamples runs the examples of every command, in their order, in the scene
// of the command.
func TestExamples(t *testing.T) {
	t.Parallel()
	needsBash(t)
	root := cli.NewRoot(&kit.App{World: clitest.World(strings.NewReader(""), io.Discard, io.Discard)})
	for _, c := range clitest.Commands(root) {
		if kit.IsTopic(c) || c.Example == "" {
			continue
		}
		t.Run(strings.ReplaceAll(c.CommandPath(), " ", "_"), func(t *testing.T) {
			t.Parallel()
			before := commandLines(t, []block{{language: "sh", line: 1, text: scene(c.CommandPath())}})
			lines := slices.Concat(before, commandLines(t, []block{{language: "sh", line: 1, text: outdented(c.Example)}}))
			s := newSession(t, lines)
			for i, got := range s.run(t, lines) {
				if want := exampleCode(lines[i].command); got.code != want {
					t.Errorf("exit code %s, want %s: %s\n%s", got.code, want, lines[i].command, got.output)
				}
			}
		})
	}
}

func exampleCode(command string) string {
	if code, ok := exampleCodes[command]; ok {
		return code.code
	}
	return expectedCode(command)
}

// scene returns the lines before the examples of a command.
func scene(path string) string {
	if own, ok := scenes[path+"!"]; ok {
		return own + "\n"
	}
	longest := "jtlctl"
	for begin := range scenes {
		if strings.HasPrefix(path, begin) && len(begin) > len(longest) {
			longest = begin
		}
	}
	if longest == "jtlctl" {
		return scenes[longest] + "\n"
	}
	return scenes["jtlctl"] + "\n" + scenes[longest] + "\n"
}
