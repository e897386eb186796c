package main

import (
	"context"
	"path/filepath"
	"strings"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/wawi"
)

const maxAppFile = 2 << 20 // bytes: an icon in base64, and some

// application reads and checks what the app says of itself.
func (a *app) application(ctx context.Context, o wawiRegister) (wawi.App, wawi.Picture, error) {
	if o.app == "" {
		return wawi.App{}, wawi.Picture{}, fault.New(fault.Usage, "--app is missing: the file that says what the app is").
			WithHint("`jtlctl wawi init` writes one to begin with")
	}
	text, folder, err := a.appText(ctx, o.app)
	if err != nil {
		return wawi.App{}, wawi.Picture{}, err
	}
	app, problems := wawi.ParseApp(disk.Text(text))
	app = app.WithScopes(o.mandatory, o.optional)
	if len(problems) == 0 {
		problems = app.Check()
	}
	if len(problems) > 0 {
		return wawi.App{}, wawi.Picture{}, fault.New(fault.Input, "the application file %s has %s: %s", o.app, count(len(problems), "problem"), strings.Join(problems, "; ")).
			WithHint("correct it; `jtlctl wawi init -` shows what belongs into it")
	}
	icon, err := wawi.LoadIcon(app.Icon, folder)
	return app, icon, err
}

func (a *app) appText(ctx context.Context, path string) (text []byte, folder string, err error) {
	if path == "-" {
		text, err = a.console.Read(ctx, maxAppFile)
	} else {
		text, err = disk.ReadNamed(path, maxAppFile)
		folder = filepath.Dir(path)
	}
	if err != nil && ctx.Err() != nil {
		return nil, "", ctx.Err()
	}
	if err != nil {
		return nil, "", fault.New(fault.Input, "the application file %s cannot be read: %v", path, disk.Cause(err)).
			WithHint("`jtlctl wawi init` writes one to begin with").Because(err)
	}
	return text, folder, nil
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
	api, err := wawi.ParseGeneration(o.api)
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
