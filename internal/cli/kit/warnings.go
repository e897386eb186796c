package kit

import "sync"

// Warned is the part of a JSON document of a command that can warn.
type Warned struct {
	// Warnings is what the user should know, although the work was done.
	Warnings []string `json:"warnings,omitempty"`
}

func (w *Warned) setWarnings(warnings []string) { w.Warnings = warnings }

// Warnings collects what is warned of while -o json is on, because standard
// error then is one JSON document at most.
type Warnings struct {
	mu    sync.Mutex
	list  []string
	shown int // on the terminal
}

// Add collects a warning.
func (w *Warnings) Add(warning string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.list = append(w.list, warning)
}

// Take returns the warnings that are in no document yet.
func (w *Warnings) Take() []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	taken := w.list
	w.list, w.shown = nil, 0
	return taken
}

// Show shows warnings that were not shown yet: whoever is asked something has to
// know them.
func (w *Warnings) Show(onTerminal func(warning string)) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, warning := range w.list[w.shown:] {
		onTerminal(warning)
	}
	w.shown = len(w.list)
}

// PrintJSON prints the document of a command. A pointer to one that embeds
// Warned gets the warnings; else they follow on standard error.
func (a *App) PrintJSON(document any) error {
	if d, ok := document.(interface{ setWarnings(warnings []string) }); ok {
		d.setWarnings(a.Warnings.Take())
	}
	return a.Console.JSON(document)
}

// PrintWarnings prints the warnings that no document has.
func (a *App) PrintWarnings() {
	if rest := a.Warnings.Take(); len(rest) > 0 {
		a.Console.ErrorJSON(Warned{rest})
	}
}
