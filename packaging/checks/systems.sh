# Packages of systems, and archives.

of_system=(
  usr/bin/jtlctl usr/share/man/man1/jtlctl.1 usr/share/man/man1/jtlctl-token-get.1
  usr/share/bash-completion/completions/jtlctl usr/share/fish/vendor_completions.d/jtlctl.fish
  usr/share/doc/jtlctl/copyright usr/share/doc/jtlctl/THIRD_PARTY_NOTICES usr/share/doc/jtlctl/README.md
)
zsh=usr/share/zsh/site-functions/_jtlctl # but of Debian

# unpacked FOLDER: a package of this machine that was unpacked there is whole and runs.
unpacked() {
  has "$1" "${of_system[@]}"
  wants "jtlctl $version ($commit, " "$("$1/usr/bin/jtlctl" version)"
  [ "$(stat -c %a "$1/usr/bin/jtlctl" "$1/usr/share/man/man1/jtlctl.1" | tr '\n' ' ')" = "755 644 " ] || fail "wrong modes"
}

check_deb() {
  $sudo dpkg -i dist/*_linux_"$machine".deb
  unpacked ""
  wants "jtlctl $version (" "$(/usr/bin/jtlctl version)"
  /usr/bin/jtlctl demo >/dev/null
  $sudo dpkg -r jtlctl >/dev/null
  for deb in dist/*.deb; do
    wants "Section: utils" "$(dpkg-deb -f "$deb")"
    wants "./usr/share/zsh/vendor-completions/_jtlctl" "$(dpkg-deb -c "$deb")"
    wants "./usr/bin/jtlctl" "$(dpkg-deb -c "$deb" | awk '$1 == "-rwxr-xr-x" && $2 == "root/root" {print $NF}')"
  done
}

check_rpm() {
  local rpm
  command -v rpm >/dev/null && command -v cpio >/dev/null || install rpm cpio
  for rpm in dist/*.rpm; do
    local listed
    listed=$(rpm -qpl "$rpm")
    for file in "${of_system[@]}" $zsh; do wants "/$file" "$listed"; done
    wants "Apache-2.0" "$(rpm -qp --qf '%{LICENSE} %{VERSION}' "$rpm")"
  done
  mkdir "$work/rpm"
  # It ends with 1 although it has written all; the names in it are absolute.
  rpm2cpio dist/*_linux_"$machine".rpm >"$work/rpm.cpio" || true
  (cd "$work/rpm" && cpio -idm --quiet --no-absolute-filenames <"$work/rpm.cpio" 2>/dev/null)
  unpacked "$work/rpm"
}

check_apk() {
  local apk
  for apk in dist/*.apk; do
    mkdir -p "$work/${apk##*/}"
    tar -xzf "$apk" -C "$work/${apk##*/}" 2>/dev/null
    has "$work/${apk##*/}" .PKGINFO "${of_system[@]}" $zsh
  done
  unpacked "$work/$(basename dist/*_linux_"$machine".apk)"
}

# Archives of all systems; that of this machine is run.
check_archives() {
  local archive folder program
  command -v unzip >/dev/null || install unzip
  for archive in dist/*.tar.gz dist/*.zip; do
    folder=$work/${archive##*/} program=jtlctl
    mkdir "$folder"
    case $archive in
    *.zip) unzip -q "$archive" -d "$folder" && program=jtlctl.exe ;;
    *) tar -xzf "$archive" -C "$folder" ;;
    esac
    has "$folder" $program LICENSE THIRD_PARTY_NOTICES README.md SECURITY.md CHANGELOG.md docs/commands.md \
      completions/jtlctl.{bash,zsh,fish,ps1} man/jtlctl.1 man/jtlctl-manifest-lint.1
    [ "$(stat -c %a "$folder/$program")" = 755 ] || fail "$program of $archive cannot be run"
    # What the licences demand, and the modules that only this system has.
    for module in $(go version -m "$folder/$program" | awk '$1 == "dep" {print $2}'); do
      grep -q "^$module v" "$folder/THIRD_PARTY_NOTICES" || fail "THIRD_PARTY_NOTICES of $archive lacks $module"
    done
    wants "The Go standard library" "$(cat "$folder/THIRD_PARTY_NOTICES")"
  done
  wants "jtlctl $version ($commit, " "$("$work"/*_linux_"$machine".tar.gz/jtlctl version)"
}

# The checksums name every file, and each SBOM the modules that its program was built from.
check_sums() {
  local file
  (cd dist && sha256sum --quiet -c checksums.txt)
  for file in dist/*.{tar.gz,zip,deb,rpm,apk,sbom.json}; do
    grep -q "  ${file##*/}\$" dist/checksums.txt || fail "checksums.txt lacks $file"
  done
  command -v jq >/dev/null || install jq
  for file in dist/*.sbom.json; do
    local system=${file%.sbom.json}
    system=${system#dist/*_*_} # linux_amd64
    diff <(jq -r '.components[] | select(.name != "std") | .name + " " + .version' "$file" | sort) \
      <(go version -m dist/jtlctl_"$system"_*/jtlctl* | awk '$1 == "dep" {print $2 " " $3}' | sort) || fail "$file has other modules than the program"
    wants '"name": "std"' "$(jq '.components[] | {name}' "$file")"
    wants "jtlctl@v$version" "$(jq -r '.metadata.component.purl' "$file")"
  done
}
