package wawi

import (
	"context"

	"github.com/jtlctl/jtlctl/internal/erp"
)

// DryRun is the JSON form of `register --dry-run`; it is a contract.
type DryRun struct {
	// Name is what the installation would be called.
	Name  string `json:"name"`
	AppID string `json:"app_id"` // the identifier of the app
	// API is auto if the Wawi would be asked; the request then is that of the
	// newest one that the application file fits.
	API string `json:"api"`
	// Store is the name of the store that the key would go to.
	Store    string   `json:"store"`
	Warnings []string `json:"warnings"` // what lint says of the application file, and more
	// Request is the one that would be sent, without its secret and with the
	// beginning of the icon only.
	Request Draft `json:"request"`

	Version erp.Version `json:"-"` // of the request
}

// DryRun checks what can be checked without writing or sending anything, and
// returns the request. The store is not tried: that would write to it.
func (s Service) DryRun(ctx context.Context, o RegisterOptions) (DryRun, error) {
	p, err := s.plan(o)
	if err != nil {
		return DryRun{}, err
	}
	replaced := replacement{s.UI, p.name, p.App.AppID, p.target.URL, true}
	if err := replaced.check(ctx, p.folder); err != nil {
		return DryRun{}, err
	}
	store, err := s.Stores.Choose(o.Store)
	if err != nil {
		return DryRun{}, err
	}
	if _, err := s.Connect(p.target, false); err != nil {
		return DryRun{}, err
	}
	d := DryRun{Name: p.name, AppID: p.App.AppID, API: p.target.API.String(), Store: store.Name(), Warnings: []string{}}
	if p.target.API.Open() {
		p.target.API = p.order()[0].First()
	}
	if p.target.API.Generation != erp.V1 {
		p.target.Prefix = ""
	}
	d.Version = p.target.API
	warnings, err := p.Rules.Check(p.target.API)
	if err != nil {
		return DryRun{}, err
	}
	if p.target.Travels() {
		d.Warnings = append(d.Warnings, plainHTTP)
	}
	d.Warnings = append(d.Warnings, warnings...)
	d.Request, err = DraftOf(p.target, p.App, p.Icon)
	return d, err
}
