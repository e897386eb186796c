package docs

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/cli"
	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/test/clitest"
)

// turn is what belongs to one example besides its line.
type turn struct {
	before string // lines of another terminal before it
	typed  string // what a person answers at a terminal, a line for each question
	code   string // how it ends, if not with 0
	reason string // why it ends so
}

// answerIsNo is why examples end with 1: it is what they are for.
const answerIsNo = "the answer is no"

// another sends a request for registration that waits for a decision.
const another = `rm -f waiting; jtlctl wawi register --url http://127.0.0.1:7373/api/waiting --app app.yaml --yes --detach -o json | jq -r .registration_id > waiting`

// turns are the examples that need more than the scene of their command.
var turns = map[string]turn{
	`jtlctl auth login`: {typed: "y"},
	`jtlctl auth login --env-file .env --store file`:                                                  {before: `jtlctl auth logout; export JTLCTL_PASSPHRASE=battery-staple`},
	`jtlctl auth login --idp auth.jtl-cloud.com`:                                                      {before: `jtlctl auth logout; rm .env appsettings.Local.json`, typed: "sandbox-app\nsandbox-secret"},
	`jtlctl auth login --scx --env qa`:                                                                {before: `jtlctl auth logout`, typed: "sandbox-refresh-token"},
	`jtlctl auth passphrase`:                                                                          {typed: "correct horse\ncorrect battery\ncorrect battery"},
	`JTLCTL_PASSPHRASE_FILE=old.txt jtlctl auth passphrase --new-file new.txt`:                        {before: `printf 'correct battery' > old.txt`},
	`jtlctl sandbox approve`:                                                                          {before: another},
	`jtlctl sandbox approve 02a1fab0-372d-486f-a7e4-197c04c72910`:                                     {before: another},
	`jtlctl sandbox approve --deny items.write --deny customers.read`:                                 {before: another},
	`jtlctl sandbox reject`:                                                                           {before: another},
	`jtlctl sandbox reject 02a1fab0-372d-486f-a7e4-197c04c72910`:                                      {before: another},
	`jtlctl jwt verify --env sandbox "$(jtlctl sandbox token --expired)"`:                             {code: "1", reason: answerIsNo},
	`jtlctl jwks get --pem --kid 2026-11`:                                                             {before: `jtlctl jwks get -o json | jq -r .keys.0.kid > kid`},
	`jtlctl scope update --check -o json`:                                                             {before: `jtlctl scope update --reset`, code: "1", reason: answerIsNo},
	`jtlctl scope infer src --manifest app.json --strict`:                                             {code: "1", reason: answerIsNo},
	`jtlctl scope infer --from requests.ndjson --from tests.ndjson --manifest app.json`:               {code: "1", reason: answerIsNo},
	`jtlctl scope infer --from - -o json < requests.ndjson`:                                           {code: "1", reason: answerIsNo},
	`jtlctl scope diff my-app app-registration.yaml`:                                                  {code: "1", reason: answerIsNo},
	`jtlctl manifest lint app.json --code src`:                                                        {code: "1", reason: answerIsNo},
	`jtlctl wawi check my-app items.read items.write -o json`:                                         {code: "1", reason: answerIsNo},
	`jtlctl wawi check items.read`:                                                                    {before: `jtlctl wawi forget shop --yes`},
	`jtlctl wawi forget my-app`:                                                                       {typed: "y"},
	`jtlctl wawi forget my-app --yes`:                                                                 {before: `jtlctl wawi register my-app --url http://127.0.0.1:7373/api/eazybusiness --app app.yaml --interval 100ms --yes`},
	`jtlctl wawi register --url http://127.0.0.1:64110/api/eazybusiness --app app.yaml --dry-run`:     {before: `jtlctl wawi forget stock-watch --yes`},
	`jtlctl wawi register --url http://127.0.0.1:5883/api/eazybusiness --app app.yaml --api 1.1`:      {before: `jtlctl wawi forget stock-watch --yes; sed -i.bak 's/items.read/item.queryitems/; s/salesorders.write/salesorder.updatesalesorder/' app.yaml`},
	`jtlctl wawi register shop --url http://127.0.0.1:64110/api/eazybusiness --app app.yaml --detach`: {before: `jtlctl wawi forget shop --yes`, typed: "y"},
	`jtlctl wawi add shop --url http://127.0.0.1:64110/api/eazybusiness --app-id my-company/my-app --app-version 1.0.0`: {
		before: `sed -i.bak 's/^AppId: .*/AppId: my-company\/my-app/' app.yaml
jtlctl wawi register other --url http://127.0.0.1:7373/api/eazybusiness --app app.yaml --interval 100ms --yes
jtlctl wawi key other > key.txt
jtlctl wawi forget other --yes; jtlctl wawi forget shop --yes`,
		typed: "$(cat key.txt)",
	},
	`jtlctl wawi add shop --url https://wawi.lan/api/shop --app-id my-app --app-version 1.0.0 --key-file key.txt --ca-cert ca.pem`: {
		before: `sed -i.bak 's/^AppId: .*/AppId: my-app/' app.yaml
jtlctl wawi register other --url http://127.0.0.1:7373/api/shop --app app.yaml --interval 100ms --yes
jtlctl wawi key other > key.txt; chmod 600 key.txt
jtlctl wawi forget other --yes; jtlctl wawi forget shop --yes`,
	},
	`ssh desk jtlctl wawi key shop | jtlctl wawi add shop --url https://wawi.lan/api/shop --app-id my-app --app-version 1.0.0 --key-stdin`: {
		before: `jtlctl wawi forget shop --yes; mkdir ~/desk; cp app.yaml ~/desk
ssh desk jtlctl wawi register shop --url https://wawi.lan/api/shop --app app.yaml --interval 100ms --yes`,
	},
}

// lines returns the example and what is before it.
func (u turn) lines(t *testing.T, example shown) []shown {
	t.Helper()
	var lines []shown
	if u.before != "" {
		lines = commandLines(t, []block{{language: "sh", line: 1, text: u.before + "\n"}})
	}
	example.typed = u.typed
	return append(lines, example)
}

// TestTurns demands that each turn is that of an example, and that none ends with
// another code than 0 without a reason.
func TestTurns(t *testing.T) {
	t.Parallel()
	root := cli.NewRoot(&kit.App{World: clitest.World(strings.NewReader(""), nil, nil)})
	examples := map[string]bool{}
	for _, c := range clitest.Commands(root) {
		for line := range strings.Lines(c.Example) {
			examples[strings.TrimSpace(line)] = true
		}
	}
	for _, line := range slices.Sorted(maps.Keys(turns)) {
		if turn := turns[line]; !examples[line] || (turn.code != "") != (turn.reason != "") {
			t.Errorf("%s: is an example %v, code %q for the reason %q", line, examples[line], turn.code, turn.reason)
		}
	}
}
