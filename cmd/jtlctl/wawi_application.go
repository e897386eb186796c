package main

import (
	"context"
	"strings"

	"github.com/jtlctl/jtlctl/internal/appfile"
	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/erp"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/wawi"
)

// application reads and checks what the app says of itself.
func (a *app) application(ctx context.Context, o wawiRegister) (*appfile.File, error) {
	return appfile.Load(a.lintInput(ctx), o.app, o.mandatory, o.optional)
}

// target is the Wawi that the flags name.
func (o wawiRegister) target() (wawi.Target, error) {
	if o.url == "" {
		return wawi.Target{}, fault.New(fault.Usage, "--url is missing: the address of JTL-Wawi").
			WithHint("it is http://127.0.0.1:64110/api/eazybusiness on the machine of JTL-Wawi itself; the last part is the name of the database")
	}
	address, err := wawi.ParseURL(o.url)
	if err != nil {
		return wawi.Target{}, fault.WithOrigin(err, "--url")
	}
	api, err := erp.Parse(o.api)
	if err != nil {
		return wawi.Target{}, fault.WithOrigin(err, "--api")
	}
	target := wawi.Target{URL: address, API: api}
	secured := strings.HasPrefix(address, "https:")
	switch {
	case (o.caCert != "" || o.fingerprint != "") && !secured:
		return wawi.Target{}, fault.New(fault.Usage, "--ca-cert and --fingerprint are for https, and the address is plain http")
	case o.caCert != "" && o.fingerprint != "":
		return wawi.Target{}, fault.New(fault.Usage, "--ca-cert and --fingerprint are two ways of the same thing").WithHint("a fingerprint alone is the stricter one")
	case o.fingerprint != "":
		target.Fingerprint, err = wawi.ParseFingerprint(o.fingerprint)
		err = fault.WithOrigin(err, "--fingerprint")
	case o.caCert != "":
		target.CA, err = caFile(o.caCert)
	}
	return target, err
}

func caFile(path string) (string, error) {
	pem, err := disk.ReadNamed(path, maxSecretFile)
	if err == nil {
		var text string
		if text, err = wawi.ParseCA(pem); err == nil {
			return text, nil
		}
	}
	return "", fault.New(fault.Input, "the certificate %s cannot be used: %v (from --ca-cert)", path, disk.Cause(err)).Because(err)
}
