package scope

// Remarks returns what one should know about a scope before asking for it.
func (s Scope) Remarks() []string {
	var remarks []string
	if why, broad := BroadReason(s.Name); broad {
		remarks = append(remarks, "too broad for most apps: "+why)
	}
	if better, why, ok := Misnamed(s.Name); ok {
		remarks = append(remarks, why+"; you may mean "+better)
	}
	return append(remarks, s.Notes...)
}

// Broad tells that a scope opens far more than any app needs.
func (s Scope) Broad() bool {
	_, broad := BroadReason(s.Name)
	return broad
}

// BroadReason says what makes a scope too broad.
func BroadReason(name string) (why string, broad bool) {
	for _, row := range broadScopes {
		if row.name == name {
			return row.why, true
		}
	}
	return "", false
}

// Misnamed tells of a scope that is known but does not do what its name
// promises, which one somebody probably meant, and why.
func Misnamed(name string) (better, why string, ok bool) {
	for _, row := range misnamedScopes {
		if row.name == name {
			return row.better, row.why, true
		}
	}
	return "", "", false
}

// misnamed is Misnamed where the API of a generation has the better one.
func (x *Index) misnamed(name string, generation int) (better, why string, ok bool) {
	better, why, ok = Misnamed(name)
	s, known := x.Find(better)
	return better, why, ok && known && s.In(generation)
}
