package kit

import "fmt"

// Exit is an exit code without a message: the result has been printed.
type Exit int

func (e Exit) Error() string { return fmt.Sprintf("exit code %d", int(e)) }

// ExitNo ends a command that did its work and whose answer is no.
const ExitNo = Exit(1)
