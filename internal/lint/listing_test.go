package lint

import (
	"path/filepath"
	"strings"
	"testing"
)

func TestListingOf(t *testing.T) {
	t.Parallel()
	const listing = `{"distributionType":"PRIVATE","name":{"de-DE":{"short":"Wache"}}}`
	root := folder(t, map[string]string{
		"good/app.json": cleanApp, "good/listing.json": listing, "none/app.json": cleanApp,
		"broken/app.json": cleanApp, "broken/listing.json": `{"name":`, "other/app.json": cleanApp, "other/listing.json": cleanApp,
		"request/listing.json": listing, "request/request.json": `{"AppId":"a","MandatoryApiScopes":[]}`,
		"folder/app.json": cleanApp, "folder/listing.json/x": "",
	})
	for name, test := range map[string]struct {
		found bool
		warns string
	}{
		"good/app.json": {true, ""}, "none/app.json": {false, ""}, "request/request.json": {false, ""}, "folder/app.json": {false, ""},
		"broken/app.json": {false, "is not a listing"}, "other/app.json": {false, "is not a listing"},
	} {
		d, _, err := Read(input(""), filepath.Join(root, filepath.FromSlash(name)))
		if err != nil {
			t.Fatal(err)
		}
		got, warnings := ListingOf(input(""), d)
		if (got != nil) != test.found || !strings.Contains(strings.Join(warnings, "\n"), test.warns) || (test.warns == "") != (len(warnings) == 0) {
			t.Errorf("%s: got %v, %q", name, got != nil, warnings)
		}
	}
	piped, _, err := Read(input(cleanApp), StdinName)
	if err != nil {
		t.Fatal(err)
	}
	if got, warnings := ListingOf(input(""), piped); got != nil || warnings != nil {
		t.Errorf("standard input has the listing %v, %q", got, warnings)
	}
}
