package main

import (
	"fmt"
	"os"

	"github.com/danieljoos/wincred"
)

// systemTools are those that Windows lacks.
func systemTools() map[string]func() {
	return map[string]func(){
		// secret-tool looks an entry up in the Credential Manager, or clears it: the one
		// that begins with the name, which a hash follows.
		"secret-tool": func() {
			found, err := wincred.FilteredList(os.Args[3] + ":" + os.Args[5] + "#*")
			if err != nil || len(found) != 1 {
				fmt.Fprintln(os.Stderr, len(found), "entries", err)
				os.Exit(1)
			}
			entry := wincred.GenericCredential{Credential: *found[0]}
			if os.Args[1] == "lookup" {
				fmt.Println(string(entry.CredentialBlob))
			} else if err := entry.Delete(); err != nil {
				fmt.Fprintln(os.Stderr, err)
				os.Exit(1)
			}
		},
	}
}
