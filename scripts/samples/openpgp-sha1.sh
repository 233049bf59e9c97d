#!/usr/bin/env bash
# Signs public/samples/openpgp-sha1/pay-100.pdf with the gpg installed here, over SHA-1 and over SHA-256, with a new key
# whose secret half is thrown away: run it only when openpgp-sha1.ts makes other files.
#
#     scripts/samples/openpgp-sha1.sh
set -euo pipefail
export LC_ALL=C TZ=UTC

out=$(cd "$(dirname "$0")/../.." && pwd)/public/samples/openpgp-sha1
GNUPGHOME=$(mktemp -d)
export GNUPGHOME
trap 'gpgconf --kill all || true; rm -rf "$GNUPGHOME"' EXIT

gpg() {
  command gpg --batch --yes --quiet --pinentry-mode loopback --passphrase '' \
    --faked-system-time 20250403T090000! --no-emit-version --armor "$@" 2>/dev/null
}
gpg --quick-gen-key 'Shomei SHA-1 Demo Key (for slides only, trust nothing) <demo@example.com>' rsa2048 sign never
gpg --output "$out/demo-key.asc" --export
for digest in SHA1 SHA256; do
  name=$(tr '[:upper:]' '[:lower:]' <<<"$digest")
  gpg --digest-algo "$digest" --output "$out/pay-100.pdf.$name.asc" --detach-sign "$out/pay-100.pdf"
done
command gpg --batch --with-colons --list-keys 2>/dev/null | awk -F: '$1 == "fpr" { print $10 }'
