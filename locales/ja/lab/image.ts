/** An image in the lab's registry: where its signatures lie, and what is checked of them. */
import type { SignatureLayout } from '../../../playground/world/registry/image-signature.ts'
import type { ImageCheckId, ImageFailure, ImageLabel } from '../../../playground/world/registry/image-plan.ts'
import type { ImageVerification } from '../../../playground/world/registry/image-verify.ts'
import type { MethodWords } from '../../types.ts'
import type { Words } from './words.ts'

export const image: MethodWords<ImageCheckId, ImageFailure, ImageLabel> = {
  checks: {
    image: { title: 'image の digest', proves: 'registry が返した image は、求めた digest のものである' },
    'signature-found': { title: '署名の有無', proves: 'この image に付けて置かれた署名が registry にある' },
    sigstore: {
      title: 'Sigstore の検証',
      proves: '署名を確かめるのに必要な検査が、すべて通った',
    },
    claims: {
      title: '署名された image',
      proves: '署名に書かれた image の digest が、求めた digest と同じである',
    },
    identity: {
      title: 'identity',
      proves: '証明書に書かれた identity（SAN）が、期待したものと一字一句同じである',
    },
    issuer: { title: 'issuer', proves: '証明書に書かれた issuer が、期待したものと一字一句同じである' },
  },
  failures: {
    'image-unknown': 'この digest の image は registry にありません。',
    'image-digest-mismatch': 'registry が返した image の digest が、求めた digest と違います。',
    'signature-missing': 'この image の署名は見つかりません。',
    'signature-unreadable': '署名を読めません。',
    'signature-untrusted': '署名の検証で、比べて合わないものがありました。',
    'signature-undecided': '署名の検証で、比べられないものがありました。',
    'claims-unreadable': '何に署名したのかを読めません。',
    'claims-mismatch': '署名に書かれた image の digest が、求めた digest と違います。',
    'identity-mismatch': '証明書の identity（SAN）が、期待したものと違います。',
    'identity-missing': 'identity を期待しましたが、証明書にありません。',
    'issuer-mismatch': '証明書の issuer が、期待したものと違います。',
    'issuer-missing': 'issuer を期待しましたが、証明書にありません。',
    'identity-undecided': '証明書の identity を、期待したものと比べられません。誰のものとも言えません。',
    'issuer-undecided':
      '証明書の issuer を、期待したものと比べられません。期待した issuer かどうか、判断できません。',
  },
  missing: {
    claims: '署名がどの image についてのものか、確かめないことにしています（--check-claims=false）',
    identity: '誰の署名を期待するのかを決めていません。違う名前の署名でも、気づけません',
    issuer: 'どの issuer を期待するのかを決めていません。名前は、別の issuer でも名乗れます',
  },
  skips: {
    anybody: {
      identity:
        'identity は合いますが、別の repository から呼び出された workflow のものです。呼び出した人が誰でも同じになるので、どこの build かは決まりません',
    },
  },
  evidence: {
    'image-digest': '求めた digest',
    'served-digest': '返ってきた image の digest',
    'claimed-digest': '署名に書かれた digest',
    layout: '置き方',
    'signature-digest': '署名の manifest',
    'failed-check': '通らなかった検査',
    identity: 'identity',
    issuer: 'issuer',
    'source-repository': 'source repository',
  },
}

export const layouts: Readonly<Record<SignatureLayout, Words>> = {
  tag: {
    title: '2023 年：sha256-….sig という tag',
    says: 'image の digest から作った名前の tag に、署名を annotation として置いていました。',
  },
  referrer: {
    title: 'いま：image を指す artifact',
    says: 'bundle を、image を subject とする manifest で置き、registry に尋ねて探します。尋ねられない registry（GHCR など）では、代わりに sha256-… という tag が 1 つできます。',
  },
}

export const cosignAnswers: Readonly<Record<ImageVerification['cosign'], string>> = {
  accepts: 'cosign verify は受け入れます。',
  rejects: 'cosign verify は断ります。',
  'refuses-to-run': 'cosign verify は、identity と issuer を決めないと動きません。',
}
