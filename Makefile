.PHONY: help build release test lint fuzz interop schemas browser docs cover ci

help: ## list the targets
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/\1\t\2/p' Makefile | expand -t 10

build: ## build ./jtlctl
	go build ./cmd/jtlctl

release: ## build ./jtlctl as it is released: smaller, and it takes some minutes
	go run ./packaging/build

test: ## run all tests; Go is all they need
	go test ./...

lint: ## gofmt, go vet, golangci-lint, deadcode
	.ci/run format vet lint

fuzz: ## run each fuzz target for five minutes, two at a time
	FUZZTIME=5m .ci/run fuzz

interop: ## try jtlctl against other people's libraries; installs them
	.ci/run interop

schemas: ## check the JSON Schemas with ajv and with VS Code's JSON service; installs them
	.ci/run schemas

browser: ## attack proxy and sandbox with web pages; installs Chromium
	.ci/run browser

docs: ## rewrite the pages, schemas, transcripts and the recording that are generated
	UPDATE=1 go test -count=1 -run '^Test(Reference|RulesPage|Transcripts|Contracts|Schemas_printed|Pages|Recording)$$' ./test/docs

cover: ## print the coverage of the whole tree
	.ci/run cover

ci: ## run everything that CI runs
	.ci/run
