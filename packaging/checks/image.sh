# The image, with nothing but the program: it needs neither a shell nor a registry.

check_image() {
  command -v buildah >/dev/null || install buildah
  export BUILDAH_ISOLATION=chroot STORAGE_DRIVER=vfs
  local arch container
  for arch in amd64 arm64; do
    mkdir -p "$work/image/linux/$arch"
    cp dist/jtlctl_linux_"$arch"_*/jtlctl "$work/image/linux/$arch/"
  done
  mkdir -p "$work/image/home"
  cp /etc/ssl/certs/ca-certificates.crt "$work/image/"
  for arch in amd64 arm64; do
    buildah bud -q --platform "linux/$arch" -f packaging/Dockerfile -t "localhost/jtlctl:$arch" "$work/image" >/dev/null
    wants "$arch" "$(buildah inspect --type image --format '{{.OCIv1.Architecture}}' "localhost/jtlctl:$arch")"
  done
  container=$(buildah from "localhost/jtlctl:$machine")
  in_image() { buildah run "$@"; }
  wants "jtlctl $version (" "$(in_image "$container" -- /usr/bin/jtlctl version)"
  local folder
  folder=$(buildah mount "$container")
  [ "$(stat -c %u "$folder/home/jtlctl")" = 65532 ] || fail "the home folder is not that of the user"
  cmp "$folder/etc/ssl/certs/ca-certificates.crt" /etc/ssl/certs/ca-certificates.crt || fail "the certificates are missing"
  [ "$(buildah inspect --type image --format '{{.OCIv1.Config.User}} {{.OCIv1.Config.Entrypoint}}' "localhost/jtlctl:$machine")" = "65532:65532 [/usr/bin/jtlctl]" ] || fail "user or entry point"
  # The home is writable, a time zone is not needed, and nothing is written that is not asked for.
  in_image "$container" -- /usr/bin/jtlctl --quiet config set client_id 4711
  has "$folder/home/jtlctl" .config/jtlctl/config.yaml
  [ "$(stat -c %u "$folder/home/jtlctl/.config/jtlctl/config.yaml")" = 65532 ] || fail "jtlctl did not run as the user of the image"
  rm -rf "$folder/home/jtlctl/.config"
  chmod -R a-w "$folder/home"
  cp docs/examples/app.json "$folder/work/"
  local code=0
  in_image -e TZ=Europe/Berlin "$container" -- /usr/bin/jtlctl manifest lint app.json >"$work/output" 2>&1 || code=$?
  [ "$code" = 1 ] || fail "lint ended with $code: $(cat "$work/output")"
  wants "app.json" "$(cat "$work/output")"
  # The secret of docs/servers.md, as compose mounts it; the token comes from a sandbox here.
  start_sandbox "$work/image/linux/$machine/jtlctl"
  echo sandbox-secret >"$work/secret.txt"
  chmod 444 "$work/secret.txt"
  wants eyJ "$(in_image --volume "$work/secret.txt:/run/secrets/jtl:ro" --env JTL_CLIENT_ID=sandbox-app --env JTL_CLIENT_SECRET_FILE=/run/secrets/jtl \
    --env JTLCTL_TOKEN_URL="http://$(sandbox_address)/oauth2/token" "$container" -- /usr/bin/jtlctl token get)"
  kill "$sandbox"
  buildah rm "$container" >/dev/null
  buildah rmi localhost/jtlctl:amd64 localhost/jtlctl:arm64 >/dev/null
}
