package wawi

import (
	"strings"
	"time"

	"github.com/jtlctl/jtlctl/internal/fault"
)

// State is the JSON form of what is kept of a name; it is a contract.
type State struct {
	Report
	AppVersion string `json:"app_version"` // the version of the app that is registered
	// Mandatory are the scopes that the app asked for and cannot work without.
	Mandatory []string `json:"mandatory_scopes"`
	// Optional are the scopes that the app asked for and the merchant may refuse.
	Optional []string `json:"optional_scopes"`
	// SentAt is when the last request was sent, by the clock of this machine;
	// null if there is none.
	SentAt *string `json:"sent_at"`
	// AcceptedAt is when the key was received, by the clock of this machine; null
	// without a key.
	AcceptedAt *string `json:"accepted_at"`
	// Renewal is the status of a registration that would replace the key.
	Renewal *Status `json:"renewal"`

	Record Record `json:"-"`
	// Sealed says that a key was received and is not in the store yet.
	Sealed bool `json:"-"`
}

// Status returns what is stored of the first name; without one, of the only one
// that there is.
func (s Service) Status(names ...string) (State, error) {
	name, err := s.Named(names)
	if err != nil {
		return State{}, err
	}
	folder, err := s.OpenFolder()
	if err != nil {
		return State{}, err
	}
	record, err := folder.Find(name)
	if err != nil {
		return State{}, err
	}
	return folder.state(record), nil
}

// Named returns the first name; without one, the only one that there is.
func (s Service) Named(names []string) (string, error) {
	if len(names) > 0 {
		return names[0], nil
	}
	folder, err := s.OpenFolder()
	if err != nil {
		return "", err
	}
	return folder.only()
}

// IsUndecided reports whether JTL-Wawi, or the user, has still to decide: there is no
// key, and there may be one.
func (s State) IsUndecided() bool { return s.Status == Pending || s.Status == Sending }

// IsRefused reports whether there will be no key.
func (s State) IsRefused() bool { return s.Status != Accepted && !s.IsUndecided() }

// only returns the name if there is one.
func (f Folder) only() (string, error) {
	names, err := f.Names()
	switch {
	case err != nil:
		return "", err
	case len(names) == 0:
		return "", fault.New(fault.Usage, "there are no installations yet").WithHint("`jtlctl wawi register --url URL --app FILE` makes one")
	case len(names) > 1:
		return "", fault.New(fault.Usage, "which installation: %s?", strings.Join(names, ", ")).WithHint("name one; `jtlctl wawi list` shows them")
	}
	return names[0], nil
}

func (f Folder) state(record Record) State {
	spec := record.Spec()
	state := State{AppVersion: spec.AppVersion, Mandatory: spec.Mandatory, Optional: spec.Optional, Record: record, Sealed: f.HasSealed(record.Name)}
	if i := record.Installation; i != nil {
		state.Report = reportOf(record.Name, *i)
		state.AcceptedAt = timeText(i.AcceptedAt)
	} else {
		state.Report = reportOfRequest(record.Name, *record.Registration)
	}
	if r := record.Registration; r != nil {
		state.SentAt = timeText(r.SentAt)
		if record.Installation != nil {
			state.Renewal = &r.Status
		} else {
			state.Status = r.Status
		}
	}
	return state
}

func timeText(at time.Time) *string {
	text := at.Truncate(time.Second).UTC().Format(time.RFC3339)
	return &text
}

// List is the JSON form of all installations; it is a contract.
type List struct {
	// Installations are in the order of their names, without those whose state
	// cannot be read.
	Installations []State `json:"installations"`

	Damaged []Damaged `json:"-"`
}

// Damaged is a name whose state cannot be read.
type Damaged struct {
	Name   string
	Err    error
	Sealed bool // a key of it was received and is not in the store yet
}

// List returns what is stored of all names, in order.
func (s Service) List() (List, error) {
	folder, err := s.OpenFolder()
	if err != nil {
		return List{}, err
	}
	names, err := folder.Names()
	if err != nil {
		return List{}, err
	}
	list := List{Installations: []State{}}
	for _, name := range names {
		record, err := folder.Find(name)
		if err != nil {
			list.Damaged = append(list.Damaged, Damaged{name, err, folder.HasSealed(name)})
			continue
		}
		list.Installations = append(list.Installations, folder.state(record))
	}
	return list, nil
}

// Err is the error of the last damaged one.
func (l List) Err() error {
	if len(l.Damaged) == 0 {
		return nil
	}
	return l.Damaged[len(l.Damaged)-1].Err
}
