package cli

// flagMeanings returns the flags of other tools. Of what a row means the first
// that the command has is suggested; the note holds for every command.
func flagMeanings() []meaning {
	return []meaning{
		{"jwt", "token jwt access-token bearer", "", "a token is an argument, or standard input: `jtlctl jwt decode -` reads one"},
		{anywhere, "token access-token bearer jwt", "", "jtlctl fetches the token itself, with the credentials of the profile; `jtlctl token get` prints it"},
		{"auth", "client-secret secret password pass app-secret", "--client-secret-stdin", secretNote + "use --client-secret-stdin, --client-secret-file FILE, the variable JTL_CLIENT_SECRET, or the prompt of `jtlctl auth login`"},
		{"wawi", "key api-key apikey secret", "--key-stdin", secretNote + "`jtlctl wawi add` has --key-stdin and --key-file FILE; the key of a registered app is in the store"},
		{anywhere, "client-secret secret password pass app-secret api-key apikey key", "", secretNote + "`jtlctl auth login` stores it once; on a build server set JTL_CLIENT_ID and JTL_CLIENT_SECRET, or JTL_CLIENT_SECRET_FILE"},
		{anywhere, "refresh-token scx-token", "--scx", secretNote + "`jtlctl auth login --scx` asks for it; or set JTL_SCX_REFRESH_TOKEN_FILE"},
		{anywhere, "passphrase", "", secretNote + "set JTLCTL_PASSPHRASE_FILE, or wait for the prompt"},
		{anywhere, "client-id clientid client app", "--client-id", "`jtlctl auth login` stores the client ID of a profile; JTL_CLIENT_ID overrides it"},

		{anywhere, "json as-json json-output format output-format", "-o json", ""},
		{anywhere, "text plain raw", "-o text", ""},
		{anywhere, "yaml yml table wide", "-o json", "results are printed as text or JSON"},
		{anywhere, "output-file out outfile save-to", "--to", "results are printed on standard output: > FILE writes them into a file"},
		{anywhere, "profile-name use-profile account context", "--profile", ""},
		{anywhere, "environment stage env-name region", "--env", ""},
		{anywhere, "prod production live", "--env prod", ""},
		{anywhere, "beta", "--env beta", ""},
		{anywhere, "qa staging", "--env qa", ""},
		{anywhere, "dev development", "--env dev", ""},
		{anywhere, "sandbox local mock", "--env sandbox", ""},
		{anywhere, "insecure skip-verify skip-tls-verify insecure-skip-tls-verify no-verify-ssl no-check-certificate", "--ca-cert", "certificates are always checked: jtlctl trusts those that this system trusts, those of --ca-cert FILE, and for a JTL-Wawi the one of --fingerprint SHA256"},
		{anywhere, "ca cacert ca-file ca-bundle cert certificate", "--ca-cert", ""},
		{anywhere, "debug trace log-level loglevel vv log", "--verbose", ""},
		{anywhere, "silent no-output", "--quiet", ""},
		{anywhere, "help-all usage all-help man", "--help", "`jtlctl help COMMAND` explains a command; docs/commands.md has all of them on one page"},
		{anywhere, "colour color colors no-colour no-colors nocolor monochrome", "--no-color", ""},
		{"token", "force no-cache nocache fresh renew force-refresh", "--refresh", ""},
		{anywhere, "no-cache nocache fresh renew force-refresh", "--refresh", ""},
		{anywhere, "username user login", "--client-id", ""},
		{anywhere, "yes force assume-yes confirm", "--yes, --no-input", ""},
		{anywhere, "non-interactive noninteractive no-prompt batch-mode ci", "--no-input", ""},
		{"jwt", "data data-raw data-binary", "--body", ""},
		{anywhere, "body data data-raw data-binary", "--input", "`jtlctl api` and `jtlctl wawi call` send a file with --input FILE, standard input with --input -, and fields as JSON with -f NAME=VALUE"},
		{anywhere, "file filename input from-file", "--input, --app, --env-file, --from, --manifest", "where help shows FILE without a flag, it is an argument"},
		{"wawi", "method request", "", "the method goes before the path: `jtlctl wawi call POST /v2/items`"},
		{anywhere, "method request", "", "the method goes before the path: `jtlctl api POST /v2/items`"},
		{anywhere, "locale language", "--lang", ""},
		{anywhere, "dry simulate preview plan whatif", "--dry-run", ""},
		{anywhere, "tenant-id tenantid organization", "--tenant", ""},
		{anywhere, "port listen address bind host", "--addr", ""},
		{anywhere, "url base-url endpoint server api-url", "--url", "variables such as JTLCTL_API_URL and JTLCTL_TOKEN_URL name other addresses; `jtlctl help environment` lists them"},
		{anywhere, "proxy", "", "the variables HTTPS_PROXY and NO_PROXY name a proxy; `jtlctl proxy` serves one"},
		{anywhere, "max-time connect-timeout deadline", "--timeout", ""},
		{anywhere, "query filter jsonpath", "--jq", ""},
		{anywhere, "headers show-headers", "--include", ""},
		{anywhere, "settings config-file conf", "--config", ""},
		{anywhere, "version", "", "`jtlctl --version` prints the version"},
		{anywhere, "watch follow", "--wait", ""},
		{anywhere, "all recursive", "--all, --paginate", ""},
	}
}

const secretNote = "no flag takes a secret: everyone on the machine can read command lines, and the shell keeps them; "

// longFlag returns the long name that a shorthand has in other tools.
func longFlag(short string) string {
	switch short {
	case "V":
		return "version"
	case "j", "J":
		return "json"
	case "f":
		return "file"
	case "d":
		return "data"
	case "k":
		return "insecure"
	case "e":
		return "environment"
	case "t", "T":
		return "tenant-id"
	case "y":
		return "yes"
	case "X":
		return "method"
	case "u":
		return "url"
	case "c":
		return "settings"
	case "n":
		return "dry"
	case "a", "r", "R":
		return "all"
	case "s":
		return "silent"
	case "w":
		return "watch"
	case "i":
		return "headers"
	}
	return ""
}
