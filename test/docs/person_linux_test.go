package docs

import (
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"strings"
	"syscall"

	"github.com/jtlctl/jtlctl/test/clitest"
)

// playPerson runs a command line at a terminal of its own, and answers what it asks:
// one line of $ANSWERS for each question.
func playPerson(args []string) error {
	person, terminal, err := clitest.OpenTerminal()
	if err != nil {
		return err
	}
	defer person.Close()
	shell := exec.Command("bash", "-c", args[0])
	shell.Stdin, shell.Stdout, shell.Stderr = terminal, terminal, terminal
	shell.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	if err := shell.Start(); err != nil {
		return err
	}
	_ = terminal.Close()
	answers := strings.Split(os.Getenv("ANSWERS"), "\n")
	chunk := make([]byte, 4096)
	for {
		n, err := person.Read(chunk)
		_, _ = os.Stdout.Write(chunk[:n])
		if err != nil {
			break // the terminal is closed when nothing has it open any more
		}
		switch asks := bytes.HasSuffix(chunk[:n], []byte(": ")) || bytes.HasSuffix(chunk[:n], []byte("] ")); {
		case asks && len(answers) > 0:
			_, _ = io.WriteString(person, answers[0]+"\n")
			answers = answers[1:]
		case asks:
			_, _ = io.WriteString(person, "\x03") // Ctrl-C: there is no answer
		}
	}
	if err := shell.Wait(); err != nil {
		return err
	}
	if len(answers) > 0 {
		return errors.New("nobody asked for " + strings.Join(answers, ", "))
	}
	return nil
}
