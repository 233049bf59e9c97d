/**
 * Every claim of the talk that ages: dates, versions, defaults, what a product does "today". Before the talk is given,
 * look each up again where it was seen, and mend here and at every place below `said`. `npm run lint:text` holds the two
 * together: something dated that is not listed here is a fault, and so is a phrase that nobody says any more.
 */
export interface Claim {
  readonly id: string
  /** What holds, with its limit. */
  readonly holds: string
  /** Each: an address, or a repository with a path — what is read there, in our words. */
  readonly sources: readonly string[]
  /** The day on which it was looked up last: YYYY-MM-DD. */
  readonly checked: string
  readonly said: readonly Said[]
}

export interface Said {
  /** Below the project's folder. */
  readonly file: string
  /** The slide's title, where the file is a chapter; what its note says counts as well. */
  readonly slide?: string
  /** As it is read or heard, without marks: all that is dated in it. */
  readonly phrase: string
}

const slide = (chapter: string, title: string, ...phrases: string[]): Said[] =>
  phrases.map((phrase) => ({ file: `pages/ja/${chapter}.md`, slide: title, phrase }))
const words = (name: string, ...phrases: string[]): Said[] =>
  phrases.map((phrase) => ({ file: `locales/ja/${name}.ts`, phrase }))
const read = (chapter: string, ...phrases: string[]): Said[] =>
  phrases.map((phrase) => ({ file: `pages/ja/reading/${chapter}.md`, phrase }))
const readme = (...phrases: string[]): Said[] => phrases.map((phrase) => ({ file: 'README.md', phrase }))

const LOG = '「消せない」ではなく、「書き換えれば分かる」'
const WORKFLOW = '必要なのは、publish する job の数行'
const NEWS = '2023 年から変わったこと'
const REKOR = 'Rekor v1 と v2'
const GPG_TERMINAL = '公開鍵がなければ、何も言えない'
const TRIVY = 'GitHub Releases に並んでいるもの'
const PARTS = '名前をよく聞く 3 つと、裏で支える 3 つ'
const IMAGE = 'LIVE：鍵を持ち続けずに、OCI image に署名する'
const MALWARE = '正しく署名された malware'
const QUANTUM = 'LIVE：量子計算機のあとで'
const HISTORY = '署名・検証・監視のための、規格と道具とサービス'

const TANSTACK: readonly string[] = [
  'TanStack/tanstack.com src/blog/npm-supply-chain-compromise-postmortem.md — 2026-05-11: 84 versions of 42 packages; code of a pull request from a fork, run by pull_request_target, poisoned the cache, and malware from it got the token of the release job.',
  'TanStack/tanstack.com src/blog/incident-followup.md — Nobody was phished; provenance, OIDC and 2FA worked and did not stop it. No caches now, actions by commit.',
  'sigstore/sigstore-blog content/sigstore-shai-hulud.md — The provenance was signed and logged; monitoring and further attestations would have helped.',
]

export const CLAIMS: readonly Claim[] = [
  {
    id: 'nobody-verifies-at-install',
    holds:
      'npm, pip and Homebrew verify no provenance unasked when they install (aqua does, and apt verifies signed lists): npm has `npm audit signatures`, Homebrew an environment variable, pip nothing.',
    sources: [
      'https://docs.npmjs.com/verifying-registry-signatures — A command of its own, after installing.',
      'Homebrew/brew Library/Homebrew/env_config.rb — HOMEBREW_VERIFY_ATTESTATIONS: verified with gh if it is set.',
      'https://trailofbits.github.io/are-we-pep740-yet — Verification in pip and uv is being worked on; until then by hand.',
    ],
    checked: '2026-11-28',
    said: [
      ...slide(
        '01-intro',
        'Sigstore、という名前をよく聞く',
        '頼まないと、入れるときに検証されない',
        '2026 年 11 月のいま、npm はコマンド',
        'pip には手段がない',
      ),
      ...slide('11-summary', '月曜日に、ひとつだけ', 'install は、ふつう署名を検証しない'),
      ...read('11-summary', '期待する workflow とは比べない'),
    ],
  },
  {
    id: 'maven-central-sigstore',
    holds:
      'Maven Central validates .sigstore.json since 2025-01-28, and warns where it fails; PGP stays required.',
    sources: [
      'https://central.sonatype.org/news/20250128_sigstore_signature_validation_via_portal — The announcement: optional, no plan to replace PGP, to block what fails later; named as January 2025 in sigstore-blog content/cosign-3-0-available.md.',
    ],
    checked: '2026-11-28',
    said: [
      ...slide(
        '02-background',
        'Maven Central に並んでいるもの',
        '2025-01-28 からは検証もします',
        '2025 年から',
      ),
      ...slide(
        '10-now',
        NEWS,
        'Maven Central：bundle を検証（2025 年 1 月の発表では、合わなくても警告だけ）',
      ),
    ],
  },
  {
    id: 'tuf-specification',
    holds:
      'The client works by section 5 of the TUF specification 1.0.37, last modified 2026-10-08; @sigstore/tuf 5.0.1 reads metadata with @tufjs/models 5.0.2, which names 1.0.31.',
    sources: [
      'theupdateframework/specification v1.0.37/index.html — Version 1.0.37, last modified 8 October 2026; sections 5.1 to 5.7.',
      'test/tuf/tuf-js.node.test.ts — The verdicts are those of tuf-js 6.0.2 over the same files.',
    ],
    checked: '2026-11-30',
    said: [
      ...read('12-appendix', 'TUF の仕様 1.0.37（2026-10-08）の 5 章どおり'),
      ...words('tuf', 'TUF の仕様 1.0.37 の 5 章'),
    ],
  },
  {
    id: 'tiled-log-specifications',
    holds:
      'The tiled log is that of C2SP tlog-tiles 0.1.0, tlog-checkpoint 1.0.0, signed-note 1.0.0 and tlog-cosignature 1.0.1 (Ed25519); since 2026-04 tlog-cosignature recommends ML-DSA-44 for new deployments. Rekor v2 asks verifiers to use the proof that comes along, and not to look entries up.',
    sources: [
      'C2SP/C2SP tlog-tiles.md, tlog-checkpoint.md, tlog-cosignature.md, signed-note.md — Tiles, partial tiles and bundles; the note text; cosignature/v1, and that the ML-DSA version should be used for new deployments. The first two name signed-note 1.0.0 and tlog-checkpoint 1.0.0.',
      'https://github.com/C2SP/C2SP/pull/237 — ML-DSA-44 cosignatures, merged after 2026-04-23.',
      'https://c2sp.org/tlog-tiles@v0.1.0, https://c2sp.org/tlog-cosignature@v1.0.1 — The tags, as logs and witnesses name them.',
      'sigstore/architecture-docs rekor-v2-spec.md — 4.1: offline material; computing a proof from tiles by an index is possible, discouraged and unnecessary. 6.2, 6.3: tiles, entries and checkpoints by C2SP.',
      'test/tiles/tlog-go.node.test.ts — Go reads the same files to the same proofs.',
    ],
    checked: '2026-11-30',
    said: [
      ...read(
        '12-appendix',
        'C2SP の tlog-tiles 0.1.0、tlog-checkpoint 1.0.0、signed-note 1.0.0、tlog-cosignature 1.0.1',
        '2026 年 4 月からは、新しく置く witness に Ed25519 ではなく ML-DSA-44 を勧めています',
      ),
      ...words('tiles', 'tlog-tiles 0.1.0、tlog-checkpoint 1.0.0、signed-note 1.0.0、tlog-cosignature 1.0.1'),
    ],
  },
  {
    id: 'log4j-2.21.0',
    holds: 'The files, digests and the signature of log4j-core 2.21.0; they do not change any more.',
    sources: [
      'test/components/transcripts.node.test.ts — Held to what the demos compute and to what real gpg prints.',
    ],
    checked: '2026-11-28',
    said: [
      ...slide('02-background', 'Maven Central に並んでいるもの', 'log4j-core 2.21.0'),
      ...slide('12-appendix', GPG_TERMINAL, 'Fri Oct 13 00:35:31 2023 JST'),
      ...slide('12-appendix', 'Good signature は、計算が合ったという意味', 'Fri Oct 13 00:35:31 2023 JST'),
      ...slide('12-appendix', '別のファイルなら、BAD signature', 'Fri Oct 13 00:35:31 2023 JST'),
    ],
  },
  {
    id: 'gpg-2.2-is-past-its-support',
    holds:
      'The demos speak for gpg 2.2.40. Support was declared to end on 2024-12-31 for 2.2 and on 2026-06-30 for 2.4; releases of 2.2 went on. It refuses armor without a checksum only where its Base64 has no padding.',
    sources: [
      'https://gitlab.com/gitlab-org/omnibus-gitlab/-/merge_requests/10039 — The dates, from the download page of GnuPG; only 2.5/2.6 is supported.',
      'songdongsheng/asset-store (a list of releases by date) — 2.2.53 to 2.2.55 came out in 2026.',
      'gpg 2.2.40, run by hand — Exit 0 for armor ending in = or ==, exit 2 without padding.',
    ],
    checked: '2026-11-28',
    said: [
      ...slide('04-gpg', 'LIVE：GPG の 4 つの段階', 'サポート期限の過ぎた gpg 2.2'),
      ...slide(
        '12-appendix',
        GPG_TERMINAL,
        'gpg 2.2 の言葉',
        'サポート期限は 2024 年末、2.4 も 2026 年 6 月でした',
      ),
      ...words('openpgp-demo', 'gpg 2.2 の出力'),
      ...read('04-gpg', 'gpg 2.2 の出力', '同じ場面で gpg 2.2 が出す言葉'),
      ...words('openpgp', 'gpg 2.2 は、Base64 が = で終わらないと', 'gpg 2.2 は気にしません'),
      ...words('transplant', 'gpg 2.2 はどちらも'),
      ...readme(
        'gpg 2.2 に合わせています（2024 年末にサポート期限の切れた',
        'gpg 2.2.40 where its Base64 has no = padding',
      ),
    ],
  },
  {
    id: 'keyservers-differ',
    holds:
      'SKS-style servers (keyserver.ubuntu.com) take any user ID; keys.openpgp.org shows confirmed addresses only, each for one key.',
    sources: [
      'https://keys.openpgp.org/about/faq — Addresses are verified, one key an address.',
      'http://cmars.github.io/hockeypuck-in-ubuntu-raring.html — Anyone may register any name or address.',
    ],
    checked: '2026-11-28',
    said: [
      ...slide(
        '04-gpg',
        'keyserver は電話帳であって、役所ではない',
        '誰でも同じ user ID の鍵を登録できる',
        'メールアドレスだけ 確かめて載せる',
      ),
      ...words('openpgp-demo', 'SKS 系と同じく'),
    ],
  },
  {
    id: 'openpgp-split',
    holds: 'RFC 9580 is OpenPGP v6; GnuPG follows LibrePGP and reads no v6.',
    sources: [
      'https://datatracker.ietf.org/doc/draft-koch-librepgp/ — The other format, by the author of GnuPG.',
      'pgpainless/pgpainless#486 — GnuPG 2.4.8: packet with unknown version 6.',
      'gpg 2.2.40 on the sample key of RFC 9580, A.3 — packet(6) with unknown version 6.',
    ],
    checked: '2026-11-28',
    said: slide(
      '04-gpg',
      '配布物ごとの GPG 署名が、広まらなかった理由',
      'OpenPGP は RFC 9580（v6）に。GnuPG は LibrePGP に分かれ、v6 を読めません',
    ),
  },
  {
    id: 'cpython-without-pgp',
    holds: 'CPython signs with Sigstore alone from 3.14.',
    sources: [
      'python/cpython Doc/whatsnew/3.14.rst, pypa/manylinux#1747 — PEP 761: 3.14 comes without PGP signatures.',
    ],
    checked: '2026-11-28',
    said: [
      ...slide('04-gpg', '配布物ごとの GPG 署名が、広まらなかった理由', 'CPython は 3.14 から'),
      ...slide(
        '04-gpg',
        '配布物ごとの GPG 署名が、広まらなかった理由',
        'Python 本体は、3.14 から PGP をやめて',
      ),
      ...slide(
        '10-now',
        NEWS,
        'CPython：3.14 から Sigstore だけに',
        'Python 本体は、3.14 から PGP をやめました',
      ),
    ],
  },
  {
    id: 'no-revocation-of-one-signature',
    holds:
      'Sigstore has no revocation of a single signature: policies must refuse the identity or the digest.',
    sources: [
      'sigstore/sigstore-blog content/dont-panic-a-playbook-for-handling-account-compromise-with-sigstore-ee299dca5144.md — Signatures stay; what is revoked is an entry of the policy, or a digest on a blocklist.',
    ],
    checked: '2026-11-28',
    said: [
      ...slide(
        '04-gpg',
        '配布物ごとの GPG 署名が、広まらなかった理由',
        '署名を 1 つだけ取り消す仕組みはない',
      ),
      ...slide(
        '12-appendix',
        'LIVE：keyless の署名を、あの手この手で攻撃する',
        'その署名だけを取り消す仕組みはありません',
      ),
      ...read('12-appendix', 'この署名だけを取り消す仕組みはありません'),
      ...words('lab/attacks', 'この署名だけを取り消す仕組みはありません'),
    ],
  },
  {
    id: 'tuf-root-keys',
    holds: 'Five people hold keys of the TUF root, three must sign.',
    sources: [
      'https://docs.sigstore.dev/security — Five keyholders.',
      'sigstore/root-signing, versions 1 to 9 and 16 of root.json — Five keys, threshold 3.',
    ],
    checked: '2026-11-28',
    said: slide('05-sigstore', PARTS, '5 人のうち 3 人の署名'),
  },
  {
    id: 'tsa-with-v1-too',
    holds: 'Rekor v2 gives no time, so keyless needs a TSA; cosign v3 asks one with v1 too.',
    sources: [
      'sigstore/architecture-docs rekor-v2-spec.md 4.2 — v2 is no timestamping authority.',
      'sigstore/root-signing targets/signing_config.v0.2.json — The default configuration lists a TSA.',
      'sigstore/cosign CHANGELOG.md — v3.0.0 signs by that configuration; v3.0.5 enforces a TSA for v2.',
    ],
    checked: '2026-11-28',
    said: [
      ...slide('05-sigstore', PARTS, 'Cosign v3 は v1 でも頼む', 'Cosign v3 は、v1 のときも頼みます'),
      ...slide('12-appendix', REKOR, 'Cosign v3 は TSA に時刻を頼みます'),
    ],
  },
  {
    id: 'offline-with-trusted-root',
    holds: 'A bundle holds the proofs of the log; the trusted root is not in it.',
    sources: [
      'public/samples/sigstore/ — A bundle, and the trusted root in a file of its own, as cosign takes them.',
    ],
    checked: '2026-11-28',
    said: slide('05-sigstore', '検証に持ち寄るもの', 'trusted root を先に手に入れておけば'),
  },
  {
    id: 'cosign-asks-and-compares-otherwise-now',
    holds:
      'With a signing configuration, the default since cosign 3, a blob is signed by a key without the question of 2023; and of a bundle beside an image the digest is compared even where --check-claims=false. So up to 3.1.3; since sigstore/cosign#5076, merged in September 2026, every signer at the public services is asked.',
    sources: [
      'sigstore/cosign v3.1.3 cmd/cosign/cli/sign/sign_blob.go — Asks only where there is no signing configuration; sigstore/cosign#5015.',
      'sigstore/cosign v3.1.3 pkg/cosign/verify.go, sigstore/sigstore-go v1.2.2 — The digest of the image is given to the verifier whatever the option says.',
    ],
    checked: '2026-11-29',
    said: [
      ...words('cosign', '2023 年の Cosign は、ここで警告を出して', 'v3.1.3 までの v3 の既定では'),
      ...slide(
        '12-appendix',
        'LIVE：Cosign で、鍵を使って署名する',
        '2023 年の Cosign は、ここで続けるかどうかを',
      ),
      ...words('image-scene', '2023 年の置き方で比べないことにすると'),
      ...read('06-compare', 'Cosign やこのデモの検証は、誰を期待するのかを先に決めさせます'),
      ...read('08-cosign-keyless', '「置き方」を「2023 年」にして', 'Cosign は動こうとしません'),
    ],
  },
  {
    id: 'rekor-v1-stays-the-default',
    holds:
      'v2 runs in production and is opt-in; the public service keeps v1 as its default for the foreseeable future.',
    sources: [
      'sigstore/sigstore-blog content/rekor-evolution.md (2026-06-28) — The plan changed; also for PQC.',
      'sigstore/root-signing#1642, sigstore/root-signing#1644 — A second signing configuration for v2; the default waits for PQC.',
    ],
    checked: '2026-11-28',
    said: [
      ...slide(
        '05-sigstore',
        LOG,
        '公開サービスの既定は、当面 Rekor v1 です（2026-06-28 の発表）',
        '公開サービスの既定は Rekor v1 のまま',
      ),
      ...slide('10-now', NEWS, '公開サービスの既定は v1 のまま'),
      ...slide(
        '12-appendix',
        REKOR,
        '既定。当面このまま（2026-06-28 発表）',
        '公開サービスの既定は v1',
        'v2 を既定にする計画でしたが、2026 年 6 月に見送りが発表されました',
      ),
    ],
  },
  {
    id: 'rekor-v1-witnesses-apart',
    holds:
      'Witnesses could sign the checkpoints that v1 publishes, outside the log; v2 takes their signatures into its checkpoint.',
    sources: [
      'sigstore/rekor#1461 — A stable checkpoint is published, that witnesses may countersign it.',
      'transparency-dev/witness#56 — A witness takes it from there.',
      'sigstore/architecture-docs rekor-v2-spec.md 4.4, 5.3 — No stable checkpoint any more; witnessing within the log.',
    ],
    checked: '2026-11-28',
    said: slide('12-appendix', REKOR, 'log の外で別に集める', 'checkpoint に付けられる'),
  },
  {
    id: 'rekor-v2-entries-shards-search',
    holds:
      'v2 takes hashedrekord alone, gives each shard an address of its own, and cannot be searched; the search of v1 promises nothing.',
    sources: [
      'sigstore/architecture-docs rekor-v2-spec.md 4.3, 4.5, 5.2 — One entry type, no search API, shards.',
      "sigstore/sigstore-blog content/rekor-v2-ga.md — v1's search index was a best-effort service.",
      'sigstore/rekor-search-ui#144 — Open: the page for searching reads v1 alone.',
    ],
    checked: '2026-11-28',
    said: [
      ...slide(
        '12-appendix',
        REKOR,
        'hashedrekord だけ',
        'shard ごとに URL も替わる',
        '保証なし（Rekor Search）',
        'Rekor Search に、v2 の記録は出てきません',
      ),
      ...slide(
        '12-appendix',
        'LIVE：log は、誰でも見張れる',
        'v1 の検索には保証がなく、v2 に検索はありません',
      ),
      ...words('watched-log', '本物の Rekor v2 に検索はありません'),
    ],
  },
  {
    id: 'cosign-v3',
    holds:
      'cosign v3 (3.1.x in 2026) requires --bundle for sign-blob; the 2023 talk saw a bare signature and log index 50905245.',
    sources: [
      'sigstore/cosign CHANGELOG.md — v3.0.1: --bundle has become required.',
      'https://github.com/sigstore/cosign/releases/tag/v3.1.1 — Flags of before the bundle are deprecated.',
    ],
    checked: '2026-11-28',
    said: [
      ...slide(
        '12-appendix',
        'LIVE：Cosign で、鍵を使って署名する',
        '2023 年の発表では',
        'v3 では bundle の指定が必須',
      ),
      ...slide('10-now', NEWS, 'Cosign v3：署名と証拠を 1 つの bundle に', 'Cosign v3 で bundle が標準'),
      ...words('cosign-scene', '2023 年の Cosign は', 'v3 では --bundle が必須', 'v3.1 で非推奨'),
    ],
  },
  {
    id: 'signatures-in-registries',
    holds:
      'A bundle refers to its image (OCI 1.1); where a registry has no referrers API, as GHCR, a tag sha256-… stands in.',
    sources: [
      'sigstore/cosign specs/BUNDLE_SPEC.md — The referrers tag scheme for registries without the API.',
      'kyverno/kyverno#16754, NVIDIA/aicr#1957 (2026-07) — GHCR answers 404 to /referrers.',
    ],
    checked: '2026-11-28',
    said: [
      ...slide('08-cosign-keyless', IMAGE, '2023 年は .sig で終わる tag でした', 'いまは OCI 1.1 の仕組み'),
      ...words('image-scene', '2023 年といま', '2023 年：simple signing', '2023 年 いま'),
      ...words('lab/image', '2023 年：sha256-….sig という tag', '尋ねられない registry（GHCR など）'),
    ],
  },
  {
    id: 'npm-provenance-ga',
    holds: 'npm provenance is generally available since 2023-09-26.',
    sources: ['sigstore/sigstore-blog content/npm-provenance-ga.md — Public beta until September 26.'],
    checked: '2026-11-28',
    said: slide('09-npm-provenance', 'LIVE：「どこで作られたか」まで署名する', '2023 年 9 月に正式版'),
  },
  {
    id: 'npm-workflow-of-2023',
    holds: 'In 2023 one job installed and published with a token in a secret.',
    sources: [
      'npm/documentation content/packages-and-modules/securing-your-code/generating-provenance-statements.mdx — The example workflow of the time: checkout@v3, setup-node@v3, NODE_AUTH_TOKEN.',
    ],
    checked: '2026-11-28',
    said: [
      ...slide(
        '09-npm-provenance',
        WORKFLOW,
        '2023 年：長く使える token',
        '2023 年の書き方',
        'checkout@v3',
        'setup-node@v3',
      ),
      ...words('npm-scene', '長く使える token（2023 年）'),
      ...words('lab/steps', '2023 年は、長く使える token'),
    ],
  },
  {
    id: 'npm-workflow-of-today',
    holds:
      'Build and publish in jobs of their own, id-token: write in the second alone, no cache in either (setup-node caches by itself where package.json names npm as its package manager), actions by commit.',
    sources: [
      'actions/setup-node#1445, actions/setup-node#1549 — Caching is automatic since v5: switch it off where publishing.',
      'TanStack/tanstack.com src/blog/npm-supply-chain-compromise-postmortem.md — Root causes 2 and 3: the cache that was restored into the release ran at the build step.',
      ...TANSTACK.slice(1, 2),
    ],
    checked: '2026-11-28',
    said: slide('09-npm-provenance', WORKFLOW, 'いまは：job を分け', 'いまは、job を二つに分け'),
  },
  {
    id: 'npm-trusted-publishing',
    holds:
      'From npm 11.5.1; provenance comes of itself for public packages of public repositories. A publisher configured after 2026-09-03 may only stage unless publishing is allowed by itself (npm 11.15.0 stages); a person approves with 2FA.',
    sources: [
      'dxfjs/writer#198, software-mansion/pulsar#288 (September 2026) — The default of configurations made after 2026-09-03, met as a refusal; what they run now.',
      'npm 11.19.1 lib/commands/stage/publish.js — It publishes as publish does, provenance included, to another route.',
      'npm/documentation content/packages-and-modules/securing-your-code/trusted-publishers.mdx — The versions, and when provenance is made.',
    ],
    checked: '2026-11-30',
    said: slide(
      '09-npm-provenance',
      WORKFLOW,
      'trusted publishing（npm 11.5.1 以降）',
      'npm stage publish ./package.tgz # 11.15.0 以降',
    ),
  },
  {
    id: 'npm-classic-tokens',
    holds: 'All classic tokens of npm were revoked on 2025-12-09.',
    sources: [
      'GitHub Changelog, 2025-12-09, as copied at euno.news — npm classic tokens revoked, session-based auth and CLI token management now available.',
    ],
    checked: '2026-11-28',
    said: slide(
      '09-npm-provenance',
      '鍵を持ち続けないぶん、アカウントと CI が大事になる',
      '2025-12-09 に無効になった',
    ),
  },
  {
    id: 'tanstack',
    holds:
      '2026-05-11: malware inside the release job published 84 versions of 42 packages with valid provenance.',
    sources: TANSTACK,
    checked: '2026-11-28',
    said: slide(
      '09-npm-provenance',
      MALWARE,
      'TanStack、2026-05-11',
      '42 package の 84 版',
      '入口は fork からの PR。そこで動いたコードが cache を汚した',
      '2026 年 5 月、TanStack です。42 の package',
    ),
  },
  {
    id: 'github-id-token',
    holds: 'The ID token of a GitHub job lives five minutes.',
    sources: ['google-github-actions/auth#474 — exp minus iat is 300 s; it cannot be asked to be longer.'],
    checked: '2026-11-28',
    said: words('lab/parts', '本物の GitHub の token は、5 分で切れます'),
  },
  {
    id: 'npm-12-and-staging',
    holds:
      'npm 12 (July 2026) runs no install scripts of dependencies unasked; staged publishing (2026) asks a person with 2FA.',
    sources: [
      'https://github.blog/changelog/2026-06-09-upcoming-breaking-changes-for-npm-v12/ — allowScripts is off.',
      'npm/cli#9838 (2026-08-03) — The note on it for 12.0.0.',
      'npm/documentation content/packages-and-modules/securing-your-code/staged-publishing.mdx — How.',
    ],
    checked: '2026-11-28',
    said: [
      ...slide(
        '09-npm-provenance',
        MALWARE,
        'npm 12 の既定なら、依存の script は動かない',
        'npm の staged publishing',
      ),
      ...slide(
        '10-now',
        NEWS,
        'staged publishing（2026 年）',
        'npm 12：依存の script を、既定では動かさない（2026 年）',
        'npm 12 の既定では、依存の script は動きません',
      ),
    ],
  },
  {
    id: 'pypi-attestations',
    holds:
      'PyPI takes attestations (PEP 740). On 2026-07-20 it announced a Security tab; it was not live then.',
    sources: ['pypi/warehouse docs/blog/posts/2026-07-20-ui-updates.md — Planned, in four phases.'],
    checked: '2026-11-28',
    said: slide('10-now', NEWS, 'Security タブを予告（2026-07-20）'),
  },
  {
    id: 'github-attestations',
    holds:
      'Artifact Attestations are generally available since 2024-06-25; immutable releases come with their own attestation.',
    sources: [
      'https://github.blog/changelog/2024-06-25-artifact-attestations-is-generally-available/, named in pyOpenSci/pyosMeta#165 — The date.',
      'https://docs.github.com/en/code-security/concepts/supply-chain-security/immutable-releases — A release attestation is generated.',
    ],
    checked: '2026-11-28',
    said: slide(
      '10-now',
      NEWS,
      'Artifact Attestations（2024 年 6 月）、attestation つきの immutable releases',
    ),
  },
  {
    id: 'github-private-instance',
    holds: 'Attestations of private repositories, by the instance of GitHub, need GitHub Enterprise Cloud.',
    sources: [
      'https://docs.github.com/actions/security-for-github-actions/using-artifact-attestations/using-artifact-attestations-to-establish-provenance-for-builds — Who can use it.',
      'actions/attest-build-provenance README.md — Public repositories use the public-good instance, private ones that of GitHub.',
    ],
    checked: '2026-11-28',
    said: slide(
      '12-appendix',
      '公開サービスに頼るかどうかは、場合による',
      'GitHub Enterprise Cloud の private リポジトリなら',
    ),
  },
  {
    id: 'gh-attestation-verify',
    holds: '--owner accepts any repository of that owner; --repo and --signer-workflow say whom one expects.',
    sources: ['gh-attestation-verify(1) — What each option is compared with.'],
    checked: '2026-11-28',
    said: slide(
      '11-summary',
      '残る問い：誰の identity を期待すればいいのか',
      '--owner だけなら、その持ち主のどのリポジトリでも通る',
    ),
  },
  {
    id: 'slsa-1.2',
    holds: 'SLSA 1.2 is current and has a Source track.',
    sources: ['https://slsa.dev/spec/v1.2/whats-new — What was added since 1.1.'],
    checked: '2026-11-28',
    said: slide('10-now', NEWS, 'SLSA 1.2：build に加えて、Source track', 'SLSA 1.2'),
  },
  {
    id: 'openpgp-pqc',
    holds:
      'RFC 9980, Post-Quantum Cryptography in OpenPGP: Proposed Standard, June 2026. ML-DSA only in a pair with EdDSA, both of which have to hold; SLH-DSA by itself.',
    sources: [
      'sequoia-sop 0.38.0 NEWS — Supports RFC 9980, Post-Quantum Cryptography in OpenPGP.',
      'bro256/Awesome-Post-Quantum-Cryptography-Resources README.md — RFC 9980: Proposed Standard, June 2026.',
      'https://www.ietf.org/archive/id/draft-ietf-openpgp-pqc-17.xml — The last draft seen: Standards Track, with consensus.',
      'openpgp-pqc/draft-openpgp-pqc draft-ietf-openpgp-pqc.md, Composite Signatures — Both have to be validated; ML-DSA-65+Ed25519 is a MUST, SLH-DSA standalone.',
      'https://www.ietf.org/archive/id/draft-ietf-openpgp-nist-bp-comp-05.html — September 2026: extends RFC 9980.',
    ],
    checked: '2026-11-30',
    said: [
      ...slide('10-now', NEWS, 'ポスト量子：RFC 9980'),
      ...read('12-appendix', 'RFC 9980（2026 年 6 月、Proposed Standard）'),
    ],
  },
  {
    id: 'ml-dsa',
    holds: 'NIST standardized ML-DSA as FIPS 204 on 2024-08-13.',
    sources: [
      'https://www.ietf.org/ietf-ftp/internet-drafts/draft-connolly-cfrg-ml-dsa-security-considerations-02.xml — Standardized as FIPS 204 in August 2024.',
      'bro256/Awesome-Post-Quantum-Cryptography-Resources README.md — FIPS 204: 2024-08-13.',
    ],
    checked: '2026-11-30',
    said: [
      ...slide('12-appendix', QUANTUM, '2024 年 8 月に NIST が決めた'),
      ...read('12-appendix', 'FIPS 204（2024-08-13）の ML-DSA'),
    ],
  },
  {
    id: 'sigstore-ml-dsa-experimental',
    holds:
      'The definitions of protobuf-specs 0.5.2, which this deck installs, have ML-DSA as experimental: not yet fully functional.',
    sources: [
      '@sigstore/protobuf-specs 0.5.2 dist/__generated__/sigstore_common.d.ts — ML_DSA_44, _65, _87: experimental, in the future for private deployments, not yet fully functional.',
    ],
    checked: '2026-11-30',
    said: read('12-appendix', '定義（protobuf-specs 0.5.2）も、ML-DSA を experimental'),
  },
  {
    id: 'sigstore-pqc',
    holds:
      'Announced on 2026-10-02, not built: a separate public instance with post-quantum algorithms, opt-in, its trust rooted in a new TUF repository signed by ML-DSA, targeted for mid-2027; its keyless flow needs neither CA nor TSA. The classical one stays, its end tentatively 2029 or 2030. The forms of bundle and log entry are pull requests.',
    sources: [
      'sigstore/sigstore-blog content/pqc-sigstore.md, 2026-10-02 — Timeline; log proof as a keyless signature.',
    ],
    checked: '2026-11-30',
    said: [
      ...slide('10-now', NEWS, 'Sigstore は 2027 年半ばが目標'),
      ...slide('12-appendix', 'Rekor v1 と v2', '10 月に出た計画では'),
      ...slide('12-appendix', QUANTUM, '10 月に、ML-DSA の公開サービスを、2027 年半ばを目標に出すと発表'),
      ...read(
        '12-appendix',
        'Sigstore は 2026-10-02 に計画を発表',
        '目標は 2027 年半ば',
        '仮の予定で 2029 年か 2030 年',
      ),
      ...words('post-quantum', 'Sigstore の計画（2026-10-02）'),
    ],
  },
  {
    id: 'since-2023',
    holds: 'The talk was given in 2023 and is told again in 2026.',
    sources: ['README.md — What this deck is.'],
    checked: '2026-11-28',
    said: [
      ...slide('10-now', NEWS, '2023 年から変わったこと', '2023 年から、ずいぶん変わりました'),
      ...read('10-now', '2023 年から変わったこと'),
      ...words('scenes', '2026 年のいま', '2023 年のころ'),
      ...words('study', '2023 年から、何が変わったのか'),
    ],
  },
  {
    id: 'shattered',
    holds: 'SHAttered, the first collision of SHA-1, is of 2017.',
    sources: [
      'Stevens and others, CRYPTO 2017, named in public/samples/PROVENANCE.md — The first collision.',
    ],
    checked: '2026-11-28',
    said: slide('12-appendix', 'LIVE：digest が同じ、2 つのファイル', '2017 年の SHAttered'),
  },
  {
    id: 'sigstore-history',
    holds:
      'Announced in March 2021 by the Linux Foundation, with Red Hat, Google and Purdue University as founding members; general availability in October 2022; OpenSSF.',
    sources: [
      'https://www.theregister.com/2021/03/09/sign_of_the_primes_linux/ — Announced with Google, Red Hat and Purdue University; the log itself is a little older.',
      'sigstore/sigstore-blog content/sigstore-ga-ddd6ba67894d.md — 2022-10-25: Rekor and Fulcio 1.0.0.',
    ],
    checked: '2026-11-28',
    said: slide('12-appendix', HISTORY, '2021 年 3 月', '2022 年 10 月', '正式版（v1.0）', 'いまは OpenSSF'),
  },
  {
    id: 'trivy',
    holds:
      'Releases from 0.27.0 to 0.69.1 vanished on 2026-03-01; malicious 0.69.4 (all channels), 0.69.5 and 0.69.6 (images) followed.',
    sources: [
      'aquasecurity/trivy#10345, goharbor/harbor#22911 — Which releases were gone, and since when.',
      'GHSA-69fq-xp46-6x23 (CVE-2026-33634) — The malicious versions, by channel and hour.',
    ],
    checked: '2026-11-28',
    said: slide(
      '12-appendix',
      TRIVY,
      'Trivy 0.46.0 の場合（2023 年の例',
      '.pem と、Cosign で作った署名 .sig',
      '2026-03-01 の攻撃のとき',
      '0.69.4〜0.69.6',
      '2023 年の Trivy 0.46.0',
      '2026 年 3 月、Trivy は攻撃されました。0.46.0 を含む',
    ),
  },
  {
    id: 'b2b-answer-of-2023',
    holds:
      'The answer of the 2023 talk where even signing must stay private: keys between the parties, no public log.',
    sources: ['The talk of 2023 — Its summary.'],
    checked: '2026-11-28',
    said: slide('12-appendix', '公開サービスに頼るかどうかは、場合による', '2023 年の発表での答え'),
  },
  {
    id: 'articles-of-2023',
    holds: 'The Japanese articles that the talk leaned on are of 2023 or before.',
    sources: ['The articles — Their dates.'],
    checked: '2026-11-28',
    said: slide(
      '12-appendix',
      'もっと読む',
      '日本語の記事（2023 年に参照）',
      'Kubernetes 1.24',
      '2023 年に準備をした',
    ),
  },
  {
    id: 'node-20',
    holds: 'Node.js 20 is the oldest that starts the set-up.',
    sources: ['package.json — engines.'],
    checked: '2026-11-28',
    said: readme('Node.js 20 以上'),
  },
]
