package complete

// meaningOf explains a value of which a list of words consists; "" is self-explanatory.
func meaningOf(text string) string {
	switch text {
	case "text":
		return "for people"
	case "json":
		return "one JSON document"
	case "sarif":
		return "for code scanning"
	case "github":
		return "annotations of GitHub Actions"
	case "gitlab":
		return "Code Quality of GitLab"
	case "junit":
		return "a test report"
	case "raw":
		return "nothing else"
	case "header":
		return "a header of HTTP"
	case "env":
		return "variables of a shell"
	case "curl":
		return "a flag for curl"
	case "keyring":
		return "the keyring of the system"
	case "file":
		return "a file, encrypted with a passphrase"
	case "prod":
		return "the platform"
	case "beta", "qa", "dev":
		return "a preview of the platform"
	case "sandbox":
		return "jtlctl sandbox serve"
	case "id.jtl-cloud.com", "service-account", "zitadel":
		return "service accounts of new apps"
	case "auth.jtl-cloud.com", "legacy":
		return "older apps"
	case "basic":
		return "the secret in a header"
	case "post":
		return "the secret in the body"
	case "declared":
		return "refuse what the manifest does not declare"
	case "all":
		return "refuse also what only probably needs a scope"
	case "none":
		return "refuse nothing"
	case "session":
		return "a token of a user's session"
	case "app":
		return "a token for an app, or its manifest"
	case "access":
		return "the token of an app itself"
	case "any":
		return "every one"
	case "auto":
		return "decided by jtlctl"
	case "manual":
		return "asked in this terminal"
	case "reject":
		return "refused"
	case "listing":
		return "listing.json, what the store shows"
	case "app-registration":
		return "the file of wawi init, in YAML"
	case "registration":
		return "the request of an OnPremise app"
	}
	return ""
}
