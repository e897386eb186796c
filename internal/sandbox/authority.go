package sandbox

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"time"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
)

// authorityLife is how long a certificate of a sandbox is valid. Some systems take
// none that is valid for more than 398 days.
const authorityLife = 90 * 24 * time.Hour

// Certificate is what a sandbox serves https with: a certificate for this machine,
// issued by an authority that issued nothing else and whose key is gone.
type Certificate struct {
	// CA is the certificate of the authority, as PEM. It is good for names and
	// addresses of this machine only.
	CA    []byte
	Chain tls.Certificate
}

// NewCertificate makes a certificate from the system's randomness.
func NewCertificate(now time.Time) (*Certificate, error) {
	authority, err := newTemplate(now, "jtlctl sandbox CA")
	if err != nil {
		return nil, err
	}
	authority.IsCA, authority.BasicConstraintsValid, authority.MaxPathLenZero = true, true, true
	authority.KeyUsage = x509.KeyUsageCertSign
	authority.PermittedDNSDomainsCritical, authority.PermittedDNSDomains = true, []string{"localhost"}
	authority.PermittedIPRanges = []*net.IPNet{
		{IP: net.IPv4(127, 0, 0, 0).To4(), Mask: net.CIDRMask(8, 32)}, {IP: net.IPv6loopback, Mask: net.CIDRMask(128, 128)},
	}
	authorityKey, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, err
	}
	root, err := x509.CreateCertificate(rand.Reader, authority, authority, authorityKey.Public(), authorityKey)
	if err != nil {
		return nil, err
	}
	leaf, err := newTemplate(now, "jtlctl sandbox")
	if err != nil {
		return nil, err
	}
	leaf.KeyUsage, leaf.ExtKeyUsage = x509.KeyUsageDigitalSignature, []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth}
	leaf.DNSNames, leaf.IPAddresses = []string{"localhost"}, []net.IP{net.IPv4(127, 0, 0, 1), net.IPv6loopback}
	leaf.AuthorityKeyId = authority.SubjectKeyId
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, err
	}
	issued, err := x509.CreateCertificate(rand.Reader, leaf, authority, key.Public(), authorityKey)
	if err != nil {
		return nil, err
	}
	return &Certificate{
		CA:    pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: root}),
		Chain: tls.Certificate{Certificate: [][]byte{issued, root}, PrivateKey: key},
	}, nil
}

func newTemplate(now time.Time, name string) (*x509.Certificate, error) {
	const bits = 120
	serial, err := rand.Int(rand.Reader, new(big.Int).Lsh(big.NewInt(1), bits))
	return &x509.Certificate{
		SerialNumber: serial, Subject: pkix.Name{CommonName: name, Organization: []string{"jtlctl sandbox"}},
		NotBefore: now.Add(-time.Hour), NotAfter: now.Add(authorityLife),
	}, err
}

// UseTLS lets a sandbox be served by https, and returns the file with the
// certificate of its authority.
func (c *Config) UseTLS(folder, address string) (path string, remove func(), err error) {
	if c.Certificate, err = NewCertificate(c.Now()); err != nil {
		return "", nil, err
	}
	return c.Certificate.Save(folder, address)
}

// Save writes the certificate of the authority into a folder, in a file of this
// sandbox, and returns its name and what removes it.
func (c *Certificate) Save(folder, address string) (path string, remove func(), err error) {
	if folder == "" {
		return "", nil, fault.New(fault.Config, "--tls: no folder for the certificate is known on this system").WithHint("%s", disk.SetDataFolder())
	}
	_, port, err := net.SplitHostPort(address)
	if err != nil {
		return "", nil, err
	}
	path = filepath.Join(folder, "sandbox", "ca-"+port+".pem")
	if err := (disk.File{Path: path, Max: maxPublished}).Save(c.CA); err != nil {
		return "", nil, disk.Fault(fault.Disk, err, "--tls: the certificate %s cannot be written", path)
	}
	return path, func() { _ = os.Remove(path) }, nil
}
