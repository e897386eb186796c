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
	switch name {
	case "system.all":
		return "opens everything, writing included", true
	case AllRead:
		return "opens everything that can be read", true
	case "wawiapp.all":
		return "opens what is meant for JTL's own Wawi app, writing included", true
	}
	return "", false
}

// Misnamed tells of a scope that is known but does not do what its name
// promises, which one somebody probably meant, and why.
func Misnamed(name string) (better, why string, ok bool) {
	switch name {
	case "orders.read":
		return "salesorders.read", "it opens look-up tables such as payment methods and cancellation reasons, not sales orders", true
	case "cusomters.read":
		return "customers.read", "it is a misspelling in the published list that the platform accepts", true
	}
	return "", "", false
}

// misnamed is Misnamed where the API of a generation has the better one.
func (x *Index) misnamed(name string, generation int) (better, why string, ok bool) {
	better, why, ok = Misnamed(name)
	s, known := x.Find(better)
	return better, why, ok && known && s.In(generation)
}
