package wawi

import (
	"context"
	"errors"
	"net/http"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"github.com/jtlctl/jtlctl/internal/erp"
	"github.com/jtlctl/jtlctl/internal/secret"
)

const plainHTTP = "the address is plain http: whoever listens in that network can read the API key; https with --fingerprint is better"

// Application is an app that is to be registered.
type Application struct {
	App   App
	Icon  Picture
	Rules Rules
}

// Rules are what the file of an application has to keep.
type Rules interface {
	// Check checks the file for a version of the API. An error is one that JTL-Wawi
	// would make as well. An open version yields no warnings.
	Check(api erp.Version) (warnings []string, err error)
}

// RegisterOptions are what a user wants to register, and how.
type RegisterOptions struct {
	// Name is what later commands call the installation; nil makes a name of app
	// and Wawi.
	Name *string
	// Load reads and checks the application file.
	Load   func() (Application, error)
	Target TargetOptions
	// Store is the name of the store of the key; "" is the user's choice.
	Store string
	WaitOptions
	// Detach returns once the request is sent. Yes asks no questions.
	Detach, Yes bool
}

// plan is a registration whose options have been read.
type plan struct {
	Application

	name      string
	target    Target
	preferred erp.Generation // that the address names; erp.Auto if none
	folder    Folder
	wait      time.Duration // that the user has
}

func (s Service) plan(o RegisterOptions) (plan, error) {
	if err := o.check(); err != nil {
		return plan{}, err
	}
	application, err := o.Load()
	if err != nil {
		return plan{}, err
	}
	p := plan{Application: application, wait: o.Wait}
	if o.Detach {
		p.wait = detached
	}
	if p.target, p.preferred, err = o.Target.target(); err != nil {
		return plan{}, err
	}
	name := DefaultName(application.App.AppID, p.target)
	if o.Name != nil {
		name = *o.Name
	}
	if p.name, err = ParseName(name); err != nil {
		return plan{}, err
	}
	p.folder, err = s.OpenFolder()
	return p, err
}

// Register registers an app, waits for the decision and puts the key into the
// store. A wait that brought no stored key returns an error and a result with
// the report of how far it came.
func (s Service) Register(ctx context.Context, o RegisterOptions) (Result, error) {
	p, err := s.plan(o)
	if err != nil {
		return Result{}, err
	}
	lock, err := p.folder.Lock(ctx, p.name)
	if err != nil {
		return Result{}, err
	}
	defer lock.Release()
	if p.target.Travels() {
		s.UI.Warn("%s", plainHTTP)
	}
	replaced := replacement{s.UI, p.name, p.App.AppID, p.target.URL, o.Yes}
	if err := replaced.check(ctx, p.folder); err != nil {
		return Result{}, err
	}
	if err := p.check(p.target.API, s.UI); err != nil {
		return Result{}, err
	}
	store, err := s.Stores.Choose(o.Store)
	if err != nil {
		return Result{}, err
	}
	r, err := s.registrar(p.target, store)
	if err != nil {
		return Result{}, err
	}
	if err := r.Prove(ctx, lock); err != nil {
		return Result{}, err
	}
	before, _ := lock.Load() // Send looks at what is wrong with it
	record, err := p.send(ctx, s.UI, &r, lock, o.Yes)
	if err != nil {
		r.Abandon(ctx, lock)
		return Result{}, err
	}
	if record.Registration == nil {
		s.sweep(ctx, lock.Name, record.Installation.Store, storesOf(before))
		return s.accepted(ctx, lock.Name, *record.Installation, o.ShowKey, store)
	}
	s.UI.Note("JTL-Wawi accepted the request (%s); it is stored as %q", record.Registration.ID, lock.Name)
	if o.Detach {
		return undecided(lock.Name, record), nil
	}
	return s.await(ctx, r, lock, record, o.WaitOptions, storesOf(before), true)
}

// Whoever does not wait for the decision has all the time of --timeout.
// shortestLook is what a JTL-Wawi gets to say what it is, however short the wait
// is.
const (
	detached     = 24 * time.Hour
	shortestLook = 5 * time.Second
)

// send sends the request, once the generation is known and a person is ready.
func (p plan) send(ctx context.Context, ui UI, r *Registrar, lock *Lock, yes bool) (Record, error) {
	targets, err := p.targets(ctx, ui, r.Client.within(max(p.wait, shortestLook), "--wait"))
	var silent *noInfoError
	if err != nil && (!errors.As(err, &silent) || len(targets) == 0) {
		return Record{}, err
	}
	ui.Describe(p.App, p.Icon)
	if err := ui.OpenDialog(ctx, !yes); err != nil {
		return Record{}, err
	}
	app := p.App
	r.Client = r.Client.within(max(p.wait, answerTime), "--wait")
	for _, target := range targets {
		r.Client.Target = target
		spec := Spec{Target: target, AppID: app.AppID, AppVersion: app.Version, Mandatory: app.Mandatory, Optional: app.Optional, Store: r.Vault.Store.Name()}
		record, failed := r.Send(ctx, lock, spec, app, p.Icon.Base64)
		for failed != nil && !yes && answeredWith(failed, http.StatusForbidden) {
			again, stopped := ui.ReopenDialog(ctx, failed)
			if stopped != nil {
				return Record{}, stopped
			}
			if !again {
				break
			}
			r.Client.Target = target
			record, failed = r.Send(ctx, lock, spec, app, p.Icon.Base64)
		}
		if err == nil || !isNotFound(failed) { // a 404 says that nothing was accepted
			return record, failed
		}
	}
	return Record{}, err
}

// targets are where an app can be registered: one if JTL-Wawi says which API it
// speaks, and several, with an error, if it gives no information.
func (p plan) targets(ctx context.Context, ui UI, client Client) (targets []Target, err error) {
	if !p.target.API.Open() {
		return []Target{p.target}, nil
	}
	target, info, err := client.Detect(ctx, p.order())
	if silent, ok := errors.AsType[*noInfoError](err); ok {
		for _, g := range p.order() {
			target := silent.targetOf(g)
			if _, wrong := p.Rules.Check(target.API); wrong == nil {
				targets = append(targets, target)
			}
		}
		return targets, err
	}
	if err != nil {
		return nil, err
	}
	if err := p.check(target.API, ui); err != nil {
		return nil, err
	}
	ui.Note("%s at %s speaks API %s", strings.TrimSpace("JTL-Wawi "+info.Version), p.target.URL, target.API)
	return []Target{target}, nil
}

// order returns the generations in the order in which they suit the application:
// the one that the address names, the one whose scopes the file requests, the
// newest. One whose rules the file breaks comes last.
func (p plan) order() []erp.Generation {
	order := []erp.Generation{erp.V2, erp.V1}
	if p.preferred.Known() {
		order = []erp.Generation{p.preferred, p.preferred.Other()}
	}
	_, first := p.Rules.Check(order[0].First())
	_, second := p.Rules.Check(order[1].First())
	if first != nil && second == nil {
		slices.Reverse(order)
	}
	return order
}

// check checks an application for a version, and reports what is no error.
func (a Application) check(api erp.Version, ui UI) error {
	warnings, err := a.Rules.Check(api)
	for _, warning := range warnings {
		ui.Warn("%s", warning)
	}
	return err
}

// await waits for the decision. What the stores of before have is not needed
// once there is a key.
func (s Service) await(ctx context.Context, r Registrar, lock *Lock, record Record, o WaitOptions, before []string, sent bool) (Result, error) {
	debug.FreeOSMemory() // the memory for a passphrase is not needed during the wait
	installation, err := r.Await(ctx, lock, record, Patience{Wait: o.Wait, Interval: o.Interval, Sent: sent})
	s.UI.Done()
	if err != nil {
		return Result{Name: lock.Name, Report: reportOfWait(lock.Name, record, installation, err)}, err
	}
	s.sweep(ctx, lock.Name, installation.Store, before)
	return s.accepted(ctx, lock.Name, installation, o.ShowKey, r.Vault.Store)
}

// accepted is the result of a registration that has its key, which is in the
// store.
func (s Service) accepted(ctx context.Context, name string, i Installation, showKey bool, store secret.Store) (Result, error) {
	report := reportOf(name, i)
	if showKey {
		key, err := s.Stores.key(context.WithoutCancel(ctx), name, i, store)
		if err != nil {
			return Result{}, err
		}
		report.Key.Key = key.Reveal()
	}
	return Result{Name: name, Report: &report, Installation: &i}, nil
}
