# The packages of npm, from a registry of this machine: what users type, into empty folders.

check_npm() {
  command -v npm >/dev/null || install nodejs npm
  local arch=x64 name registry
  [ "$machine" = amd64 ] || arch=$machine
  node packaging/npm/build.mjs dist "$work/packages"
  mkdir "$work/registry"
  for name in "$work"/packages/*/; do
    (cd "$name" && npm pack --silent --pack-destination "$work/registry" >/dev/null)
  done
  node packaging/checks/registry.mjs "$work/registry" "$work/registry.url" &
  registry=$!
  wait_for "$work/registry.url" "$registry"
  export npm_config_registry npm_config_cache=$work/npm-cache npm_config_audit=false npm_config_fund=false npm_config_update_notifier=false
  npm_config_registry=$(cat "$work/registry.url")

  installs_with npm install --silent jtlctl
  [ "$(ls node_modules/@jtlctl)" = "linux-$arch" ] || fail "npm installed $(ls node_modules/@jtlctl)"
  has "node_modules/@jtlctl/linux-$arch" LICENSE THIRD_PARTY_NOTICES
  passes_through
  as_other_systems "$arch"
  mv "node_modules/@jtlctl/linux-$arch/bin/jtlctl" away
  ends 3 npx jtlctl version
  wants "is not installed" "$(cat "$work/output")"

  # The layouts of pnpm, where a package sees only what it names.
  installs_with npm install --silent --install-strategy=linked jtlctl
  installs_with npm install --silent --global --prefix "$work/global" jtlctl
  wants "jtlctl ${version%%+*}" "$("$work/global/bin/jtlctl" version)"

  fresh npm install --silent --omit=optional jtlctl
  ends 3 npx jtlctl version
  wants "the package @jtlctl/linux-$arch, which has jtlctl for this system, is not installed" "$(cat "$work/output")"
  wants "without --omit=optional" "$(cat "$work/output")"
  cd "$root"
  kill "$registry"
}

root=$PWD

# fresh COMMAND… runs the command in an empty folder, and stays there.
fresh() {
  cd "$(mktemp -d -p "$work")"
  "$@"
}

installs_with() {
  fresh "$@"
  [[ " $* " == *" --global "* ]] || wants "jtlctl $version ($commit, " "$(npx jtlctl version)"
}

# passes_through: arguments, streams, exit codes and signals are those of the program.
passes_through() {
  local child program signal
  program=$(echo node_modules/@jtlctl/*/bin/jtlctl)
  printf '{"a":1}\r\n\0' >bytes
  for command in "manifest lint -" "jwt decode -" "nothing" "version -o json" "help"; do
    local direct=0 through=0
    # shellcheck disable=SC2086
    "$program" $command <bytes >direct.out 2>direct.err || direct=$?
    # shellcheck disable=SC2086
    npx jtlctl $command <bytes >through.out 2>through.err || through=$?
    [ "$direct" = "$through" ] || fail "$command ended with $through, not $direct"
    cmp direct.out through.out && cmp direct.err through.err || fail "$command prints something else"
  done
  [ "$("$program" jwt decode - 2>&1 <<<'a b'"'"'c' | tail -1)" = "$(npx jtlctl jwt decode - 2>&1 <<<'a b'"'"'c' | tail -1)" ] || fail "quoting"
  # A reader that goes away, with a Node that cannot become jtlctl too.
  printf 'delete process.execve\n' >old.cjs
  for child in "node node_modules/jtlctl/bin/jtlctl.js" "node -r ./old.cjs node_modules/jtlctl/bin/jtlctl.js"; do
    local ended
    # shellcheck disable=SC2086
    ended=$(set +o pipefail; $child manifest schema | head -c 1 >/dev/null; echo "${PIPESTATUS[0]}")
    [ "$ended" = 141 ] || fail "a closed pipe ended $child with $ended"
  done
  for signal in INT TERM HUP; do
    rm -f ready
    node node_modules/jtlctl/bin/jtlctl.js sandbox serve --addr 127.0.0.1:0 --ready-file ready >served 2>&1 </dev/null &
    child=$!
    until [ -s ready ]; do kill -0 "$child" || fail "$(cat served)"; sleep 0.1; done
    kill -"$signal" "$child"
    local code=0
    wait "$child" || code=$?
    [ "$code" = 130 ] && [ ! -e ready ] || fail "$signal ended the sandbox with $code: $(cat served)"
  done
}

# as_other_systems: which file is looked for elsewhere, and what is said if there is none.
as_other_systems() {
  local other=node_modules/@jtlctl/win32-x64/bin
  printf 'for (const name of ["platform", "arch"]) Object.defineProperty(process, name, { value: process.env["FAKE_" + name] })\n' >fake.cjs
  ends 3 env FAKE_platform=freebsd FAKE_arch=x64 node -r ./fake.cjs node_modules/jtlctl/bin/jtlctl.js version
  wants "there is no package of jtlctl for freebsd on x64" "$(cat "$work/output")"
  ends 3 env FAKE_platform=darwin FAKE_arch=arm64 node -r ./fake.cjs node_modules/jtlctl/bin/jtlctl.js version
  wants "the package @jtlctl/darwin-arm64, which has jtlctl for this system, is not installed" "$(cat "$work/output")"
  mkdir -p "$other"
  cp node_modules/@jtlctl/linux-"$1"/bin/jtlctl "$other/jtlctl.exe" # what a Windows machine would have there
  ends 0 env FAKE_platform=win32 FAKE_arch=x64 node -r ./fake.cjs node_modules/jtlctl/bin/jtlctl.js version
  for name in "$work"/packages/win32-*/; do has "$name" bin/jtlctl.exe; done
  for name in "$work"/packages/{linux,darwin}-*/; do has "$name" bin/jtlctl; done
}
