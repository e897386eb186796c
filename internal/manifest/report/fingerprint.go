package report

import (
	"crypto/sha256"
	"fmt"
	"strings"

	"github.com/jtlctl/jtlctl/internal/manifest"
)

// fingerprintName ends in a version, to be raised when what goes into a
// fingerprint changes. It is not GitHub's primaryLocationLineHash: the action
// that uploads a log works that one out itself, and warns of any other.
const fingerprintName = "jtlctlFinding/v1"

// fingerprints identify the findings of a file even if the document changes
// around them. It counts findings that are alike.
type fingerprints map[string]int

func (known fingerprints) of(finding manifest.Finding) string { return known.within("", finding) }

// within is for a reader that compares fingerprints without regard to the file.
func (known fingerprints) within(path string, finding manifest.Finding) string {
	essence := withoutNumbers(finding.Rule + "\x00" + finding.Pointer + "\x00" + finding.Message)
	if path != "" {
		essence = path + "\x00" + essence
	}
	known[essence]++
	hash := sha256.Sum256([]byte(essence))
	const length = 16 // bytes, enough for any number of findings
	return fmt.Sprintf("%x:%d", hash[:length], known[essence])
}

// withoutNumbers writes # for each number: positions in lists, lines and sizes
// change with every edit.
func withoutNumbers(text string) string {
	var b strings.Builder
	within := false
	for _, c := range []byte(text) {
		digit := '0' <= c && c <= '9'
		switch {
		case !digit:
			b.WriteByte(c)
		case !within:
			b.WriteByte('#')
		}
		within = digit
	}
	return b.String()
}
