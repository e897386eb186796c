package keychain

import (
	"errors"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"

	"github.com/zalando/go-keyring"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/fault/faulttest"
)

// TestMain lets the test binary be `security`: it ends with the code that it was told.
func TestMain(m *testing.M) {
	if code, err := strconv.Atoi(os.Getenv(exitVariable)); err == nil {
		os.Exit(code)
	}
	os.Exit(m.Run())
}

const exitVariable = "JTLCTL_TEST_SECURITY_EXIT"

// security runs a stand-in of the program, and returns what go-keyring does.
func security(t *testing.T, code int) error {
	t.Helper()
	c := exec.CommandContext(t.Context(), os.Args[0])
	c.Env = append(os.Environ(), exitVariable+"="+strconv.Itoa(code))
	return c.Run()
}

type failing struct{ err error }

func (f failing) Get(string, string) (string, error) { return "", f.err }
func (f failing) Set(string, string, string) error   { return f.err }
func (f failing) Delete(string, string) error        { return f.err }

var errLocked = errors.New("locked")

func calls(k Keyring) map[string]func() error {
	b := Backend{k, errLocked, "use --store file"}
	return map[string]func() error{
		"get":    func() error { _, err := b.Get("jtlctl", "x"); return err },
		"set":    func() error { return b.Set("jtlctl", "x", "y") },
		"delete": func() error { return b.Delete("jtlctl", "x") },
	}
}

func TestBackend_exitCodes(t *testing.T) {
	t.Parallel()
	for code, test := range map[int]struct {
		message, hint string
		locked        bool
	}{
		36:  {"the keychain is locked, as it is in an SSH session", "`security unlock-keychain`", true},
		51:  {"the password was wrong", "Keychain Access", true},
		128: {"was cancelled", "try again and answer it", true},
		37:  {"this user has no default keychain", "log in at the screen", false},
		50:  {"the keychain does not exist", "Reset Default Keychains", false},
		53:  {"is not there for this process", "in the session of a user", false},
		49:  {"the keychain is damaged", "Reset Default Keychains", false},
		52:  {"the keychain is read-only", "~/Library/Keychains", false},
		195: {"the keychain cannot be written", "~/Library/Keychains", false},
		45:  {"has an entry of that name", "Keychain Access", false},
	} {
		ended := security(t, code)
		for name, call := range calls(failing{ended}) {
			err := call()
			faulttest.Want(t, err, fault.Store, test.message, test.hint, "use --store file")
			if errors.Is(err, errLocked) != test.locked || !errors.Is(err, ended) {
				t.Errorf("%d, %s: %v", code, name, err)
			}
		}
	}
}

// The words of what is missing are those of the language of macOS.
func TestBackend_notFound(t *testing.T) {
	t.Parallel()
	for _, err := range []error{security(t, 44), keyring.ErrNotFound} {
		for name, call := range calls(failing{err}) {
			if got := call(); !errors.Is(got, keyring.ErrNotFound) {
				t.Errorf("%s: %v", name, got)
			}
		}
	}
}

func TestBackend_otherErrors(t *testing.T) {
	t.Parallel()
	for _, err := range []error{security(t, 0), security(t, 1), security(t, 2), keyring.ErrSetDataTooBig, errors.New("exit status 36")} {
		for name, call := range calls(failing{err}) {
			if got := call(); !errors.Is(got, err) || fault.Hint(got) != "" {
				t.Errorf("%s: %v became %v", name, err, got)
			}
		}
	}
}

// Each exit code is that of one status.
func TestFaults(t *testing.T) {
	t.Parallel()
	codes := map[int]int{exitOf(notFound): notFound}
	for status := range faults {
		if other, taken := codes[exitOf(status)]; taken {
			t.Errorf("%d and %d both end with %d", status, other, exitOf(status))
		}
		codes[exitOf(status)] = status
	}
}

// named keeps entries by the name that `security` has for them.
type named map[string]string

func (n named) Get(_, user string) (string, error) {
	if text, ok := n[user]; ok {
		return text, nil
	}
	return "", keyring.ErrNotFound
}

// Set goes through a line of `security -i`, quoted as go-keyring quotes it.
func (n named) Set(service, user, password string) error {
	shell := func(text string) string { return "'" + strings.ReplaceAll(text, "'", `'"'"'`) + "'" }
	line, _, _ := strings.Cut("add-generic-password -U -s "+shell(service)+" -a "+shell(user)+" -w "+shell(password)+"\n", "\n")
	if words := securityWords(line); len(words) == 8 {
		n[words[5]] = words[7]
		return nil
	}
	return errors.New("usage")
}

func (n named) Delete(_, user string) error {
	delete(n, user)
	return nil
}

// securityWords takes a line apart as `security -i` does: a quotation mark counts only
// where an argument begins, its second one ends the argument, and a backslash takes the
// next character everywhere.
func securityWords(line string) []string {
	var words []string
	for i := 0; i < len(line); {
		for i < len(line) && line[i] == ' ' {
			i++
		}
		if i == len(line) {
			break
		}
		end := byte(' ')
		if line[i] == '\'' || line[i] == '"' {
			end = line[i]
			i++
		}
		var word []byte
		for ; i < len(line) && line[i] != end; i++ {
			if line[i] == '\\' && i+1 < len(line) {
				i++
			}
			word = append(word, line[i])
		}
		words, i = append(words, string(word)), i+1
	}
	return words
}

func TestBackend_names(t *testing.T) {
	t.Parallel()
	names := []string{
		`client-secret/"default"/prod/abc`, `client-secret/"O'Neil"/prod/abc`, `client-secret/"Kunde A.B. \"Müller\""/prod/abc`, `client-secret/"Kunde A.B. \\\"Müller\\\""/prod/abc`,
		`\`, `'`, `''`, `"`, "a\nb", "a\nadd-generic-password -s x", "%27", "%", "a b", " a ", "$(x)", "\x7f", "Größe", "a%5Cb", `a\b`,
	}
	k := named{}
	b := Backend{Keyring: k}
	for _, name := range names {
		faulttest.Must(t, b.Set("jtlctl", name, "secret of "+strconv.Itoa(len(name))))
	}
	if len(k) != len(names) {
		t.Errorf("%d entries of %d names: %q", len(k), len(names), k)
	}
	for _, name := range names {
		if got, err := b.Get("jtlctl", name); err != nil || got != "secret of "+strconv.Itoa(len(name)) {
			t.Errorf("%s: %q, %v", name, got, err)
		}
		faulttest.Must(t, b.Delete("jtlctl", name))
	}
	if len(k) > 0 {
		t.Errorf("left behind: %q", k)
	}
	if got := entryName(names[0]); got != names[0] {
		t.Errorf("a usual name became %s", got)
	}
}
