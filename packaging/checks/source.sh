# What `go install` builds, out of a module proxy that is a folder.

check_go_install() {
  local stamp day commit tag one
  commit=$(git rev-parse HEAD)
  stamp=$(TZ=UTC git show -s --date=format-local:%Y%m%d%H%M%S --format=%cd HEAD)
  day=$(TZ=UTC git show -s --date=format-local:%Y-%m-%dT%H:%M:%SZ --format=%cd HEAD)
  # Go remembers which files a version has: each commit needs one of its own.
  tag=v1.2.3-of.${commit:0:12}x
  for one in "$tag" "v1.2.4-0.$stamp-${commit:0:12}"; do publish "$one"; done
  wants "jtlctl ${tag#v} (go" "$(installed "$tag")"
  wants "jtlctl 1.2.4-0.$stamp-${commit:0:12} (${commit:0:12}, $day, go" "$(installed "v1.2.4-0.$stamp-${commit:0:12}")"
}

# publish VERSION puts the module at HEAD into the proxy.
publish() {
  local at=$work/proxy/github.com/jtlctl/jtlctl/@v module=github.com/jtlctl/jtlctl
  mkdir -p "$at"
  git archive --format=zip --prefix="$module@$1/" -o "$at/$1.zip" HEAD -- . ':!test/interop'
  cp go.mod "$at/$1.mod"
  [[ $1 == *-0.* ]] || echo "$1" >>"$at/list"
  printf '{"Version":"%s","Time":"2026-01-02T03:04:05Z"}\n' "$1" >"$at/$1.info"
}

# installed VERSION prints what the program says of itself that `go install` builds.
installed() {
  (
    cd "$work"
    GOPROXY="file://$work/proxy,$(go env GOPROXY)" GONOSUMDB=github.com/jtlctl/jtlctl GOFLAGS=-modcacherw \
      GOBIN=$work/bin-$1 CGO_ENABLED=0 go install "github.com/jtlctl/jtlctl/cmd/jtlctl@$1"
    "$work/bin-$1/jtlctl" version
  )
  rm -rf "$(go env GOMODCACHE)/github.com/jtlctl/jtlctl@$1" "$(go env GOMODCACHE)/cache/download/github.com/jtlctl/jtlctl/@v/$1."*
}
