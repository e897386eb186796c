package secret

import "testing"

func TestFromEnvironment(t *testing.T) {
	t.Parallel()
	lookup := func(name string) string {
		return map[string]string{"JTL_CLIENT_SECRET": planted, "JTL_SCX_REFRESH_TOKEN": "refresh", "": "nothing", "OTHER": "x"}[name]
	}
	for kind, want := range map[string]string{
		ClientSecret: planted, SCXRefreshToken: "refresh", "": "", "cache-key": "", "OTHER": "", "CLIENT-SECRET": "",
	} {
		if got, found := FromEnvironment(lookup, kind); got.Reveal() != want || found != (want != "") {
			t.Errorf("%s: got %q, %v", kind, got.Reveal(), found)
		}
	}
	if _, found := FromEnvironment(func(string) string { return "" }, ClientSecret); found {
		t.Error("found in an empty environment")
	}
}
