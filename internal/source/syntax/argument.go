package syntax

// Argument is an argument of a call.
type Argument struct {
	Name  string // "" if it has none
	Value int    // the first token
	End   int
}

// MaxArguments bounds what is looked at of one call.
const MaxArguments = 32
