package wawi

import (
	"context"
	"slices"
	"strings"
	"time"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/erp"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/secret"
	"github.com/jtlctl/jtlctl/internal/textutil"
)

// AddOptions describe an app that is registered already.
type AddOptions struct {
	Target            TargetOptions
	AppID, AppVersion string
	KeySource
	// Store is the name of the store of the key; "" is the user's choice.
	Store string
	// NoVerify stores a key that JTL-Wawi neither accepted nor rejected.
	NoVerify bool
	Yes      bool          // ask no questions
	Quiet    time.Duration // bounds the time in which nothing moves
}

// check refuses options that no request could carry.
func (o AddOptions) check() error {
	for _, flag := range []struct{ name, value, example string }{
		{"--app-id", o.AppID, "my-company/my-app"}, {"--app-version", o.AppVersion, "1.0.0"},
	} {
		switch {
		case strings.TrimSpace(flag.value) == "":
			return fault.New(fault.Usage, "%s is missing: every call to JTL-Wawi names it", flag.name).WithHint("write it as the app was registered, like %s", flag.example)
		case !textutil.IsHeaderValue(flag.value):
			return fault.New(fault.Usage, "%s %q has signs that no header can carry", flag.name, flag.value).WithHint("write it as the app was registered, like %s", flag.example)
		}
	}
	return o.KeySource.check()
}

// Added is an installation whose key was taken over.
type Added struct {
	Name         string
	Installation Installation
	// Verified is true if JTL-Wawi knows the key.
	Verified bool
}

// Report is its JSON form.
func (a Added) Report() Report { return reportOf(a.Name, a.Installation) }

// Add takes over the key of an app that was registered by other means. A request
// proves that JTL-Wawi knows the key before it is stored.
func (s Service) Add(ctx context.Context, raw string, o AddOptions) (Added, error) {
	name, err := ParseName(raw)
	if err != nil {
		return Added{}, err
	}
	if err := o.check(); err != nil {
		return Added{}, err
	}
	target, preferred, err := o.Target.target()
	if err != nil {
		return Added{}, err
	}
	folder, err := s.OpenFolder()
	if err != nil {
		return Added{}, err
	}
	lock, err := folder.Lock(ctx, name)
	if err != nil {
		return Added{}, err
	}
	defer lock.Release()
	before, err := mayReplace(ctx, s.UI, lock, o.Yes)
	if err != nil {
		return Added{}, err
	}
	if target.Travels() {
		s.UI.Warn("%s", plainHTTP)
	}
	key, err := o.read(ctx, s.UI.Warn)
	if err != nil {
		return Added{}, err
	}
	store, err := s.Stores.Choose(o.Store)
	if err != nil {
		return Added{}, err
	}
	r, err := s.registrar(target, store)
	if err != nil {
		return Added{}, err
	}
	r.Client.Redactor.Add(key)
	if err := r.Prove(ctx, lock); err != nil {
		return Added{}, err
	}
	if before.Undecided() == nil {
		defer r.removeSealKey(ctx, lock) // nothing is sealed with it
	}
	p := proof{service: s, client: r.Client, key: key, quiet: o.Quiet, installation: Installation{
		Spec:    Spec{Target: target, AppID: o.AppID, AppVersion: o.AppVersion, Mandatory: []string{}, Optional: []string{}, Store: store.Name()},
		Granted: []string{},
	}}
	verified, err := p.run(ctx, preferred, o.NoVerify)
	if err != nil {
		return Added{}, err
	}
	i, err := s.adopt(ctx, r, lock, before, p.installation, key)
	return Added{name, i, verified}, err
}

// mayReplace asks before what is stored under the name is replaced, and refuses
// to lose a key that is only sealed on disk.
func mayReplace(ctx context.Context, ui UI, lock *Lock, yes bool) (before Record, err error) {
	if lock.HasSealed() {
		return Record{}, fault.New(fault.Usage, "a key of %q was received and is not in the store yet", lock.Name).
			WithHint("`jtlctl wawi resume %s` puts it there; or choose another name", lock.Name)
	}
	before, found, err := lock.find()
	if err != nil || !found {
		return Record{}, err
	}
	spec := before.Spec()
	ui.Warn("%q exists already (%s at %s), and is %s: what is stored of it, with its key, is replaced", lock.Name, spec.AppID, spec.URL, before.Status())
	if yes {
		return before, nil
	}
	return before, ui.Confirm(ctx, "Replace "+lock.Name)
}

// adopt puts a key that was taken over into the store, reads it back, and only
// then writes the record. The key of another app or JTL-Wawi goes first: at no
// moment a key is stored under the address of another server.
func (s Service) adopt(ctx context.Context, r Registrar, lock *Lock, before Record, i Installation, key secret.String) (Installation, error) {
	if ctx.Err() != nil {
		return i, fault.New(fault.Interrupted, "interrupted; nothing was stored")
	}
	defer r.Guard.Protect()()
	ctx, stop := r.Guard.Store(ctx, false)
	defer stop()
	if spec := before.spec(); spec != nil && (spec.AppID != i.AppID || !Same(spec.URL, i.URL)) {
		if err := s.forgetKeys(ctx, lock.Name, before, false); err != nil {
			return i, err
		}
		if err := lock.Remove(); err != nil {
			return i, err
		}
	}
	store, err := r.Vault.keep(ctx, lock.Name, Slot(lock.Name), key)
	if err != nil {
		return i, fault.Wrap(err, "the key of %q is not stored: %s", lock.Name, fault.Message(err))
	}
	i.Store, i.AcceptedAt = store, r.Now().UTC()
	if before.Installation != nil && before.Installation.OtherKeys > 0 {
		_ = r.Vault.Store.Delete(ctx, OthersSlot(lock.Name)) // they belong to the old key
	}
	if err := lock.Save(Record{Installation: &i}); err != nil {
		return i, fault.Wrap(err, "the key of %q is in the %s store, but %s", lock.Name, store, fault.Message(err)).
			WithHint("%s, then run the same command again with --yes", disk.Remedy(err))
	}
	s.sweep(ctx, lock.Name, store, storesOf(before))
	return i, nil
}

// removeSealKey removes what Prove put into the store to try it.
func (r Registrar) removeSealKey(ctx context.Context, lock *Lock) {
	ctx, stop := r.Guard.Store(ctx, true)
	defer stop()
	_ = r.Vault.Store.Delete(ctx, sealSlot(lock.Name))
}

// spec is what a record is about; nil if it is empty.
func (r Record) spec() *Spec {
	if r.Installation == nil && r.Registration == nil {
		return nil
	}
	spec := r.Spec()
	return &spec
}

// generations returns the order in which an API is looked for.
func generations(preferred erp.Generation) []erp.Generation {
	order := []erp.Generation{erp.V2, erp.V1}
	if preferred == erp.V1 {
		slices.Reverse(order)
	}
	return order
}
