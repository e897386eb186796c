package main

import "sync"

// warned is the part of a JSON document of a command that can warn.
type warned struct {
	// Warnings is what the user should know, although the work was done.
	Warnings []string `json:"warnings,omitempty"`
}

func (w *warned) setWarnings(warnings []string) { w.Warnings = warnings }

// warnings collects what is warned of while -o json is on, because standard
// error then is one JSON document at most.
type warnings struct {
	mu    sync.Mutex
	list  []string
	shown int // on the terminal
}

func (w *warnings) add(warning string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.list = append(w.list, warning)
}

// take returns the warnings that are in no document yet.
func (w *warnings) take() []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	taken := w.list
	w.list, w.shown = nil, 0
	return taken
}

// show shows warnings that were not shown yet: who is asked something has to
// know them.
func (w *warnings) show(onTerminal func(warning string)) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, warning := range w.list[w.shown:] {
		onTerminal(warning)
	}
	w.shown = len(w.list)
}

// printJSON prints the document of a command. A pointer to one that embeds
// warned gets the warnings; else they follow on standard error.
func (a *app) printJSON(document any) error {
	if d, ok := document.(interface{ setWarnings(warnings []string) }); ok {
		d.setWarnings(a.warnings.take())
	}
	return a.console.JSON(document)
}

// printWarnings prints the warnings that no document has.
func (a *app) printWarnings() {
	if rest := a.warnings.take(); len(rest) > 0 {
		a.console.ErrorJSON(warned{rest})
	}
}
