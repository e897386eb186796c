package platform

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Untrusted is why the certificate of a server is not trusted, and what to do.
// Go's words are for those who write servers.
type Untrusted struct {
	Why, Remedy string
	// UnknownIssuer reports that another certificate to trust would help.
	UnknownIssuer bool
	// Shown is the certificate that came; nil if it is not known.
	Shown *x509.Certificate
}

// FindUntrusted finds in an error why a certificate is not trusted.
func FindUntrusted(err error) (Untrusted, bool) {
	var untrusted *tls.CertificateVerificationError
	if !errors.As(err, &untrusted) {
		return Untrusted{}, false
	}
	u := Untrusted{Remedy: "look at the certificate at the server"}
	if len(untrusted.UnverifiedCertificates) > 0 {
		u.Shown = untrusted.UnverifiedCertificates[0]
	}
	var authority x509.UnknownAuthorityError
	var name x509.HostnameError
	var invalid x509.CertificateInvalidError
	var named *notIssuedError
	switch {
	case errors.As(err, &name):
		u.Why = fmt.Sprintf("it is for %s, and not for %s", names(name.Certificate), name.Host)
		u.Remedy = "the address must have a name that the certificate is for; a proxy or a captive portal may be responding instead"
	case errors.As(err, &invalid) && invalid.Reason == x509.Expired && invalid.Cert != nil:
		const day = "2006-01-02"
		u.Why = fmt.Sprintf("it is valid from %s to %s", invalid.Cert.NotBefore.UTC().Format(day), invalid.Cert.NotAfter.UTC().Format(day))
		if u.Shown != nil && !invalid.Cert.Equal(u.Shown) {
			u.Why = strings.Replace(u.Why, "it is", "that of its issuer is", 1)
		}
		u.Remedy = "renew it at the server, and check the clock of this machine"
	case errors.As(err, &authority) && errors.As(err, &named):
		u.Why = fmt.Sprintf("whoever issued it is not known to this machine, and is not in %s (%s)", named.file.Path, named.file.Origin)
		u.Remedy = "name the certificate that it was issued with"
		u.UnknownIssuer = true
	case errors.As(err, &authority) && SystemTrustsNobody():
		u.Why = "this machine has no certificates of authorities to check it with"
		u.Remedy = "install the package ca-certificates, as images of containers often lack it, or name a file of certificates with --ca-cert or " + CAVariable
		u.UnknownIssuer = true
	case errors.As(err, &authority):
		u.Why = "whoever issued it is not known to this machine"
		u.Remedy = "a proxy may be intercepting the connection: name the file with its root certificate with --ca-cert or " + CAVariable
		u.UnknownIssuer = true
	default:
		u.Why = "this machine cannot check it: " + strings.TrimPrefix(untrusted.Err.Error(), "x509: ")
	}
	return u, true
}

// names are those that a certificate is for.
func names(certificate *x509.Certificate) string {
	all := slices.Clone(certificate.DNSNames)
	for _, ip := range certificate.IPAddresses {
		all = append(all, ip.String())
	}
	const most = 5
	switch {
	case len(all) == 0:
		return "no name"
	case len(all) > most:
		return strings.Join(all[:most], ", ") + " and others"
	}
	return strings.Join(all, ", ")
}
