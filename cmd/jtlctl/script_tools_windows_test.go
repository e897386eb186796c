package main

import (
	"fmt"
	"os"

	"github.com/danieljoos/wincred"
)

// systemTools are those that Windows lacks.
func systemTools() map[string]func() {
	return map[string]func(){
		// secret-tool looks entries up, and clears them, in the Credential Manager.
		"secret-tool": func() {
			credential, err := wincred.GetGenericCredential(os.Args[3] + ":" + os.Args[5])
			if err == nil && os.Args[1] == "clear" {
				err = credential.Delete()
			}
			if err != nil {
				fmt.Fprintln(os.Stderr, err)
				os.Exit(1)
			}
			if os.Args[1] == "lookup" {
				fmt.Println(string(credential.CredentialBlob))
			}
		},
	}
}
