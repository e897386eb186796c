package main

import "fmt"

// exit is an exit code without a message: the result has been printed.
type exit int

func (e exit) Error() string { return fmt.Sprintf("exit code %d", int(e)) }

// exitNo ends a command that did its work and whose answer is no.
const exitNo = exit(1)
