package credential

import (
	"context"
	"unicode/utf8"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/secret"
)

// shortestPassphrase is how many characters a passphrase has at least that a person
// chooses: whoever gets the file can try as many as he likes.
const shortestPassphrase = 8

// newPassphrase asks for a new passphrase, twice, and again if it is too short or if the
// two differ.
func (s *Stores) newPassphrase(ctx context.Context, question, instead string) (secret.String, error) {
	for try := 1; ; try++ {
		text, err := s.AskSecret(ctx, question, instead, secret.PassphraseVariable, secret.PassphraseFileVariable)
		if err != nil {
			return text, err
		}
		var wrong *fault.Error
		if n := utf8.RuneCountInString(text.Reveal()); n < shortestPassphrase {
			wrong = fault.New(fault.Usage, "the passphrase has %d characters, and a new one needs %d at least; nothing was stored", n, shortestPassphrase).
				WithHint("choose a longer one: several words are easy to remember")
		} else {
			again, err := s.AskSecret(ctx, "The same passphrase again", instead)
			if err != nil || again.Equal(text) {
				return text, err
			}
			wrong = fault.New(fault.Usage, "the two passphrases differ; nothing was stored").WithHint("try again")
		}
		if try == secret.PassphraseTries {
			return secret.String{}, wrong
		}
		s.Warn("%s; try again", wrong.Message)
	}
}

// PassphraseOptions say where the new passphrase of the encrypted file is from; with
// none of them a person is asked.
type PassphraseOptions struct {
	File  string
	Stdin bool
	// Read reads standard input.
	Read func(ctx context.Context, most int64) ([]byte, error)
}

// ChangePassphrase changes the passphrase of the encrypted file, and returns the folder
// of that file. The old one is from the environment or the terminal, as usual.
func (s *Stores) ChangePassphrase(ctx context.Context, o PassphraseOptions) (folder string, err error) {
	if o.File != "" && o.Stdin {
		return "", fault.New(fault.Usage, "--new-file and --new-stdin are two sources of the same passphrase").WithHint("use one of them")
	}
	_, err = s.Open(secret.FileName)
	if err != nil {
		return "", err
	}
	return s.Folder(), s.file.ChangePassphrase(ctx, func(ctx context.Context) (secret.String, error) {
		switch {
		case o.File != "":
			value, err := readSecret(o.File, "new passphrase", disk.Passphrase, "--new-file", s.Warn)
			s.warnIfShort(value)
			return value, err
		case o.Stdin:
			text, err := o.Read(ctx, maxFile)
			if err != nil {
				return secret.String{}, disk.Fault(fault.Input, err, "the new passphrase cannot be read from standard input")
			}
			value := secret.New(disk.Secret(text))
			if value.Empty() {
				return value, fault.New(fault.Input, "standard input has no passphrase in it")
			}
			s.warnIfShort(value)
			return value, nil
		}
		return s.newPassphrase(ctx, "New passphrase for the encrypted file", "--new-file or --new-stdin")
	})
}

// warnIfShort warns of a passphrase that a prompt would refuse. One that a program
// made is accepted as it is, as from JTLCTL_PASSPHRASE.
func (s *Stores) warnIfShort(passphrase secret.String) {
	if n := utf8.RuneCountInString(passphrase.Reveal()); n > 0 && n < shortestPassphrase {
		s.Warn("the new passphrase has only %d characters: whoever gets the encrypted file can try as many as he likes; choose at least %d", n, shortestPassphrase)
	}
}
