package console

import (
	"unsafe"

	"github.com/mattn/go-isatty"
	"golang.org/x/sys/windows"
)

// readable returns how many bytes can be read from a pipe without waiting. The
// terminal of Git Bash is a pipe too, and what is typed there does not count.
func readable(file uintptr) int {
	if isatty.IsCygwinTerminal(file) {
		return 0
	}
	var available uint32
	peek := windows.NewLazySystemDLL("kernel32.dll").NewProc("PeekNamedPipe")
	if ok, _, _ := peek.Call(file, 0, 0, 0, uintptr(unsafe.Pointer(&available)), 0); ok == 0 {
		return 0 // the writer is gone, and has left nothing
	}
	return int(available)
}
