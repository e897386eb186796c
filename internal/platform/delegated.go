package platform

// DelegatedTokenURL returns the address below the API base at which an app gets
// a token for one tenant (the platform's documentation as read on 2026-11-26,
// which does not say what the response is like).
func DelegatedTokenURL(api string) string { return join(api, "/account/identity/delegated-token") }
