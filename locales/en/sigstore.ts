import type { EvidenceLabel, SigstoreCheckId, SigstoreFailure } from '../../playground/sigstore/index.ts'
import type { MethodWords } from '../types.ts'

export const sigstore: MethodWords<SigstoreCheckId, SigstoreFailure, EvidenceLabel> = {
  checks: {
    bundle: { title: 'Bundle format', proves: 'It can be read as a Sigstore bundle' },
    'trusted-root': {
      title: 'Trusted root',
      proves: 'It can be read as a trusted root, and every key and CA in it has a start of validity',
    },
    material: {
      title: 'Verification material',
      proves:
        'What the bundle holds is of the kind this verification uses (a certificate, or a public key hint)',
    },
    'trusted-time': {
      title: 'Trusted time',
      proves: 'In a log entry or a signed timestamp, somebody other than the signer vouches for the time',
    },
    'certificate-chain': {
      title: 'Certificate chain',
      proves: 'The certificate was valid at the vouched-for time, and chains up to the root of a CA',
    },
    'code-signing': {
      title: 'Certificate purpose',
      proves: 'The certificate was issued for code signing',
    },
    sct: { title: 'SCT', proves: 'The issuance of the certificate was reported to a CT log' },
    'public-key': { title: 'Public key', proves: 'A public key that the verifier holds is used' },
    'inclusion-promise': {
      title: 'SET (promise to include)',
      proves: 'The log signed, with a time, that it will include the entry',
    },
    'inclusion-proof': {
      title: 'Inclusion proof',
      proves: 'The Merkle tree connects the entry to the root hash',
    },
    checkpoint: { title: 'Checkpoint', proves: 'The log itself signed that root hash' },
    'log-inclusion': {
      title: 'Recorded in a log',
      proves: 'There is proof that it is in the log, or the promise of the log to include it',
    },
    'log-entry': {
      title: 'Log entry contents',
      proves: 'The entry is that of this signature, digest and signer',
    },
    signature: {
      title: 'Signature',
      proves: 'What is signed has not changed by a single bit since it was signed',
    },
    artifact: {
      title: 'Artifact match',
      proves: 'The digest in the bundle (in an attestation, the subject) is that of the artifact you have',
    },
    'statement-type': {
      title: 'Statement type',
      proves:
        'The bundle holds a statement of the expected type, or a signature over the artifact itself (whether what the statement says is right was not looked at)',
    },
    identity: {
      title: 'Identity',
      proves: 'The identity (SAN) in the certificate is, letter by letter, the one you expect',
    },
    issuer: {
      title: 'Issuer',
      proves: 'The issuer in the certificate is as you expect',
    },
    'source-repository': {
      title: 'Source repository',
      proves: 'The repository of the build, as the CA wrote it in the certificate, is the one you expect',
    },
    'source-ref': {
      title: 'Source ref',
      proves:
        'The branch or tag of the build, as the CA wrote it in the certificate, is, letter by letter, the one you expect',
    },
    library: {
      title: 'Verdict of @sigstore/verify',
      proves: 'The answer of the verification library, unmodified',
    },
  },
  failures: {
    'not-utf8': 'This cannot be read as UTF-8 text.',
    'not-json': 'This cannot be read as JSON.',
    'field-malformed':
      'A value is of another form than it has to be. Readers might take it for different things, so it is not used.',
    'field-ambiguous':
      'A field is there twice, has a confusing name, or cannot be used together with another. Verifiers might read it differently, so it is not used.',
    'unknown-version':
      'This is of an unknown version. Bundles of v0.1 to v0.3 and trusted roots of v0.1 and v0.2 can be read.',
    'not-a-bundle':
      'This is not a Sigstore bundle (v0.1 to v0.3). A field it needs is missing, or a value differs.',
    'not-a-trusted-root': 'This cannot be read as a trusted root. Hand over trusted_root.json.',
    'root-missing': 'There is no trusted root that you decided to believe.',
    'believed-too-many':
      'You decided to believe too many trusted roots or public keys to compare with all of them (up to 8 of each). With those that were compared, it does not verify.',
    'no-service-in-root':
      'The trusted root has no CA, no log and no TSA. Hand over the trusted root of the instance that issued this bundle.',
    'validity-start-missing':
      'A key, a CA or a TSA in the trusted root has no start of validity. From when to trust it is not known, so it is not used.',
    'log-key-unreadable': "A log's key in the trusted root cannot be read.",
    'no-ca-in-root':
      'The trusted root has no CA to compare the certificate with. Hand over the trusted root of the instance that issued this bundle.',
    'no-ct-log-in-root':
      'The trusted root has no CT log to compare the SCT with. Hand over the trusted root of the instance that issued this bundle.',
    'no-log-in-root':
      'The trusted root has no log to compare the entry with. Hand over the trusted root of the instance that issued this bundle.',
    'no-tsa-in-root':
      'The trusted root has no TSA to compare the signed timestamp with. Hand over the trusted root of the instance that issued this bundle.',
    'certificate-expected': 'A certificate was expected, but the bundle holds only a public key hint.',
    'public-key-expected': 'A signature by a public key was expected, but the bundle holds a certificate.',
    'algorithm-not-computed':
      'The signature or the digest is of an algorithm that the verification library does not compute. Nobody can say whether it matches. Check it with a tool that computes this algorithm.',
    'certificate-encoded-twice':
      'Where a certificate should be, there is text: a certificate in PEM or Base64. It is encoded once too often, and is not corrected here to be read. Let the publisher know.',
    'certificate-unreadable': 'Something in the certificate cannot be read.',
    'key-unreadable':
      'The public key cannot be read. If you handed over a public key, check that it is in PEM format.',
    'timestamp-unreadable': 'The signed timestamp cannot be read.',
    'timestamp-malformed':
      'A part of the signed timestamp that the TSA did not sign is of another form than the standard has. Verifiers might read it differently, so it is not used. Check that it is the response as the TSA returned it.',
    'not-a-timestamp':
      'The content type in the signed timestamp is not that of RFC 3161, so it is not read. Its signature was not computed.',
    'not-for-timestamps': "Time stamping is not among the purposes (EKU) in the TSA's certificate.",
    'timestamp-untrusted':
      "The signer's certificate that the signed timestamp names (by issuer and serial number) differs from that of every TSA in the trusted root.",
    'timestamp-outside-validity': 'The time of the signed timestamp is outside the validity of the TSA.',
    'timestamp-mismatch': 'The digest in the signed timestamp differs from the digest of this signature.',
    'timestamp-invalid':
      'The signature of the signed timestamp does not match when checked with the TSA in the trusted root.',
    'tsa-unusable':
      "From the TSA's certificate in the trusted root to its root there is no usable chain, or the key cannot be read. The signature of the signed timestamp was not computed.",
    'timestamp-duplicate': 'The same party vouches for the same time twice.',
    'timestamps-alike':
      "Two signed timestamps have the same time to the second, and the same serial number of the TSA's certificate. The issuers of the certificates differ, but the verification library counts the two as one, so it goes no further.",
    'no-trusted-time':
      'At least one vouched-for time is needed (a SET with a time, or a signed timestamp), but there is none.',
    'time-unreadable':
      'A time is missing, or cannot be read as one. It cannot be compared with any validity.',
    'chain-circular':
      'Certificates in the trusted root issued each other in a circle. It never ends in a root, so they are not used. Get the trusted root again.',
    'leaf-circular':
      'The certificate in the bundle and certificates in the trusted root issued each other in a circle. It never ends in a root, so they are not used.',
    'chain-untrusted':
      'The certificate was compared with the CAs in the trusted root, and chains up to none of them.',
    'outside-validity': 'The time given as vouched for is outside the validity of the certificate.',
    'past-by-fraction':
      'The time given as vouched for is after the end of the validity, by less than a second. The verification library does not read that fraction.',
    'authority-outside-validity':
      'The certificate chains up to a CA in the trusted root, but the time given as vouched for is outside the validity of that CA.',
    'chain-out-of-order':
      'The certificate chain is not in the order of issuance. Each certificate has to be the issuer of the one before.',
    'chain-unreadable': 'A certificate above the first, in the bundle, cannot be read.',
    'not-for-code-signing': 'Code signing is not among the purposes (EKU) in the certificate.',
    'authority-not-for-code-signing':
      "Code signing is not among the purposes (EKU) in a CA's certificate between the certificate and the root.",
    'not-for-signatures': 'Signing is not among the uses of the key (keyUsage) in the certificate.',
    'certificate-malformed':
      'The certificate is of another form than the standard has (in the serial number, the validity, an extension, the name of the signature algorithm, or the signature). Verifiers might read it differently, so it is not used. Check that it is the certificate as the CA issued it.',
    'extension-twice':
      'The certificate has the same extension twice. Verifiers might read one or the other, so it is not used.',
    'extension-unknown':
      'The certificate has an unknown extension that must not be ignored (critical), or a restriction that is not computed here (name constraints). What it forbids is not known, so it is not used.',
    'sct-missing': 'At least one SCT is needed in the certificate, but there is none.',
    'sct-untrusted':
      'The SCTs were compared with the CT logs in the trusted root, and for one of them no log matches in log ID, period and signature.',
    'sct-duplicate': 'There are two SCTs of the same CT log.',
    'sct-malformed':
      "The certificate's list of SCTs is of another form than the standard has (in a length, in what follows it, or in a version). Verifiers might read it differently, so it is not used. Check that it is the certificate as the CA issued it.",
    'promise-invalid':
      "The signature of the SET does not match when checked with the log's key in the trusted root.",
    'proof-invalid':
      'Followed from the entry, the inclusion proof does not lead to the root hash of the checkpoint.',
    'proof-shape':
      'The length or the index of the inclusion proof does not fit the size of the tree. This tree has no such path, so it was not followed.',
    'proof-differs':
      'The root hash or the tree size in the inclusion proof differs from that of the checkpoint.',
    'proof-incomplete':
      'The inclusion proof has no root hash or no tree size, so it cannot be compared with the checkpoint. Some verifiers compute with those, so it is not used.',
    'checkpoint-missing': 'The inclusion proof needs a checkpoint, but there is none.',
    'checkpoint-unreadable':
      'The checkpoint cannot be read. The name of the log, the tree size, the root hash or a signature line is missing, or not in its set form.',
    'checkpoint-malformed':
      "The text or the signature part of the checkpoint is of another form than the standard has, or the log's name in a signature line is written differently from the log's in the trusted root. Verifiers might read it differently, so it is not used.",
    'checkpoint-unsigned':
      "The signature lines of the checkpoint were compared with the key of the entry's log, and none has its key ID.",
    'checkpoint-without-signature':
      'At least one signature line is needed in the checkpoint, but there is none.',
    'checkpoint-name-differs':
      "The signature line of the checkpoint has the key ID of the entry's log. But the log's name in it is neither the one in the text of the checkpoint nor in the address in the trusted root. The signature was not computed.",
    'checkpoint-invalid':
      "The signature of the checkpoint does not match when checked with the log's key in the trusted root.",
    'checkpoint-line-invalid':
      "One of the checkpoint's signature lines has the log name and the key ID of a log in the trusted root, but its signature does not match when checked with the key of that log. There are other lines that do match.",
    'log-unknown': 'The log ID of the entry differs from that of every log in the trusted root.',
    'log-key-expired':
      "The time given as vouched for is outside the validity of the log's key that is given in the trusted root.",
    'log-time-unknown':
      "This entry has no SET that says when it went into the log. The vouched-for times were compared instead, and one of them is outside the validity of the log's key. The entry may have gone in before or after, so this cannot be decided.",
    'not-in-a-log': 'A log entry with a SET or an inclusion proof is needed, but there is none.',
    'entry-duplicate': 'There are two of the same entry of the same log.',
    'entry-unreadable': 'The contents of the log entry cannot be read, or are of an unknown kind.',
    'entry-mismatch':
      'The kind, the signature or the digest in the log entry differs from that of the bundle.',
    'entry-signer-unreadable': 'The signer in the log entry cannot be read.',
    'entry-other-signer': 'The signer in the log entry differs from the certificate in the bundle.',
    'entry-other-key':
      'The signer in the log entry (a public key or a certificate) differs from the public key that was handed over.',
    'entry-other-kind':
      'The kind of log entry differs from the kind of contents in the bundle. A signature over a file has an entry of hashedrekord, one over a DSSE envelope has dsse or intoto. hashedrekord 0.0.2 is used for both.',
    'entry-digest-malformed':
      'The digest in the log entry has the same value as in the bundle, but the name of its algorithm is missing or differs. Verifiers might read it differently, so it is not used.',
    'signature-invalid': 'The value of the signature does not match when checked with the public key.',
    'digest-mismatch': 'The digest in the bundle differs from the digest of the artifact you have.',
    'digest-length':
      'The length of the digest in the bundle is not that of its algorithm. It cannot be compared with the digest of the artifact you have.',
    'payload-type': 'The type of the payload is not in-toto, so what the signature is about cannot be read.',
    'statement-unreadable': 'The in-toto statement cannot be read.',
    'subject-mismatch': 'The artifact you have is not among the subjects of the attestation.',
    'subject-not-compared':
      'The artifact you have is not among the subjects that could be compared. Others were not compared, for want of a digest of the same kind.',
    'not-a-statement':
      'The _type is not that of an in-toto statement. It may be of another format, so it is not read.',
    'predicate-type-missing': 'The statement has no predicateType. What the statement is about is not known.',
    'statement-type-unknown':
      'What is expected is neither a URI nor a name that cosign has for one, so no statement can be of that type. Nothing was compared; give the predicateType as it is published.',
    'statement-type-mismatch':
      'The type of the statement differs from the expected one. Get an attestation of the type you want.',
    'statement-expected':
      'A statement was expected, but the bundle holds a signature over the artifact itself. Hand over the bundle of an attestation.',
    'identity-mismatch': 'The identity (SAN) in the certificate differs from the one you expect.',
    'identity-missing': 'An identity was expected, but the certificate has none.',
    'issuer-mismatch': 'The issuer in the certificate differs from the one you expect.',
    'issuer-missing': 'An issuer was expected, but the certificate has none.',
    'identity-ambiguous':
      'The certificate has two or more names. Verifiers might read one or another, so nobody can say whose it is.',
    'issuer-ambiguous':
      'The certificate has two or more issuers. Verifiers might read one or another, so nobody can say which issuer it is of.',
    'identity-unreadable':
      'The certificate has a name (SAN), but not of a kind that can be compared here. Those are a URI, an email address, and the otherName of Fulcio.',
    'issuer-unreadable': 'The certificate has an issuer, but it cannot be read as text.',
    'source-repository-mismatch': 'The source repository in the certificate differs from the one you expect.',
    'source-repository-missing': 'A source repository was expected, but the certificate has none.',
    'source-repository-ambiguous':
      'The old and the new field in the certificate have different source repositories. Verifiers might read one or the other, so nobody can say which it is.',
    'source-repository-unreadable':
      'The certificate has a source repository field, but it cannot be read as text.',
    'source-ref-mismatch': 'The source ref in the certificate differs from the one you expect.',
    'source-ref-missing': 'A source ref was expected, but the certificate has none.',
    'source-ref-ambiguous':
      'The old and the new field in the certificate have different source refs. Verifiers might read one or the other, so nobody can say which it is.',
    'source-ref-unreadable': 'The certificate has a source ref field, but it cannot be read as text.',
    'library-rejects': '@sigstore/verify does not accept it either.',
    'library-stopped':
      'The verification library stopped with an exception, and did not compare to the end. The words of the exception are no verdict.',
    'library-stops-too': '@sigstore/verify, too, stopped where nothing could be compared.',
    'collisions-known':
      'Only SHA-1 digests could be compared. Two files or commits with the same SHA-1 can be made, so whoever signed may have seen the other one.',
    'library-disagrees':
      'The explanation on this screen and the verdict of @sigstore/verify contradict each other. At least one of them is wrong, so do not believe this result.',
  },
  missing: {
    'public-key': 'No public key to verify with was handed over',
    signature: 'The digests needed to check the signature are not complete',
    artifact: 'What was signed and the artifact you have do not share a digest of the same kind',
    'statement-type':
      'The statement is of another type than SLSA provenance. Say that you expect this type, and verify again',
    identity: 'No expected identity is set',
    issuer: 'No expected issuer is set',
    'source-repository': 'No expected source repository is set',
    'source-ref': 'No expected source ref is set',
  },
  skips: {
    waived: {
      sct: 'The trusted root has no CT log, and none is demanded, so whether the issuance of the certificate was reported anywhere was not checked',
      'log-inclusion':
        'The trusted root has no log, and none is demanded, so this was not checked. No log stands behind this signature',
      'log-entry': 'The trusted root has no log, and none is demanded, so this was not checked',
    },
    anybody: {
      'source-repository':
        'The identity is that of a workflow called from another repository. Whoever calls it, the identity is the same. Where the build is from stays open until a source repository is expected',
    },
  },
  evidence: {
    'bundle-media-type': 'Bundle version',
    field: 'Field',
    'media-type': 'Media type',
    'bundle-size': 'Bundle size (bytes)',
    'trusted-root-media-type': 'Trusted root version',
    'log-id': 'Log ID',
    'validity-start': 'Valid from',
    'validity-end': 'Valid until',
    'content-kind': 'Kind of contents',
    'material-kind': 'Verification material',
    'timestamp-imprint': 'Digest in the signed timestamp',
    'integrated-time': 'Time that the log vouches for',
    'signed-timestamp': 'Time that the TSA vouches for',
    'certificate-subject': 'Subject',
    'certificate-issuer': 'Issuing CA',
    'certificate-serial': 'Serial number',
    'root-subject': 'Root it leads to',
    'not-before': 'Valid from',
    'not-after': 'Valid until',
    'extended-key-usage': 'Purposes (EKU)',
    'key-usage': 'Uses of the key (keyUsage)',
    extension: 'Extension (OID)',
    'sct-log-id': 'CT log ID',
    'sct-time': 'Time of the report',
    'public-key-sha256': 'SHA-256 of the public key',
    'key-hint': 'Public key hint',
    'log-index': 'Log index',
    'tree-size': 'Tree size',
    'root-hash': 'Root hash',
    'leaf-hash': 'Leaf hash',
    'proof-length': 'Hashes in the proof',
    'checkpoint-origin': 'Log name in the checkpoint',
    'checkpoint-signer': 'Log name in the signature line',
    'log-address': 'Address of the log in the trusted root',
    'entry-kind': 'Kind of entry',
    'entry-signature': 'Signature in the entry',
    'entry-signer': 'Signer in the entry (SHA-256)',
    signature: 'Signature',
    algorithm: 'Signature algorithm',
    'artifact-digest': 'Digest of the artifact you have',
    'signed-digest': 'Digest in the bundle',
    subject: 'Subject',
    'subject-count': 'Number of subjects',
    'payload-type': 'Payload type',
    'statement-type': 'Statement format (_type)',
    'predicate-type': 'Statement type (predicateType)',
    identity: 'Identity (SAN)',
    issuer: 'Issuer',
    'name-kind': 'Kind of name (SAN)',
    'source-repository': 'Source repository',
    'source-ref': 'Source ref',
    'source-digest': 'Source commit',
    workflow: 'Build workflow',
    'build-trigger': 'Build trigger',
    'library-code': 'Error code of the library (its own words)',
    'library-message': 'Message of the library (its own words)',
  },
}
