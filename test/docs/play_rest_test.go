package docs

import (
	"errors"
	"fmt"
	"net/http"
	"os"
	"regexp"
	"strings"
)

var restVariable = regexp.MustCompile(`(?m)^@(\w+) = \S+$`)

// playRESTClient sends the requests of a .http file, as editors do: FILE ADDRESS.
// The address is put in the place of that of the page.
func playRESTClient(args []string) error {
	text, err := os.ReadFile(args[0])
	if err != nil {
		return err
	}
	variable := restVariable.FindStringSubmatch(string(text))
	if variable == nil {
		return errors.New("the file sets no address")
	}
	for request := range strings.SplitSeq(restVariable.ReplaceAllString(string(text), ""), "###\n") {
		request = strings.ReplaceAll(strings.TrimSpace(request), "{{"+variable[1]+"}}", args[1])
		head, body, _ := strings.Cut(request, "\n\n")
		lines := strings.Split(head, "\n")
		method, url, _ := strings.Cut(lines[0], " ")
		made, err := http.NewRequest(method, url, strings.NewReader(body))
		if err != nil {
			return err
		}
		for _, line := range lines[1:] {
			name, value, _ := strings.Cut(line, ": ")
			made.Header.Set(name, value)
		}
		answer, err := http.DefaultClient.Do(made)
		if err != nil {
			return err
		}
		_ = answer.Body.Close()
		if answer.StatusCode != http.StatusOK {
			return fmt.Errorf("%s %s: %s", method, url, answer.Status)
		}
	}
	return nil
}
