# The steps of action.yml, as a runner calls them; gh is a file of dist here.
check_action() {
  local arch=X64 status=0 output
  [ "$machine" = amd64 ] || arch=ARM64
  mkdir -p "$work/gh" "$work/repository" "$work/temp"
  printf '#!/bin/sh\ncp %q/dist/*_linux_%s.tar.gz %q/dist/checksums.txt %q/temp/jtlctl/\n' "$PWD" "$machine" "$PWD" "$work" >"$work/gh/gh"
  chmod +x "$work/gh/gh"
  export GITHUB_PATH=$work/path GITHUB_OUTPUT=$work/output RUNNER_OS=Linux RUNNER_ARCH=$arch RUNNER_TEMP=$work/temp VERSION=latest
  PATH=$work/gh:$PATH packaging/github/step install
  PATH=$(cat "$work/path"):$PATH
  wants "jtlctl $version (" "$(jtlctl version)"
  cp docs/examples/app.json "$work/repository/"
  echo 'fetch("https://api.jtl-cloud.com/erp/v2/items")' >"$work/repository/client.js"
  export GITHUB_WORKSPACE=$work/repository GITHUB_STEP_SUMMARY=$work/summary
  output=$(step=$PWD/packaging/github/step; cd "$work/repository"; LINT=. CODE='' STRICT=false SARIF=lint.sarif "$step" lint) || status=$?
  [ "$status" = 1 ] || fail "lint of an error ended with $status"
  wants '::error file=app.json' "$output"
  wants '"version": "2.1.0"' "$(cat "$work/repository/lint.sarif")"
  output=$(step=$PWD/packaging/github/step; cd "$work/repository"; CODE=. MANIFEST='' STRICT=false "$step" infer) || true
  wants 'client.js' "$output"
  wants '    client.js' "$(cat "$work/summary")"
  wants "::add-matcher::$PWD/packaging/github/problem-matcher.json" "$(GITHUB_ACTION_PATH=$PWD packaging/github/step matcher)"
  start_sandbox jtlctl
  output=$(JTLCTL_ENV=sandbox JTLCTL_SANDBOX=$(sandbox_address) packaging/github/step token)
  kill "$sandbox"
  wants '::add-mask::ey' "$output"
  wants 'token=ey' "$(cat "$work/output")"
}
