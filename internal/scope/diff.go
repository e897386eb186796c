package scope

// Declaration is what an app requests: scopes in order. Only at an OnPremise
// Wawi are there optional ones, and are scopes settled by the registration.
type Declaration struct {
	Mandatory, Optional []string
	OnPremise           bool
}

// The ways in which an app may request a scope.
const (
	mandatory = "mandatory"
	optional  = "optional"
)

// ways returns the scopes that are requested, in order, and in which way each
// is; one that is listed twice is optional.
func (d Declaration) ways() (names []string, ways map[string]string) {
	ways = map[string]string{}
	for _, name := range d.Mandatory {
		names, ways[name] = append(names, name), mandatory
	}
	for _, name := range d.Optional {
		names, ways[name] = append(names, name), optional
	}
	return names, ways
}

// Diff is what changes from one declaration to another.
type Diff struct {
	Added, Removed, Kept []string
	Changed              []Change
	// OnPremise reports whether either is for an OnPremise Wawi, and Register
	// whether the app must be registered again there.
	OnPremise, Register bool
}

// Change is a scope that both declarations request, in different ways.
type Change struct{ Scope, From, To string }

// Same reports whether both declarations request the same.
func (d Diff) Same() bool { return len(d.Added)+len(d.Removed)+len(d.Changed) == 0 }

// Compare returns the changes from one declaration to another. Whether a scope
// is mandatory makes a difference only at an OnPremise Wawi.
func Compare(before, after Declaration) Diff {
	d := Diff{OnPremise: before.OnPremise || after.OnPremise}
	oldNames, oldWays := before.ways()
	newNames, newWays := after.ways()
	for _, name := range newNames {
		way, known := oldWays[name]
		switch {
		case !known:
			d.Added = append(d.Added, name)
		case way != newWays[name] && d.OnPremise:
			d.Changed = append(d.Changed, Change{name, way, newWays[name]})
		default:
			d.Kept = append(d.Kept, name)
		}
	}
	for _, name := range oldNames {
		if _, kept := newWays[name]; !kept {
			d.Removed = append(d.Removed, name)
		}
	}
	d.Register = d.OnPremise && len(d.Added)+len(d.Changed) > 0
	return d
}
