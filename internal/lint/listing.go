package lint

import (
	"fmt"
	"path/filepath"

	"github.com/jtlctl/jtlctl/internal/manifest"
)

// ListingOf returns the listing.json in the folder of a manifest, nil if there is
// none. What cannot be used is a warning, because it is only needed for a title.
func ListingOf(in Input, d *manifest.Document) (listing *manifest.Document, warnings []string) {
	if d.OnPremise() || d.Path == StdinName {
		return nil, nil
	}
	path := filepath.Join(filepath.Dir(d.Path), "listing.json")
	if !isRegular(path) {
		return nil, nil
	}
	text, err := in.text(path)
	if err != nil {
		return nil, []string{fmt.Sprintf("%s cannot be read, so that the page has no title: %s", path, readProblem(err))}
	}
	if listing = manifest.Read(path, text); listing.Kind != manifest.Listing || !listing.Text.Valid() {
		return nil, []string{path + " is not a listing, so that the page has no title; `" + lintOf(path) + "` shows why"}
	}
	return listing, nil
}
