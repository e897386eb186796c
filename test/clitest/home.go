package clitest

import (
	"os"
	"path/filepath"
	"runtime"

	"github.com/jtlctl/jtlctl/internal/disk"
)

// home returns the variables that let jtlctl keep its files below a folder: HOME
// says little on Windows.
func home(folder string) map[string]string {
	if runtime.GOOS != "windows" {
		return map[string]string{"HOME": folder}
	}
	return map[string]string{
		"HOME": folder, "USERPROFILE": folder,
		"AppData": filepath.Join(folder, "AppData", "Roaming"), "LocalAppData": filepath.Join(folder, "AppData", "Local"),
	}
}

// Roots are the folders of a jtlctl whose HOME is a folder.
func Roots(folder string) disk.Roots {
	variables := home(folder)
	return disk.SystemRoots(func(name string) string { return variables[name] })
}

// AdoptHome sets what follows from HOME in a process that Command has started:
// it is where the variables of the process are complete.
func AdoptHome() error {
	folder := os.Getenv("HOME")
	if folder == "" {
		return nil
	}
	for name, value := range home(folder) {
		if err := os.Setenv(name, value); err != nil {
			return err
		}
	}
	return nil
}
