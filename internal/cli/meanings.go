package cli

// meaning says what is probably meant by words that are no commands, or no flags.
type meaning struct {
	below string // the group, or anywhere
	words string
	means string // command lines without jtlctl, or flags, separated by ", "
	note  string // a hint, with why there is no such thing, or what else to do
}

// anywhere stands for every group, and for the root.
const anywhere = "*"

// wordMeanings returns the words of other tools, and of everyday language, for
// what jtlctl does. A row for a group goes before one for anywhere. It is a
// function, because only an error needs it.
func wordMeanings() []meaning {
	return append(wordsOfGroups(), []meaning{
		{anywhere, "login signin sign-in authenticate setup configure", "auth login", ""},
		{anywhere, "logout signout sign-out", "auth logout", ""},
		{anywhere, "whoami me who user account credentials credential", "auth status", ""},
		{anywhere, "secret secrets", "auth login, auth status", ""},
		{anywhere, "decode parse inspect", "jwt decode", ""},
		{anywhere, "verify", "jwt verify", ""},
		{anywhere, "lint validate", "manifest lint", ""},
		{anywhere, "check", "manifest lint, jwt verify, wawi check, doctor", ""},
		{anywhere, "fix fmt format", "manifest lint --fix", ""},
		{anywhere, "init", "wawi init", projectNote},
		{anywhere, "create new generate add", "wawi init, sandbox token, auth login", projectNote},
		{anywhere, "register connect install", "wawi register", ""},
		{anywhere, "start run up serve mock server emulator emulate", "sandbox serve", ""},
		{anywhere, "stop down kill shutdown", "", "Ctrl-C in its terminal stops `jtlctl sandbox serve` and `jtlctl proxy`"},
		{anywhere, "status", "auth status, wawi status", ""},
		{anywhere, "accept allow grant", "sandbox approve", merchantNote},
		{anywhere, "deny refuse decline", "sandbox reject", merchantNote},
		{anywhere, "post put patch", "api, wawi call", ""},
		{anywhere, "ping reachable alive connectivity", "doctor, wawi call", ""},
		{anywhere, "log logs trace history", "proxy --record", "-v prints the requests and responses of any command"},
		{anywhere, "tokens access-token bearer", "token get", ""},
		{anywhere, "edit", "config path", ""},
		{anywhere, "uninstall purge", "config path", "jtlctl is one program: delete it, and the folders that this prints"},
		{anywhere, "get fetch", "token get, jwks get, config get", ""},
		{anywhere, "list ls", "profile list, scope list, wawi list, config list", ""},
		{anywhere, "rm remove delete del", "wawi forget, profile delete, config unset", ""},
		{anywhere, "show view", "config list, scope show, wawi status, jwt decode", ""},
		{anywhere, "info about", "auth status, wawi status, version", ""},
		{anywhere, "test", "jwt probe, sandbox serve", "the tests of an app run against the sandbox"},
		{anywhere, "probe attack scan pentest", "jwt probe", ""},
		{anywhere, "keys key keyset", "jwks get, wawi key", ""},
		{anywhere, "call", "api, wawi call", ""},
		{anywhere, "request requests curl http rest", "api, wawi call", ""},
		{anywhere, "graphql gql query", "api graphql", ""},
		{anywhere, "set", "config set", ""},
		{anywhere, "settings setting preferences options", "config list", ""},
		{anywhere, "completions autocomplete autocompletion", "completion bash", ""},
		{anywhere, "upgrade self-update selfupdate", "version", upgradeNote},
		{anywhere, "update", "scope update", "it updates the catalogues of scopes; " + upgradeNote},
		{anywhere, "permissions permission rights roles", "scope list", ""},
		{anywhere, "search find lookup", "scope for, scope list", ""},
		{anywhere, "app apps installation installations merchants", "wawi list", ""},
		{anywhere, "env environments stage", "config set environment", ""},
		{anywhere, "tenant tenants", "config set tenant_id", ""},
		{anywhere, "sign mint forge", "sandbox token", ""},
		{anywhere, "postman tunnel gateway", "proxy", ""},
		{anywhere, "switch select", "profile use", ""},
		{anywhere, "diagnose troubleshoot health healthcheck debug", "doctor", ""},
		{anywhere, "tutorial quickstart example examples tour try", "demo", ""},
		{anywhere, "man manual docs documentation usage commands", "--help", ""},
	}...)
}

const upgradeNote = "jtlctl does not replace itself: install the newest version as you installed this one, for example with `go install github.com/jtlctl/jtlctl/cmd/jtlctl@latest`"

const merchantNote = "a merchant decides in JTL-Wawi, and nobody can from outside; the sandbox does what it is told"

const projectNote = "`npm create @jtl-software/cloud-app` makes the project of a Cloud app; `jtlctl wawi init` writes the registration of an OnPremise app"

func wordsOfGroups() []meaning {
	const (
		auth     = "auth"
		token    = "token"
		jwt      = "jwt"
		jwks     = "jwks"
		manifest = "manifest"
		scope    = "scope"
		wawi     = "wawi"
		profile  = "profile"
		config   = "config"
		sandbox  = "sandbox"
		proxy    = "proxy"
	)
	return []meaning{
		{auth, "whoami show info list ls check verify test validate get view current", "auth status", ""},
		{auth, "register create init add new set store save import configure signin start", "auth login", ""},
		{auth, "rm remove delete clear forget revoke signout", "auth logout", ""},
		{auth, "refresh", "token get --refresh", ""},
		{auth, "update", "auth login", ""},
		{auth, "token print-token access-token", "token get", ""},
		{auth, "scope scopes", "token get -o json", ""},
		{auth, "switch use", "profile use", ""},

		{token, "show print create new fetch request generate view list ls", "token get", ""},
		{token, "refresh renew update", "token get --refresh", ""},
		{token, "status info whoami", "auth status", ""},
		{token, "check validate lint test verify introspect", "jwt verify", ""},
		{token, "rm remove delete revoke reset forget", "token clear", ""},
		{token, "run start", "token exec", ""},
		{token, "set add", "auth login", ""},

		{jwt, "show view print info get dump open read", "jwt decode", ""},
		{jwt, "validate check lint introspect", "jwt verify", ""},
		{jwt, "sign create new generate init mint encode issue", "sandbox token", ""},
		{jwt, "test fuzz", "jwt probe, jwt verify", ""},

		{jwks, "show view list ls fetch download print key keys info status export", "jwks get", ""},
		{jwks, "refresh update", "jwks get --refresh", ""},
		{jwks, "check validate", "jwks get, jwt verify --jwks", ""},

		{manifest, "check validate verify test", "manifest lint", ""},
		{manifest, "fix format fmt update", "manifest lint --fix", ""},
		{manifest, "show view list ls permissions get info", "manifest scopes", ""},
		{manifest, "docs page render merchant", "manifest doc", ""},
		{manifest, "rule", "manifest rules", ""},
		{manifest, "init create new generate", "wawi init", projectNote},

		{scope, "ls all", "scope list", ""},
		{scope, "search find lookup which why call request curl", "scope for", ""},
		{scope, "view get info describe explain", "scope show", ""},
		{scope, "check verify validate lint test", "scope infer, wawi check", ""},
		{scope, "detect scan analyze analyse code suggest", "scope infer", ""},
		{scope, "fetch download sync upgrade refresh", "scope update", ""},
		{scope, "add set load register", "scope import", ""},
		{scope, "rm remove delete unset", "scope forget", ""},
		{scope, "compare", "scope diff", ""},
		{scope, "status", "scope list --catalogs", ""},

		{wawi, "create new", "wawi init", ""},
		{wawi, "connect install login start setup update", "wawi register", ""},
		{wawi, "show view info get whoami", "wawi status", ""},
		{wawi, "verify test probe", "wawi check, wawi call", ""},
		{wawi, "continue retry poll wait", "wawi resume", ""},
		{wawi, "request curl api graphql", "wawi call", ""},
		{wawi, "ls installations apps", "wawi list", ""},
		{wawi, "rm remove delete unregister uninstall logout", "wawi forget", ""},
		{wawi, "token secret keys", "wawi key", ""},
		{wawi, "set import", "wawi add", ""},
		{wawi, "env", "wawi export", ""},
		{wawi, "ping health reachable alive", "wawi call GET /v2/info", ""},
		{wawi, "open", "wawi status", ""},

		{profile, "create add new set init register login", "auth login -p NAME", ""},
		{profile, "show current view get info status whoami ls", "profile list", ""},
		{profile, "switch select activate start", "profile use", ""},
		{profile, "rm remove", "profile delete", ""},
		{profile, "update rename", "config set -p NAME", ""},

		{config, "show view ls dump print info status all", "config list", ""},
		{config, "rm remove delete del reset clear", "config unset", ""},
		{config, "edit open where file dir", "config path", ""},
		{config, "create init add update write", "config set", ""},
		{config, "read", "config get", ""},
		{config, "validate check lint verify test", "doctor", ""},

		{sandbox, "start run up mock listen server launch init create test", "sandbox serve", ""},
		{sandbox, "accept allow confirm grant", "sandbox approve", ""},
		{sandbox, "deny refuse decline", "sandbox reject", ""},
		{sandbox, "sign mint jwt session get login", "sandbox token", ""},
		{sandbox, "keys", "sandbox rotate, jwks get --env sandbox", ""},
		{sandbox, "call request curl", "api --env sandbox", ""},
		{sandbox, "status info show ping health ready", "doctor --env sandbox", ""},
		{sandbox, "stop down kill shutdown quit", "sandbox serve", "Ctrl-C in its terminal stops it"},
		{sandbox, "restart reset clear", "sandbox serve", "it keeps nothing: Ctrl-C in its terminal stops it, and the next one has no registrations"},
		{sandbox, "list ls registrations", "wawi list", ""},
		{sandbox, "log logs", "sandbox serve --record", ""},

		{proxy, "start run up serve listen launch server", "proxy", ""},
	}
}
