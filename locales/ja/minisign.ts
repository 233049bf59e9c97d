import type { MinisignCheckId, MinisignEvidence, MinisignFailure } from '../../playground/minisign/index.ts'
import type { MethodWords } from '../types.ts'

export const minisign: MethodWords<MinisignCheckId, MinisignFailure, MinisignEvidence> = {
  checks: {
    'signature-format': { title: '署名ファイルの形式', proves: 'minisign か signify の署名として読める' },
    'key-format': { title: '公開鍵の形式', proves: 'minisign か signify の公開鍵として読める' },
    'key-id-match': { title: '鍵 ID', proves: '署名に書かれた鍵 ID が、公開鍵の鍵 ID と同じ' },
    'signature-integrity': {
      title: '署名の計算',
      proves: 'artifact は、この鍵で署名されたときから変わっていない',
    },
    'comment-integrity': {
      title: 'trusted comment の署名',
      proves: 'trusted comment は、この署名と一緒に、この鍵で署名されている',
    },
    'key-expected': { title: '期待する公開鍵', proves: '計算に使った公開鍵が、前もって知っていたものと同じ' },
    'key-id-expected': { title: '期待する鍵 ID', proves: '公開鍵の鍵 ID が、期待したものと同じ' },
    'comment-expected': {
      title: '期待する trusted comment',
      proves: '署名された trusted comment が、期待したものと同じ',
    },
  },
  failures: {
    'not-a-signature':
      'minisign や signify の署名として読めません。.minisig か .sig のファイルを渡してください。',
    'signature-malformed':
      '署名の書き出しはありますが、minisign（signify）が読めない行か、足りない行があります。署名ファイルを、元の場所から取り直してください。',
    'algorithm-unknown':
      '署名の方式が Ed でも ED でもありません（signify では Ed だけです）。計算できません。',
    'not-detached':
      '署名のあとに、まだ文字があります。artifact とは別に渡す署名ではなく、本文つきの署名（signify -e）のようです。',
    'gzip-signature':
      'gzip の中に入った署名（signify -z）です。ここでは計算しません。signify -Vz で確かめてください。',
    'words-outside':
      'ファイルに、検証に使われない文字があります。そこは署名されていないので、誰でも書けます。',
    'not-a-public-key':
      'minisign や signify の公開鍵として読めません。.pub のファイルか、RW で始まる文字列を渡してください。',
    'secret-key':
      '公開鍵ではなく、秘密鍵のファイルです。検証には要りません。誰かから届いたものなら、その鍵は使えません。',
    'key-unusable':
      'この公開鍵では、誰が署名したかを確かめられません。秘密鍵がなくても署名を作れる値か、楕円曲線の点でない値です。',
    'key-id-mismatch': '署名に書かれた鍵 ID が、公開鍵の鍵 ID と違います。',
    'signature-mismatch': '署名の値を、この公開鍵と手元の artifact で確かめると合いません。',
    'legacy-signature':
      '計算は合いましたが、古い方式（Ed）の署名です。minisign -H は、この方式を受け取りません。',
    'perhaps-a-digest':
      '計算は合いましたが、artifact がちょうど 64 byte です。方式の名前（Ed、ED）は署名されていないので、別のファイルへの署名が、その BLAKE2b-512 の値への署名としても通ります。',
    'comment-signature-mismatch':
      'trusted comment への署名を、この公開鍵で確かめると合いません。書いてあることは、誰の言葉か分かりません。',
    'key-mismatch': '計算に使った公開鍵が、期待する公開鍵と違います。',
    'not-a-key-id': '鍵 ID として読めません。16 桁までの 16 進で渡してください。',
    'key-id-unexpected': '公開鍵の鍵 ID が、期待する鍵 ID と違います。',
    'key-id-proves-little':
      '鍵 ID は同じですが、鍵から計算される値ではありません。同じ鍵 ID の別の鍵を、誰でも作れます。公開鍵の全体で比べてください。',
    'comment-mismatch': 'trusted comment が、期待するものと違います。',
    'comment-missing': 'trusted comment を期待していますが、署名に入っていません。',
  },
  missing: {
    'key-format': 'この署名を確かめる公開鍵が、まだ手元にありません',
    'key-expected': '期待する公開鍵を決めていません（一緒に届いた鍵は、誰のものでもありえます）',
    'key-id-expected': '期待する鍵 ID を決めていません',
    'comment-expected': '期待する trusted comment を決めていません',
  },
  skips: {
    absent: { 'comment-integrity': 'trusted comment は入っていません（minisign だけのものです）' },
    'too-much': {
      'signature-integrity':
        'artifact が 1 GiB を超えるので、signify は読みません。signify と同じく、判断しません。',
    },
  },
  evidence: {
    tool: '道具',
    algorithm: '署名の方式',
    line: '行',
    'untrusted-comment': 'untrusted comment（署名されていない）',
    'trusted-comment': 'trusted comment',
    'key-id': '鍵 ID',
    'public-key': '公開鍵',
    'signed-digest': '手元のものから計算した BLAKE2b-512',
    'expected-key': '期待する公開鍵',
    'expected-key-id': '期待する鍵 ID',
    'expected-comment': '期待する trusted comment',
  },
}
