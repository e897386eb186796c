package wawi

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/textutil"
)

// Record is what is kept of one name: the installation that has a key, and the
// registration that has none yet. Neither holds the key.
type Record struct {
	Version      int           `json:"version"`
	Name         string        `json:"name"`
	Installation *Installation `json:"installation,omitempty"`
	Registration *Registration `json:"registration,omitempty"`
}

// Spec is what an app asked for.
type Spec struct {
	Target
	AppID      string   `json:"app_id"`
	AppVersion string   `json:"app_version"`
	Mandatory  []string `json:"mandatory_scopes"`
	Optional   []string `json:"optional_scopes"`
	// Store is the name of the store that the key goes to or is stored in.
	Store string `json:"store"`
}

// Registration is a request that was sent, or was about to be.
type Registration struct {
	Spec
	ID        string `json:"registration_id"`
	Challenge string `json:"challenge_code"`
	Status    Status `json:"status"`
	// SentAt and DecidedAt are by the clock of this machine.
	SentAt    time.Time  `json:"sent_at"`
	DecidedAt *time.Time `json:"decided_at,omitempty"`
}

// Installation is an app that was let in.
type Installation struct {
	Spec
	RegistrationID string `json:"registration_id"`
	// Granted are the scopes that the app received; if the answer did not
	// say, GrantedKnown is false.
	Granted      []string  `json:"granted_scopes"`
	GrantedKnown bool      `json:"granted_scopes_known"`
	AcceptedAt   time.Time `json:"accepted_at"`
	// OtherKeys is how many further keys came with the key.
	OtherKeys int `json:"other_keys,omitempty"`
}

// Missing returns the mandatory and the optional scopes that were not granted.
func (i Installation) Missing() (mandatory, denied []string) {
	mandatory, denied = []string{}, []string{}
	if !i.GrantedKnown {
		return mandatory, denied
	}
	for _, scope := range i.Mandatory {
		if !i.Has(scope) {
			mandatory = append(mandatory, scope)
		}
	}
	for _, scope := range i.Optional {
		if !i.Has(scope) {
			denied = append(denied, scope)
		}
	}
	return mandatory, denied
}

// Has reports whether a scope was granted.
func (i Installation) Has(scope string) bool {
	return slices.ContainsFunc(i.Granted, func(granted string) bool { return strings.EqualFold(granted, scope) })
}

// added reports whether jtlctl did not register the app, but only took over its
// key.
func (i Installation) added() bool { return i.RegistrationID == "" }

// Undecided is the registration that can still be resumed, or nil.
func (r Record) Undecided() *Registration {
	if r.Registration == nil || r.Registration.Status != Pending && r.Registration.Status != Sending {
		return nil
	}
	return r.Registration
}

// Status is how far the name has come. A registration that failed takes
// nothing from the installation that was there before.
func (r Record) Status() Status {
	if r.Registration == nil || r.Installation != nil && r.Undecided() == nil {
		return Accepted
	}
	return r.Registration.Status
}

// Spec is what Status is about.
func (r Record) Spec() Spec {
	if r.Registration == nil || r.Installation != nil && r.Undecided() == nil {
		return r.Installation.Spec
	}
	return r.Registration.Spec
}

const (
	longestName = 64
	nameLetters = "abcdefghijklmnopqrstuvwxyz0123456789"
)

// ParseName reads the name of an installation. It becomes the name of a file,
// so that letter case cannot matter.
func ParseName(raw string) (string, error) {
	name := strings.ToLower(raw)
	if !isName(name) || len(name) > longestName {
		return "", fault.New(fault.Usage, "%q cannot be the name of an installation", raw).
			WithHint("a name has letters, digits, - and _, at most %d in all, and begins with a letter or digit", longestName)
	}
	if disk.IsDeviceName(name) {
		return "", fault.New(fault.Usage, "%q cannot be the name of an installation: it is reserved by Windows", raw).WithHint("choose another one")
	}
	return name, nil
}

func isName(text string) bool {
	return strings.Trim(text, nameLetters+"_-") == "" && strings.IndexAny(text, nameLetters) == 0
}

// DefaultName makes a name of the app and, if it is not this machine's
// default one, the Wawi. If that is too long the app's part is cut, because
// one app has many Wawis, and a hash keeps such names apart.
func DefaultName(appID string, target Target) string {
	where := whereabouts(target)
	name := cleaned(appID + where)
	if len(name) > longestName {
		const digits, leastOfApp = 8, 8
		sum := sha256.Sum256([]byte(appID + "\n" + here(target.URL)))
		room := longestName - digits - len("-")
		where = cleaned(where)
		where = where[:min(len(where), room-leastOfApp-len("-"))]
		app := cleaned(appID)
		app = app[:min(len(app), room-len(where)-len("-"))]
		name = cleaned(app+"-"+where) + "-" + hex.EncodeToString(sum[:])[:digits]
	}
	if _, err := ParseName(name); err != nil {
		return "wawi"
	}
	return name
}

// whereabouts is the part of a name that tells one Wawi from another.
func whereabouts(target Target) (text string) {
	where := strings.TrimPrefix(here(target.URL), "this machine:")
	_, path, _ := strings.Cut(where, "/")
	if host, _, _ := strings.Cut(where, ":"); target.Travels() || strings.HasPrefix(target.URL, "https:") {
		text += "-" + host
	}
	if database := path[strings.LastIndex(path, "/")+1:]; database != "" && database != "eazybusiness" {
		text += "-" + database
	}
	return text
}

// cleaned leaves of a text what a name can have.
func cleaned(text string) string {
	return strings.Trim(strings.Join(strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return !strings.ContainsRune(nameLetters+"_-", r)
	}), "-"), "-_")
}

// Alike reports whether two addresses differ in nothing but the port, so that
// they may be one Wawi that moved.
func Alike(a, b string) bool { return withoutPort(a) == withoutPort(b) }

var port = textutil.NewPattern(`:\d*(/|$)`)

func withoutPort(raw string) string {
	return port.Regexp().ReplaceAllString(here(raw), "$1")
}

// Slot is the name that the key has in a store. It depends only on the name,
// so that the key is found even if the state file is lost.
func Slot(name string) string { return fmt.Sprintf("wawi-api-key/%s", name) }

// OthersSlot is the name of the further keys of an installation, as a JSON array
// of strings, if JTL-Wawi responded with several.
func OthersSlot(name string) string { return fmt.Sprintf("wawi-other-keys/%s", name) }

func sealSlot(name string) string { return fmt.Sprintf("wawi-seal/%s", name) }

// Slots are all names under which a store may have something of a name.
func Slots(name string) []string { return []string{Slot(name), OthersSlot(name), sealSlot(name)} }
