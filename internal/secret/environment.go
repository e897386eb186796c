package secret

// The kinds of secrets, which begin their names.
const (
	ClientSecret    = "client-secret"
	SCXRefreshToken = "scx-refresh-token"
)

// The passphrase of the encrypted file in the environment.
const (
	PassphraseVariable     = "JTLCTL_PASSPHRASE"
	PassphraseFileVariable = "JTLCTL_PASSPHRASE_FILE"
)

// AccessVariable has an access token, for the programs that jtlctl starts with one.
const AccessVariable = "JTL_ACCESS_TOKEN"

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

// Variables lists those that have a secret or name a file with one: no other program
// needs them.
func Variables() []string {
	return []string{
		Variable(ClientSecret), Variable(SCXRefreshToken), FileVariable(ClientSecret), FileVariable(SCXRefreshToken),
		PassphraseVariable, PassphraseFileVariable,
	}
}

// FromEnvironment reads a secret of a kind from its variable. An empty one
// counts as not set.
func FromEnvironment(lookup func(string) string, kind string) (value String, found bool) {
	variable := Variable(kind)
	if variable == "" || lookup(variable) == "" {
		return String{}, false
	}
	return New(lookup(variable)), true
}
