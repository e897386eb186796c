package console

import "testing"

func TestColoured(t *testing.T) {
	t.Parallel()
	type variables map[string]string
	for name, test := range map[string]struct {
		environment variables
		pipe, term  bool
	}{
		"nothing":                         {nil, false, true},
		"NO_COLOR":                        {variables{"NO_COLOR": "0"}, false, false},
		"FORCE_COLOR":                     {variables{"FORCE_COLOR": "1"}, true, true},
		"FORCE_COLOR of Node":             {variables{"FORCE_COLOR": "3", "CI": "true", "TERM": "dumb"}, true, true},
		"FORCE_COLOR off":                 {variables{"FORCE_COLOR": "0"}, false, false},
		"FORCE_COLOR false":               {variables{"FORCE_COLOR": "false", "CLICOLOR_FORCE": "1"}, false, false},
		"NO_COLOR before FORCE_COLOR":     {variables{"NO_COLOR": "1", "FORCE_COLOR": "1"}, false, false},
		"NO_COLOR before CLICOLOR_FORCE":  {variables{"NO_COLOR": "1", "CLICOLOR_FORCE": "1"}, false, false},
		"CLICOLOR_FORCE":                  {variables{"CLICOLOR_FORCE": "1"}, true, true},
		"CLICOLOR_FORCE off":              {variables{"CLICOLOR_FORCE": "0"}, false, true},
		"CLICOLOR off":                    {variables{"CLICOLOR": "0"}, false, false},
		"CI":                              {variables{"CI": "true"}, false, false},
		"TERM":                            {variables{"TERM": "dumb"}, false, false},
		"empty variables are not set":     {variables{"NO_COLOR": "", "FORCE_COLOR": ""}, false, true},
		"CLICOLOR_FORCE before CLICOLOR":  {variables{"CLICOLOR": "0", "CLICOLOR_FORCE": "1"}, true, true},
		"CLICOLOR does not colour a pipe": {variables{"CLICOLOR": "1"}, false, true},
	} {
		environment := func(name string) string { return test.environment[name] }
		if pipe, term := coloured(environment, false), coloured(environment, true); pipe != test.pipe || term != test.term {
			t.Errorf("%s: a pipe %t, a terminal %t", name, pipe, term)
		}
	}
}
