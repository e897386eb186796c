package credential

import (
	"strings"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/secret"
)

// maxFile is the most that is read of a file with a secret, in bytes.
const maxFile = 64 << 10

// readSecret reads a secret from a file, as disk.Secret does. origin is the flag or
// variable that names the file.
func readSecret(path, what string, purpose disk.Purpose, origin string, warn func(format string, args ...any)) (secret.String, error) {
	text, err := readGuarded(path, what, purpose, origin, warn)
	if err != nil {
		return secret.String{}, err
	}
	value := disk.Secret(text)
	if purpose == disk.Passphrase && strings.ContainsAny(value, "\r\n") {
		return secret.String{}, fault.New(fault.Input, "the file %s with the %s has more than one line (from %s)", path, what, origin).
			WithHint("one line end after it is left out; remove the others, which nobody can type")
	}
	if value == "" {
		return secret.String{}, fault.New(fault.Input, "the file %s with the %s is empty (from %s)", path, what, origin)
	}
	return secret.New(value), nil
}

// readGuarded reads a file with a secret in it, unless others can write it, or
// read what nobody else may know. That others can read another file is a
// warning.
func readGuarded(path, what string, purpose disk.Purpose, origin string, warn func(format string, args ...any)) ([]byte, error) {
	if path == "-" {
		return nil, fault.New(fault.Usage, "%s - is not standard input", origin).WithHint("%s", insteadOf(origin))
	}
	exposed := disk.GuardFile(path, purpose)
	if exposed != nil && exposed.Refused {
		return nil, fault.New(fault.Input, "the file %q with the %s is not used: %v (from %s)", path, what, exposed, origin).
			WithHint("%s", exposed.Hint()).WithCause(exposed)
	}
	text, err := disk.ReadNamed(path, maxFile)
	if err != nil {
		return nil, fault.WithOrigin(disk.Fault(fault.Input, err, "the file %s with the %s cannot be read", path, what), origin)
	}
	if exposed != nil {
		warn("the file %q with the %s: %v; %s", path, what, exposed, exposed.Hint())
	}
	return text, nil
}

// insteadOf says how standard input is read if not by the flag or variable of a file.
func insteadOf(origin string) string {
	if flag, ok := strings.CutSuffix(origin, "-file"); ok && strings.HasPrefix(flag, "--") && origin != "--env-file" {
		return flag + "-stdin reads it; a file of that name is ./-"
	}
	return "name a file; one of that name is ./-"
}
