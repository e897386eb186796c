package report

import (
	"crypto/sha256"
	"fmt"
	"regexp"

	"github.com/jtlctl/jtlctl/internal/manifest"
)

// fingerprintName ends in a version, to be raised when what goes into a
// fingerprint changes. It is not GitHub's primaryLocationLineHash: the action
// that uploads a log works that one out itself, and warns of any other.
const fingerprintName = "jtlctlFinding/v1"

// fingerprints tell a finding from others of the same file, also when the
// document changes around it. It counts findings that are alike.
type fingerprints map[string]int

// numbers are left out of what is hashed: positions in lists, lines and sizes
// change with every edit.
var numbers = regexp.MustCompile(`\d+`)

func (known fingerprints) of(finding manifest.Finding) string {
	essence := numbers.ReplaceAllLiteralString(finding.Rule+"\x00"+finding.Pointer+"\x00"+finding.Message, "#")
	known[essence]++
	hash := sha256.Sum256([]byte(essence))
	const length = 16 // bytes, enough for any number of findings
	return fmt.Sprintf("%x:%d", hash[:length], known[essence])
}
