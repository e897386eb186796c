package interrupt

import (
	"os"
	"os/signal"
)

// Ignore lets this process go on at Ctrl-C, which the console hands to the
// child process too, until end is called.
func Ignore() (end func()) {
	signal.Reset(os.Interrupt)
	ignored := make(chan os.Signal, 1)
	signal.Notify(ignored, os.Interrupt)
	return func() { signal.Stop(ignored) }
}
