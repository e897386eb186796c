package wawi

import (
	"strings"
	"time"

	"github.com/jtlctl/jtlctl/internal/erp"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/platform"
)

// maxCertificate bounds the file of --ca-cert in bytes.
const maxCertificate = 64 << 10

// TargetOptions are what a user says of a Wawi, as text. API is a version, such
// as 1.1, or auto.
type TargetOptions struct {
	URL, API string
	TrustOptions
}

// TrustOptions are how the certificate of a Wawi is checked: CACert is a file
// to trust, Fingerprint that of the one certificate. Both may be "".
type TrustOptions struct{ CACert, Fingerprint string }

// target reads the options. Errors name the flag that has the value.
//
// preferred is the generation of the API that the address names, for the case
// that the version is left open.
func (o TargetOptions) target() (target Target, preferred erp.Generation, err error) {
	if o.URL == "" {
		return Target{}, erp.Auto, fault.New(fault.Usage, "--url is missing: the address of JTL-Wawi").
			WithHint("it is http://127.0.0.1:64110/api/eazybusiness on the machine of JTL-Wawi itself; the last part is the name of the database")
	}
	address, preferred, err := parseURL(o.URL)
	if err != nil {
		return Target{}, erp.Auto, fault.WithOrigin(err, "--url")
	}
	api, ok := erp.ParseVersion(o.API)
	if !ok {
		return Target{}, erp.Auto, fault.WithOrigin(fault.New(fault.Usage, "%q is not a version of the API", o.API).
			WithHint("write it like 1.0, 1.1 or 2.0, or auto, which asks the JTL-Wawi"), "--api")
	}
	target = Target{URL: address, API: api}
	if preferred == erp.V1 && (api.Open() || api.Generation == erp.V1) {
		target.Prefix = "/v1"
	}
	target, err = o.set(target)
	return target, preferred, err
}

// set makes a target trusted in another way; without options it stays as it is.
func (o TrustOptions) set(target Target) (Target, error) {
	if o.CACert == "" && o.Fingerprint == "" {
		return target, nil
	}
	target.CA, target.Fingerprint = "", ""
	var err error
	switch secured := strings.HasPrefix(target.URL, "https:"); {
	case !secured:
		return Target{}, fault.New(fault.Usage, "--ca-cert and --fingerprint are for https, and the address is plain http")
	case o.CACert != "" && o.Fingerprint != "":
		return Target{}, fault.New(fault.Usage, "--ca-cert and --fingerprint are two ways of the same thing").WithHint("a fingerprint is the stricter one")
	case o.Fingerprint != "":
		target.Fingerprint, err = ParseFingerprint(o.Fingerprint)
		err = fault.WithOrigin(err, "--fingerprint")
	default:
		target.CA, err = platform.CAFile{Path: o.CACert, Origin: "--ca-cert"}.Certificates(maxCertificate)
	}
	return target, err
}

// WaitOptions are how long and how often JTL-Wawi is asked, and whether the key
// is wanted in the result.
type WaitOptions struct {
	Wait, Interval time.Duration
	ShowKey        bool
}

// check refuses times that cannot be meant.
func (o WaitOptions) check() error {
	const shortest = 100 * time.Millisecond
	switch {
	case o.Wait < 0:
		return fault.New(fault.Usage, "--wait must not be negative, and is %s", o.Wait)
	case o.Interval < shortest:
		return fault.New(fault.Usage, "--interval must be %s at least, and is %s", shortest, o.Interval)
	}
	return nil
}
