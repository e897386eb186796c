package source

// Member returns the member of an object with a name, the last one where the
// name is repeated, as JSON.parse does. It is nil where there is none.
func (v *Value) Member(name string) *Member {
	if v == nil {
		return nil
	}
	for i := len(v.Members) - 1; i >= 0; i-- {
		if v.Members[i].Name == name {
			return &v.Members[i]
		}
	}
	return nil
}

// Get returns the value of Member, or nil.
func (v *Value) Get(name string) *Value {
	if member := v.Member(name); member != nil {
		return &member.Value
	}
	return nil
}

// At goes from object to object along the names; it is nil where the way ends.
func (v *Value) At(names ...string) *Value {
	for _, name := range names {
		v = v.Get(name)
	}
	return v
}
