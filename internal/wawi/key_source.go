package wawi

import (
	"context"
	"io"
	"strings"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/secret"
)

// maxKey is the most that is read of a key, in bytes.
const maxKey = 64 << 10

// KeySource is where a key comes from: a file, standard input, or a person who
// is asked.
type KeySource struct {
	KeyFile   string
	FromStdin bool
	Stdin     io.Reader
	// Ask asks for a secret at the terminal.
	Ask func(ctx context.Context, question, instead string) (secret.String, error)
}

func (k KeySource) check() error {
	if k.KeyFile != "" && k.FromStdin {
		return fault.New(fault.Usage, "the key can come from one place only").WithHint("use --key-stdin or --key-file")
	}
	return nil
}

// read reads a key, also if it is a whole header as `wawi key --format header`
// prints it.
func (k KeySource) read(ctx context.Context, warn func(string, ...any)) (secret.String, error) {
	text, err := k.text(ctx, warn)
	if err != nil {
		return secret.String{}, err
	}
	key := secret.New(bareKey(text))
	switch {
	case key.Empty():
		return secret.String{}, fault.New(fault.Input, "the key is empty").WithHint("it is what follows the word Wawi in the header Authorization")
	case strings.TrimSpace(key.Reveal()) != key.Reveal():
		return secret.String{}, fault.New(fault.Input, "the key has %s before or after it, which no header can carry", blankName(key.Reveal())).
			WithHint("one line end after it is left out; remove the rest: echo in cmd.exe writes the space before the | too")
	case !Carried(key):
		return secret.String{}, fault.New(fault.Input, "the key has signs that no header can carry, such as a line break").
			WithHint("it is one line: what follows the word Wawi in the header Authorization")
	}
	return key, nil
}

func (k KeySource) text(ctx context.Context, warn func(string, ...any)) (string, error) {
	switch {
	case k.FromStdin:
		text, err := disk.ReadAll(k.Stdin, maxKey)
		if ctx.Err() != nil {
			return "", fault.New(fault.Interrupted, "interrupted; nothing was stored")
		}
		if err != nil {
			return "", disk.Fault(fault.Input, err, "the key cannot be read from standard input")
		}
		return disk.Secret(text), nil
	case k.KeyFile != "":
		return keyInFile(k.KeyFile, warn)
	}
	key, err := k.Ask(ctx, "API key", "--key-stdin or --key-file")
	return strings.TrimSpace(key.Reveal()), err
}

func keyInFile(path string, warn func(string, ...any)) (string, error) {
	if path == "-" {
		return "", fault.New(fault.Usage, "--key-file - is not standard input").WithHint("--key-stdin reads it; a file of that name is ./-")
	}
	exposed := disk.GuardFile(path, disk.Credential)
	if exposed != nil && exposed.Refused {
		return "", fault.New(fault.Input, "--key-file: the file %q with the key is not used: %v", path, exposed).WithHint("%s", exposed.Hint()).WithCause(exposed)
	}
	text, err := disk.ReadNamed(path, maxKey)
	if err != nil {
		return "", disk.Fault(fault.Input, err, "--key-file: the file %s with the key cannot be read", path)
	}
	if exposed != nil {
		warn("the file %q with the key: %v; %s", path, exposed, exposed.Hint())
	}
	return disk.Secret(text), nil
}

// blankName names what surrounds a text.
func blankName(text string) string {
	if strings.ContainsAny(text, "\r\n") {
		return "a line end"
	}
	return "white space"
}

// bareKey takes a key out of the header that carries it.
func bareKey(text string) string {
	if name, value, ok := strings.Cut(text, ":"); ok && strings.EqualFold(strings.TrimSpace(name), "Authorization") {
		text = strings.TrimLeft(value, " ")
	}
	if scheme, key, _ := strings.Cut(text, " "); strings.EqualFold(scheme, "Wawi") {
		return strings.TrimLeft(key, " ")
	}
	return text
}
