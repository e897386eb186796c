package platform

import (
	"bytes"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"strings"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
)

// CAVariable names a file with certificates that servers may be issued with, such
// as those of a company's proxy.
const CAVariable = "JTLCTL_CA_FILE"

// MaxCAFile bounds a file of certificates in bytes: a bundle of all authorities has
// a quarter of it.
const MaxCAFile = 1 << 20

// CAFile names a file with certificates that servers may be issued with, besides
// those of the system. The zero value is none.
type CAFile struct {
	Path   string
	Origin string // what named it: a flag, a variable, a setting
}

// Certificates reads the file: the certificates as PEM, without whatever else is
// in it.
func (f CAFile) Certificates(limit int64) (string, error) {
	text, err := disk.ReadNamed(f.Path, limit)
	if err == nil {
		if text, err = certificates(disk.Text(text)); err == nil {
			return string(text), nil
		}
	}
	hint := "name a file with the certificate of the issuing authority in PEM form, which begins with -----BEGIN CERTIFICATE-----"
	if f.Origin == SandboxCAVariable {
		hint = "`jtlctl sandbox serve --tls` prints the name of its certificate; the file is gone when the sandbox ends"
	}
	return "", fault.WithOrigin(disk.Fault(fault.Config, err, "the file of certificates %s cannot be used", f.Path).WithHint("%s", hint), f.Origin)
}

// Authorities are the certificates of a file, as PEM. The zero value is none.
type Authorities struct {
	File CAFile
	PEM  string
}

// Authorities reads the file, which may be a pipe; without one there are none.
func (f CAFile) Authorities() (Authorities, error) {
	if f.Path == "" {
		return Authorities{}, nil
	}
	text, err := f.Certificates(MaxCAFile)
	return Authorities{f, text}, err
}

// CertPool returns the certificates of the system with more of them, as PEM.
func CertPool(more ...string) *x509.CertPool {
	pool, err := x509.SystemCertPool()
	if err != nil {
		pool = x509.NewCertPool()
	}
	for _, text := range more {
		pool.AppendCertsFromPEM([]byte(text))
	}
	return pool
}

// SystemTrustsNobody reports whether the system has no certificates at all, as in an
// image without the package ca-certificates.
func SystemTrustsNobody() bool { return CertPool().Equal(x509.NewCertPool()) }

// certificates returns the certificates in a text of PEM blocks that can be used.
func certificates(text []byte) ([]byte, error) {
	if len(bytes.TrimSpace(text)) == 0 {
		return nil, errors.New("it is empty")
	}
	var kept bytes.Buffer
	var damaged error
	others := ""
	for block, rest := pem.Decode(text); block != nil; block, rest = pem.Decode(rest) {
		if block.Type != "CERTIFICATE" {
			others = block.Type
			continue
		}
		if _, err := x509.ParseCertificate(block.Bytes); err != nil {
			damaged = err
			continue
		}
		_ = pem.Encode(&kept, &pem.Block{Type: block.Type, Bytes: block.Bytes})
	}
	switch {
	case kept.Len() > 0:
		return kept.Bytes(), nil
	case damaged != nil:
		return nil, errors.New("its certificate is damaged: " + strings.TrimPrefix(damaged.Error(), "x509: "))
	case others != "":
		return nil, errors.New("it has no certificate but this: " + strings.ToLower(others))
	}
	if _, err := x509.ParseCertificate(text); err == nil {
		return nil, errors.New("it is a certificate in DER form; `openssl x509 -inform der` converts it to PEM")
	}
	return nil, errors.New("it has no certificate in PEM form")
}
