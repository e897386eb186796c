//go:build !linux

package docs

import "errors"

// playPerson is only for Linux.
func playPerson([]string) error { return errors.New("only the tests for Linux open terminals") }
