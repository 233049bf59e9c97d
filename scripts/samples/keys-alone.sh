#!/usr/bin/env bash
# Makes public/samples/ssh/ and public/samples/minisign/ with the ssh-keygen and the minisign installed here: the sample
# artifact signed by a key of each, whose secret half is thrown away. Making them again makes other keys: the appendix's
# terminals show these, and test/components/transcripts.node.test.ts holds the two together.
#
#     scripts/samples/keys-alone.sh
set -euo pipefail
export LC_ALL=C TZ=UTC

root=$(cd "$(dirname "$0")/../.." && pwd)
artifact=hello-shomei-1.0.0.jar
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$root/public/samples/$artifact" "$work"
cd "$work"

out=$root/public/samples/ssh
mkdir -p "$out"
ssh-keygen -q -t ed25519 -N '' -C 'Shomei demo key, for slides only' -f demo
ssh-keygen -q -Y sign -f demo -n file "$artifact"
mv "$artifact.sig" "$out"
printf 'release@example.com namespaces="file" %s\n' "$(cut -d' ' -f1,2 demo.pub)" >"$out/allowed_signers"

out=$root/public/samples/minisign
mkdir -p "$out"
minisign -G -W -f -p "$out/minisign.pub" -s secret.key >/dev/null
minisign -S -s secret.key -m "$artifact" -x "$out/$artifact.minisig" -c 'Shomei demo key, for slides only' \
  -t "the demo release of hello-shomei" >/dev/null
