/** gpg 2.2 in Japanese, as on a Japanese desktop whose clock is set to UTC. What gpg does not translate stays as it is. */
import { shownLine } from '../display.ts'
import type { Validity } from '../facts.ts'
import { en } from './en.ts'
import { counted, crc, type ErrorName, grouped, hex2, type Words } from './line.ts'

const ERRORS: Readonly<Record<ErrorName, string>> = {
  'no-public-key': '公開鍵がありません',
  'bad-public-key': '誤った公開鍵です',
  general: '一般エラーです',
  'time-conflict': '時間の不一致です',
  'wrong-key-usage': '誤った鍵の使用法です',
  'digest-algorithm': '無効なダイジェスト・アルゴリズムです',
  'public-key-algorithm': '無効な公開鍵アルゴリズムです',
  'signature-class': '無効な署名クラスです',
  'bad-number': '誤った MPI の値です',
  unexpected: '予期しないエラーです',
  'unknown-system': '不明なシステムエラー',
  'no-data': 'データがありません',
}

const REASONS: Readonly<Record<number, string>> = {
  0: '理由は指定されていません',
  1: '鍵がとりかわっています',
  2: '鍵(の信頼性)が損なわれています',
  3: '鍵はもはや使われていません',
  32: 'ユーザIDがもはや有効でありません',
}

const VALIDITIES: Readonly<Record<Validity | 'uncertain', string>> = {
  unknown: '不明の',
  undefined: '未定義',
  marginal: 'まぁまぁ',
  full: '充分',
  ultimate: '究極',
  expired: '期限切れ',
  revoked: '失効',
  uncertain: '不確定',
}

const pad = (value: number) => String(value).padStart(2, '0')

function date(at: Date): string {
  const day = `${at.getUTCFullYear()}年${pad(at.getUTCMonth() + 1)}月${pad(at.getUTCDate())}日`
  return `${day} ${pad(at.getUTCHours())}時${pad(at.getUTCMinutes())}分${pad(at.getUTCSeconds())}秒 UTC`
}

function valued(validity: Validity | 'uncertain' | undefined): string {
  return validity === undefined ? '' : ` [${VALIDITIES[validity]}]`
}

function age(seconds: number): string {
  const { count, unit } = counted(seconds)
  return `${count}${unit === 'day' ? '日' : '秒'}`
}

export const ja: Words = {
  ...en,
  made: ({ at }) => `${date(at)}に施された署名`,
  using: ({ algorithm, key }) => `               ${algorithm}鍵${key}を使用`,
  issuer: ({ text }) => `               発行者"${text}"`,
  good: ({ user, validity }) => `"${user}"からの正しい署名${valued(validity)}`,
  bad: ({ user, validity }) => `"${user}"からの*不正な*署名${valued(validity)}`,
  expired: ({ user, validity }) => `"${user}"からの期限切れの署名${valued(validity)}`,
  'also-known-as': ({ user, validity }) => `                別名"${user}"${valued(validity)}`,
  policy: ({ critical, text }) => [`${critical ? 'クリティカルな' : ''}署名ポリシー: ${text}`, ''],
  keyserver: ({ critical, text }) => [`${critical ? 'クリティカルな' : ''}優先鍵サーバ: ${text}`, ''],
  'key-at': ({ text }) => `以下に鍵があります: ${text}`,
  notation: ({ critical, name, value }) =>
    `${critical ? 'クリティカルな' : ''}署名注釈: ${name}=${typeof value === 'string' ? value : `[ 人には読めません (${value.bytes}バイト: ${value.preview}) ]`}`,
  'key-revoked': () => '*警告*: この鍵は所有者によって失効されています!',
  'key-revoked-by-designated': () => '*警告*: この鍵は指名失効者によって失効されています!',
  'perhaps-forged': () => '        署名が偽物なこともある、ということです。',
  'subkey-revoked': () => '*警告*: この副鍵は所有者によって失効されています!',
  'perhaps-revoked': () => '*警告*: この鍵は失効されたようです (失効鍵は不在)',
  'revocation-reason': ({ code }) => `失効理由: ${REASONS[code] ?? `code=${hex2(code)}`}`,
  'revocation-comment': ({ text }) => `失効のコメント: ${text}`,
  'key-expired': () => '注意: この鍵は期限切れです!',
  'not-certified': () => '*警告*: この鍵は信用できる署名で証明されていません!',
  'no-indication': () => '      この署名が所有者のものかどうかの検証手段がありません。',
  'not-certified-enough': () => '*警告*: この鍵は十分に信用できる署名で証明されていません!',
  'not-certain': () => '        この署名が所有者のものかどうか確信できません。',
  'primary-fingerprint': ({ fingerprint }) => ` 主鍵フィンガープリント: ${grouped(fingerprint)}`,
  'subkey-fingerprint': ({ fingerprint }) => ` 副鍵フィンガープリント: ${grouped(fingerprint)}`,
  ended: ({ at }) => `期限切れの署名 ${date(at)}`,
  ends: ({ at }) => `この署名は${date(at)}で期限切れとなります`,
  'cannot-check': ({ because }) => `署名を検査できません: ${ERRORS[because]}`,
  'digest-rejected': ({ algorithm }) => `注意: アルゴリズム ${algorithm} を用いた署名は拒否されました`,
  'digest-conflict': () => '*警告*: 署名のダイジェストが、メッセージと衝突します',
  'digest-too-short': ({ algorithm, key, bits, digest }) =>
    `${algorithm}鍵${key}は${bits}ビットあるいはより大きいハッシュを必要とします(今のハッシュは${digest})`,
  'key-newer': ({ key, seconds }) => `公開鍵${key}は、署名よりも${age(seconds)}、新しいものです`,
  'key-from-the-future': ({ key, seconds }) =>
    `鍵${key}は${age(seconds)}、未来にできました (時間歪曲か時計の障害でしょう)`,
  'wrong-usage': ({ key, type, usage }) =>
    `鍵${key}による不正なデータへの署名: ${ERRORS['wrong-key-usage']} (0x${hex2(type)}, 0x${usage.toString(16)})`,
  'unknown-critical': ({ key }) => `不明のクリティカル・ビットのため、鍵${key}による署名を不正とみなします`,
  'cross-certification-missing': ({ key }) => `*警告*: 署名副鍵${key}は、相互証明されてません`,
  'cross-certification-explained': () =>
    '詳細はhttps://gnupg.org/faq/subkey-cross-certify.htmlをご覧ください',
  'cross-certification-invalid': ({ key }) => `*警告*: 無効な相互証明が、署名副鍵${key}にあります`,
  'standalone-revocation': () => 'スタンドアロン失効 - "gpg --import"を使って適用してください',
  'armor-header-invalid': ({ line }) => `無効な外装ヘッダー: ${shownLine(line)}`,
  'armor-header-unknown': ({ line }) => `不明の外装ヘッダー: ${shownLine(line)}`,
  'armor-character-invalid': ({ byte }) => `無効な64進文字${hex2(byte).toUpperCase()}をスキップしました`,
  'armor-checksum-wrong': ({ computed, stated }) => `CRCエラー。${crc(computed)} - ${crc(stated)}`,
  'armor-checksum-malformed': () => 'CRCの書式が正しくありません',
  'armor-quoted-printable': () =>
    '外装の中にquoted printable文字があります。おそらくバグのあるMTAが使われたのでしょう',
  'armor-line-too-long': () => '無効な外装: 行の長さが20000文字を超えています',
  'no-openpgp-data': () => '有効なOpenPGPデータが見つかりません。',
  'cleartext-header-invalid': () => '無効なクリア・テクスト署名ヘッダー',
  'cleartext-unexpected-armor': ({ line }) => `予期せぬ外装: ${shownLine(line)}`,
  'cleartext-dash-invalid': ({ line }) => `無効なダッシュでエスケープされた行: ${shownLine(line)}`,
  'signature-in-front': () => '古い形式 (PGP 2.x) の署名',
  'several-texts': () => '*警告*: 複数のプレインテクストが見られます',
  'second-text-refused': () => `handle plaintext failed: ${ERRORS.unexpected}`,
  'only-first-checked': () => '*警告*: 多重署名の検出。最初のものだけ検査します。',
  ambiguous: () => 'このあいまいな署名データは取り扱えません',
  'not-detached': () => '分遣署名でありません',
  'no-signed-data': () => '署名されたデータがありません',
  'no-signature': () => '署名が見つかりません',
  'could-not-verify': () => [
    '署名を検証できませんでした。署名ファイル',
    '(.sigや.asc)がコマンド行の最初でなければ',
    'ならないことを念頭においてください。',
  ],
  'not-a-document': ({ type }) => `クラス0x${hex2(type)}のスタンドアロン署名`,
  'artifact-not-hashed': ({ because }) =>
    `can't hash datafile: ${ERRORS[because === 'digest' ? 'digest-algorithm' : 'no-data']}`,
  'verify-failed': ({ because }) =>
    `verify signatures failed: ${ERRORS[because === 'unexpected' ? 'unexpected' : 'unknown-system']}`,
}
