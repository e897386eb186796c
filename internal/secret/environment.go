package secret

// The kinds of secrets, which begin their names.
const (
	ClientSecret    = "client-secret"
	SCXRefreshToken = "scx-refresh-token"
)

// Variable is the environment variable of a kind of secret.
func Variable(kind string) string {
	switch kind {
	case ClientSecret:
		return "JTL_CLIENT_SECRET"
	case SCXRefreshToken:
		return "JTL_SCX_REFRESH_TOKEN"
	}
	return ""
}

// FileVariable is the environment variable that names a file with a secret of a
// kind.
func FileVariable(kind string) string { return Variable(kind) + "_FILE" }

// FromEnvironment reads a secret of a kind from its variable. An empty one
// counts as not set.
func FromEnvironment(lookup func(string) string, kind string) (value String, found bool) {
	variable := Variable(kind)
	if variable == "" || lookup(variable) == "" {
		return String{}, false
	}
	return New(lookup(variable)), true
}
