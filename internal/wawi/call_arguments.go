package wawi

import (
	"net/http"
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/fault"
)

// CallArguments returns what a call with two or three arguments is about. Two are the
// method and the path of the only installation.
func (s Service) CallArguments(args []string) (name, method, path string, err error) {
	if len(args) == 3 {
		if isMethod(args[0]) && !isMethod(args[1]) {
			return "", "", "", fault.New(fault.Usage, "with three arguments the first is the name of an installation, and %s is an HTTP method", args[0]).
				WithHint("the arguments are NAME METHOD PATH; a body is sent with --input FILE, --input - or -f NAME=VALUE")
		}
		return args[0], args[1], args[2], nil
	}
	if !isMethod(args[0]) {
		return "", "", "", fault.New(fault.Usage, "%q is not an HTTP method, and with two arguments the first is one", args[0]).
			WithHint("the arguments are NAME METHOD PATH, or METHOD PATH if there is only one installation")
	}
	name, err = s.Named(nil)
	return name, args[0], args[1], err
}

// CheckArguments returns what is asked of which installation: the only one, if the first
// argument is a scope, which has a dot. No name of an installation has one.
func (s Service) CheckArguments(args []string) (name string, scopes []string, err error) {
	if !strings.ContainsAny(args[0], ".,") {
		if len(args) == 1 {
			return "", nil, fault.New(fault.Usage, "there is no scope to check").WithHint("write it behind the name, such as `jtlctl wawi check %s items.read`", args[0])
		}
		return args[0], args[1:], nil
	}
	name, err = s.Named(nil)
	return name, args, err
}

func isMethod(text string) bool {
	known := []string{http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete, http.MethodOptions}
	return slices.Contains(known, strings.ToUpper(text))
}
