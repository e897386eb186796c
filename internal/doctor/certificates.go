package doctor

import (
	"fmt"
	"strings"

	"github.com/jtlctl/jtlctl/internal/platform"
)

// checkCertificates says which certificates servers may be issued with. systemHasNone
// reports that the system has none.
func checkCertificates(read func() (platform.Authorities, error), systemHasNone bool) Finding {
	const name = "certificates"
	more, err := read()
	if err != nil {
		return failed(name, err)
	}
	finding := Finding{Name: name, Status: OK, Detail: "those of the system"}
	if systemHasNone {
		finding.Detail = "the system has none"
	}
	switch {
	case more.PEM != "":
		finding.Detail += fmt.Sprintf(", and %d of %s (%s)", strings.Count(more.PEM, "-----BEGIN"), more.File.Path, more.File.Origin)
	case systemHasNone:
		finding.Status = Warning
		finding.Remedy = "install the package ca-certificates, as images of containers often lack it, or name a file of certificates with --ca-cert or " + platform.CAVariable
	}
	return finding
}
