#!/usr/bin/env bash
# Makes public/samples/openpgp/ with the gpg installed here: the demo key's signature over the sample artifact, an
# impostor's with the very same user id, and both public keys. The secret keys are thrown away, so every run makes
# new ones: run it only when the artifact changes, and then replace the fingerprints written elsewhere
# (fingerprints.json has the new ones).
#
#     scripts/samples/openpgp.sh
set -euo pipefail
export LC_ALL=C TZ=UTC

root=$(cd "$(dirname "$0")/../.." && pwd)
artifact=hello-shomei-1.0.0.jar
out=$root/public/samples/openpgp
work=$(mktemp -d)
trap 'for home in "$work"/*/; do GNUPGHOME=$home gpgconf --kill all || true; done; rm -rf "$work"' EXIT
rm -rf "$out"
mkdir -p "$out"

# The user id proves nothing: anybody may write it into a key, and here two do.
user='Shomei Demo Key (for slides only, trust nothing) <demo@example.com>'

# A slide must not rot: the keys never expire, and the signatures are dated, by their makers, like any signature.
make() { # NAME SIGNED-AT KEY-FILE SIGNATURE
  export GNUPGHOME=$work/$1
  mkdir -m 700 "$GNUPGHOME"
  local gpg=(gpg --batch --quiet --pinentry-mode loopback --passphrase '' --faked-system-time "$2!" --no-emit-version)
  "${gpg[@]}" --quick-gen-key "$user" rsa2048 sign never 2>/dev/null
  "${gpg[@]}" --armor --output "$out/$4" --detach-sign "$root/public/samples/$artifact" 2>/dev/null
  "${gpg[@]}" --armor --output "$out/$3" --export 2>/dev/null
  gpg --batch --with-colons --list-keys 2>/dev/null | awk -F: '$1 == "fpr" { print $10; exit }'
}
demo=$(make demo 20250401T090000 demo-key.asc "$artifact.asc")
impostor=$(make impostor 20250402T090000 impostor-key.asc "$artifact.impostor.asc")
printf '{ "demo": "%s", "impostor": "%s" }\n' "$demo" "$impostor" >"$out/fingerprints.json"
cat "$out/fingerprints.json"
