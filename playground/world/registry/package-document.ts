/** A package, and the one document that publishes it. */
import { sha1 } from '@noble/hashes/legacy.js'
import { sha512 } from '@noble/hashes/sha2.js'
import { toHex, utf8 } from '../../bytes.ts'
import { decodeBase64, encodeBase64 } from '../../platform/base64.ts'
import { readJson, valueIn } from '../../json/reader.ts'
import type { BundleJson } from '../bundle.ts'
import type { Subject } from '../content.ts'

export interface PackageFile {
  readonly name: string
  readonly version: string
  /** The package as it is packed, `.tgz`. */
  readonly bytes: Uint8Array
}

/** What provenance and publication are about. */
export function packageSubject({ name, version, bytes }: PackageFile): Subject {
  const purl = `pkg:npm/${name.replace(/^@/, '%40')}@${version}`
  return { name: purl, digest: { sha512: toHex(sha512(bytes)) } }
}

/** Subresource Integrity, as a lock file keeps it. */
export function integrityOf(bytes: Uint8Array): string {
  return `sha512-${encodeBase64(sha512(bytes))}`
}

/** What the client puts: metadata, the package and its provenance in one document, JSON in UTF-8. */
export function publishDocument(
  { host }: { readonly host: string },
  file: PackageFile,
  repository: string,
  provenance: BundleJson,
): Uint8Array {
  const { name, version, bytes } = file
  const archive = `${name}-${version}.tgz`
  const data = JSON.stringify(provenance)
  return utf8(
    JSON.stringify({
      _id: name,
      name,
      'dist-tags': { latest: version },
      versions: {
        [version]: {
          name,
          version,
          repository: { type: 'git', url: `git+${repository}.git` },
          _id: `${name}@${version}`,
          dist: {
            integrity: integrityOf(bytes),
            shasum: toHex(sha1(bytes)),
            tarball: `http://${host}/${name}/-/${archive}`,
          },
        },
      },
      access: 'public',
      _attachments: {
        [archive]: {
          content_type: 'application/octet-stream',
          data: encodeBase64(bytes),
          length: bytes.length,
        },
        [`${name}-${version}.sigstore`]: {
          content_type: provenance.mediaType,
          data,
          length: data.length,
        },
      },
    }),
  )
}

interface Document {
  name: string
  versions: Record<string, { repository: { url: string }; dist: { integrity: string } }>
  _attachments: Record<string, { data: string }>
}

export type ReadDocument = PackageFile & {
  readonly integrity: string
  readonly repository: string
  readonly provenance: BundleJson
  /** The very text of `provenance`, UTF-8: written anew, it may say another thing. */
  readonly bundle: Uint8Array
}

/** @returns `undefined` if it is no such document, or one that readers read differently */
export function readDocument(document: Uint8Array): ReadDocument | undefined {
  try {
    const { name, versions, _attachments } = valueIn(document, readJson) as Document
    const [[version, manifest] = []] = Object.entries(versions)
    const archive = _attachments[`${name}-${version}.tgz`]
    const attached = _attachments[`${name}-${version}.sigstore`]
    if (version === undefined || !manifest || !archive || !attached) return undefined
    const bundle = utf8(attached.data)
    const provenance = valueIn(bundle, readJson)
    if (provenance === undefined) return undefined
    return {
      ...{ name, version, bytes: Uint8Array.from(decodeBase64(archive.data)) },
      integrity: manifest.dist.integrity,
      repository: manifest.repository.url,
      provenance: provenance as BundleJson,
      bundle,
    }
  } catch {
    return undefined
  }
}
