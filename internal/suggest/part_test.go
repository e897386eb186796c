package suggest

import "testing"

func TestPart(t *testing.T) {
	t.Parallel()
	names := []string{"my-company-my-app-eazybusiness", "shop", "other_app"}
	for word, want := range map[string]string{
		"my-compny": "my-company-my-app-eazybusiness", "my-company-my-ap": "my-company-my-app-eazybusiness", "shp": "shop", "othr": "other_app", "zebra": "", "": "", "-": "",
	} {
		if got := Part(word, names); got != want {
			t.Errorf("%q: %q", word, got)
		}
	}
	if got := Question("my-compny", names); got != ` (did you mean "my-company-my-app-eazybusiness"?)` {
		t.Errorf("%q", got)
	}
}
