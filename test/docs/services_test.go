package docs

import (
	"encoding/json"
	"fmt"
	"os"
	"path"
	"regexp"
	"strings"

	"go.yaml.in/yaml/v3"
)

// preCommitJob is a .pre-commit-config.yaml: the hooks of this project with a file.
func preCommitJob(text string) (job, error) {
	var config struct {
		Repos []struct {
			Repo  string
			Hooks []struct {
				ID   string
				Args []string
			}
		}
	}
	var hooks []struct {
		ID, Entry, Files string
		Args             []string
	}
	own, err := os.ReadFile("../../.pre-commit-hooks.yaml")
	if err == nil {
		err = yaml.Unmarshal(own, &hooks)
	}
	if err == nil {
		err = yaml.Unmarshal([]byte(text), &config)
	}
	var all job
	for _, repo := range config.Repos {
		for _, wanted := range repo.Hooks {
			line := ""
			for _, hook := range hooks {
				if hook.ID != wanted.ID {
					continue
				}
				if !regexp.MustCompile(hook.Files).MatchString("app.json") {
					return job{}, fmt.Errorf("the hook %s does not look at app.json", hook.ID)
				}
				args := hook.Args
				if wanted.Args != nil {
					args = wanted.Args
				}
				line = strings.Join(append(append([]string{hook.Entry}, args...), "app.json"), " ")
			}
			if line == "" {
				return job{}, fmt.Errorf(".pre-commit-hooks.yaml has no hook %s", wanted.ID)
			}
			all.lines = append(all.lines, line)
		}
	}
	return all, err
}

// composeJob is a compose.yaml: the commands of services of jtlctl, with their
// variables and secrets.
func composeJob(text string) (job, error) {
	var config struct {
		Services map[string]struct {
			Image       string
			Command     []string
			Environment map[string]string
		}
		Secrets map[string]struct{ File string }
	}
	if err := yaml.Unmarshal([]byte(text), &config); err != nil {
		return job{}, err
	}
	var all job
	for _, name := range sortedKeys(config.Services) {
		service := config.Services[name]
		if image, _, _ := strings.Cut(path.Base(service.Image), ":"); image != "jtlctl" {
			continue
		}
		var variables []string
		for _, variable := range sortedKeys(service.Environment) {
			value := service.Environment[variable]
			if secret, ok := strings.CutPrefix(value, "/run/secrets/"); ok {
				if config.Secrets[secret].File == "" {
					return job{}, fmt.Errorf("there is no secret %s", secret)
				}
				value = config.Secrets[secret].File
			}
			variables = append(variables, fmt.Sprintf("%s=%q", variable, value))
		}
		all.lines = append(all.lines, strings.Join(append(variables, "jtlctl", strings.Join(service.Command, " ")), " "))
	}
	return all, nil
}

var (
	unitLine  = regexp.MustCompile(`(?m)^(\w+)=(.+)$`)
	imageLine = regexp.MustCompile(`(?m)^(ENTRYPOINT|CMD) (\[.*\])$`)
)

// unitJob is a unit of systemd: what it executes, with its variables and
// credentials. Programs below / are in the folder of the test.
func unitJob(text string) (job, error) {
	var variables, lines []string
	for _, match := range unitLine.FindAllStringSubmatch(text, -1) {
		switch name, value := match[1], match[2]; name {
		case "Environment":
			variables = append(variables, strings.ReplaceAll(value, "%d", "."))
		case "LoadCredential", "LoadCredentialEncrypted":
			credential, _, _ := strings.Cut(value, ":")
			lines = append(lines, "(umask 077; cp secret.txt "+credential+")")
		case "ExecStart":
			jtlctl, program, _ := strings.Cut(value, " -- ")
			if program != "" {
				program = strings.TrimPrefix(program, "/")
				lines = append(lines, fmt.Sprintf(`mkdir -p %s; printf '#!/bin/sh\ntest -n "$JTL_ACCESS_TOKEN"' > %s; chmod +x %s`, path.Dir(program), program, program))
				program = " -- ./" + program
			}
			words := strings.SplitN(jtlctl, " ", 2)
			words[0] = path.Base(words[0])
			lines = append(lines, strings.Join(append(variables, words...), " ")+program)
		}
	}
	return job{lines: lines}, nil
}

// imageJob is a Dockerfile: what its image runs, with the credentials of the app.
func imageJob(text string) (job, error) {
	var words []string
	for _, match := range imageLine.FindAllStringSubmatch(text, -1) {
		var more []string
		if err := json.Unmarshal([]byte(match[2]), &more); err != nil {
			return job{}, err
		}
		words = append(words, more...)
	}
	if len(words) == 0 || path.Base(words[0]) != "jtlctl" {
		return job{}, nil
	}
	words[0] = "jtlctl"
	return job{lines: []string{"JTL_CLIENT_ID=sandbox-app JTL_CLIENT_SECRET_FILE=secret.txt " + strings.Join(words, " ")}}, nil
}
