package source

func (a *analysis) attributes(u *unit) {}
func (a *analysis) documents(u *unit)  {}
