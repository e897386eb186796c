# The hook of .pre-commit-hooks.yaml, as pre-commit builds and calls it, from what is
# committed here.
check_hook() {
  command -v pre-commit >/dev/null || install pre-commit
  local output revision
  revision=$(git rev-parse HEAD)
  git clone -q . "$work/hooks"
  git init -q "$work/project"
  mkdir "$work/project/web" "$work/project/a b"
  printf 'repos:\n- {repo: %s, rev: %s, hooks: [{id: jtlctl-manifest-lint}]}\n' "$work/hooks" "$revision" >"$work/project/.pre-commit-config.yaml"
  echo '{"name": "a web app", "start_url": "/"}' >"$work/project/web/manifest.json"
  export PRE_COMMIT_HOME=$work/pre-commit GOMODCACHE
  GOMODCACHE=$(go env GOMODCACHE)
  (cd "$work/project" && git add -A && pre-commit run --all-files)
  cp docs/examples/app.json "$work/project/a b/app.json"
  if output=$(cd "$work/project" && git add -A && pre-commit run 2>&1); then
    fail "an app with an error passed: $output"
  fi
  wants 'a b/app.json:5:61: error: there is no scope orders.write' "$output"
  sed -i 's/orders.write/salesorders.write/' "$work/project/a b/app.json"
  (cd "$work/project" && git add -A && pre-commit run)
}
