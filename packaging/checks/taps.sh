# What package managers read to find an archive.

# check_taps: they name archives that are there, by the right sums, and are well formed.
check_taps() {
  local cask=dist/homebrew/Casks/jtlctl.rb scoop=dist/scoop/jtlctl.json winget=dist/winget/manifests/j/jtlctl/jtlctl file
  command -v ruby >/dev/null || install ruby
  command -v jq >/dev/null || install jq
  ruby -c "$cask" >/dev/null
  wants 'manpage "man/jtlctl.1"' "$(cat "$cask")"
  jq -e '.version and .license and .homepage and .architecture["64bit"].bin == ["jtlctl.exe"] and .architecture.arm64.bin == ["jtlctl.exe"]' "$scoop" >/dev/null || fail "$scoop is not as it should be"
  named "$cask" 4 "$(cask_pairs "$cask")"
  named "$scoop" 2 "$(jq -r '.architecture[] | .url + " " + .hash' "$scoop")"
  for file in "$winget"/*/*.yaml; do
    ruby -ryaml -e 'exit YAML.safe_load_file(ARGV[0], permitted_classes: [Date]).fetch("PackageIdentifier") == "jtlctl.jtlctl"' -rdate "$file" || fail "$file is not as it should be"
  done
  wants 'InstallerType: zip' "$(cat "$winget"/*/*.installer.yaml)"
  named winget 2 "$(ruby -ryaml -rdate -e 'YAML.safe_load_file(ARGV[0], permitted_classes: [Date])["Installers"].each { |i| puts "#{i["InstallerUrl"]} #{i["InstallerSha256"].downcase}" }' "$winget"/*/*.installer.yaml)"
}

# cask_pairs FILE: URL and sum of each system, as Homebrew would read them.
cask_pairs() {
  ruby - "$1" <<'RUBY'
class Cask
  def initialize = @version = nil
  def version(*v) = v.empty? ? @version : @version = v.first
  def on_system = yield
  alias on_macos on_system
  alias on_linux on_system
  alias on_intel on_system
  alias on_arm on_system
  def sha256(sum) = @sum = sum
  def url(address, **) = puts("#{address} #{@sum}")
  def method_missing(*, **) = nil
  def respond_to_missing?(*) = true
end
def cask(_name, &body) = Cask.new.instance_eval(&body)
load ARGV[0]
RUBY
}

# named WHAT COUNT PAIRS: each URL ends in the name of an archive with this sum.
named() {
  local url sum
  [ "$(grep -c . <<<"$3")" = "$2" ] || fail "$1 names other systems: $3"
  while read -r url sum; do
    wants "$sum  ${url##*/}" "$(cat dist/checksums.txt)"
    wants "https://github.com/jtlctl/jtlctl/releases/download/$tag/" "$url"
  done <<<"$3"
}
