package docs

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"path"
	"strings"
)

// asked is the command line of a curl.
type asked struct {
	url, to, body string
	write, config bool // -w, and --config -
}

// parseCurl knows the flags that pages use.
func parseCurl(args []string) (a asked, err error) {
	for i := 0; i < len(args); i++ {
		flags, isFlag := strings.CutPrefix(args[i], "-")
		next := func() string {
			if i++; i < len(args) {
				return args[i]
			}
			return ""
		}
		switch {
		case args[i] == "--json":
			a.body = next()
		case args[i] == "--config":
			a.config = next() == "-"
		case !isFlag:
			a.url = args[i]
		default:
			for _, flag := range flags {
				switch flag {
				case 'f', 's', 'S', 'L':
				case 'O':
					a.to = path.Base(args[len(args)-1])
				case 'o':
					a.to = next()
				case 'w':
					a.write = next() == "%{url_effective}"
				default:
					return a, fmt.Errorf("-%c is not played here", flag)
				}
			}
		}
	}
	return a, nil
}

// playCurl fetches files of the project and of a release, and calls addresses of
// this machine.
func playCurl(args []string) error {
	a, err := parseCurl(args)
	if err != nil {
		return err
	}
	if a.config {
		config, err := io.ReadAll(os.Stdin)
		if err == nil && !strings.Contains(string(config), "Bearer ") {
			err = errors.New("the configuration has no token")
		}
		return err
	}
	if name, ok := strings.CutPrefix(a.url, "https://raw.githubusercontent.com/jtlctl/jtlctl/main/"); ok && a.to != "" {
		text, err := projectFile(name)
		return errors.Join(err, os.WriteFile(a.to, text, 0o600))
	}
	if name, ok := strings.CutPrefix(a.url, releases+"download/v"+releaseVersion+"/"); ok && a.to != "" {
		return released(name, a.to)
	}
	switch a.url {
	case releases + "latest":
		return printed(releases + "tag/v" + releaseVersion)
	case "https://curl.se/ca/cacert.pem":
		return os.WriteFile(a.to, []byte("certificates\n"), 0o600)
	}
	return a.send()
}

// send calls an address of this machine.
func (a asked) send() error {
	request, err := http.NewRequest(http.MethodGet, a.url, nil)
	if a.body != "" {
		request, err = http.NewRequest(http.MethodPost, a.url, strings.NewReader(a.body))
		request.Header.Set("Content-Type", "application/json")
	}
	if err != nil {
		return err
	}
	response, err := (&http.Client{Transport: pageTransport{}}).Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return errors.New(response.Status)
	}
	_, err = io.Copy(os.Stdout, response.Body)
	return err
}
