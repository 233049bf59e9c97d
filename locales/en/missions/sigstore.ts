import type { WordsFor } from '../../mission-types.ts'

/** What the missions about Sigstore say. */
export const sigstore: WordsFor<'sigstore'> = {
  'sigstore/no-identity': {
    title: 'When "somebody signed" is enough to pass',
    task: "The user verifies the bundle without saying whose signature it has to be. Get a rewritten hello.sh accepted by this user's @sigstore/verify, and say why it was not stopped.",
    fields: {
      artifact: { label: 'hello.sh', note: 'The file that the user downloads' },
      bundle: {
        label: 'hello.sh.sigstore.json',
        note: 'A bundle with signature, certificate and log entry',
      },
      identity: {
        label: 'Identity and issuer that the user expects',
        note: 'Empty. Nothing is expected',
      },
      why: { label: 'Why it was not stopped', note: 'Select everything that applies.' },
    },
    options: {
      log: 'It was not checked that the signature is in the log',
      identity: 'The identity in the certificate was compared with nobody',
      chain: 'It was not checked that the certificate is from the real Fulcio',
      time: 'No log or TSA was asked for the time of the signature',
      artifact: 'The hello.sh that arrived was not compared with what was signed',
      sct: "It was not checked that the certificate has a CT log's SCT",
      issuer: 'The issuer in the certificate was compared with none',
      signature: 'It was not checked that the arithmetic of the signature is right',
      entry: 'It was not checked that the log entry is for this signature',
    },
    tools: { sign: 'Log in as mallory@example.com and sign' },
    because: {
      'artifact-unchanged': "It was accepted, but hello.sh is still the author's.",
      caught: 'It was not accepted. Which check stopped it is told below, under "Verification result".',
      'caught-here':
        '@sigstore/verify accepted it, but a check of this page stopped it. Which check that was is told below, under "Verification result".',
      'unreadable-bundle':
        'This bundle could not be given to the verifier. It either cannot be read, or cannot be used for this verification.',
      unanswered: 'It was accepted. Now, why could this user not stop it?',
      'one-missing': 'That is a reason, too. But there is one more thing that was not compared.',
      log: 'The log is checked. Your signature, too, is in the real log.',
      chain: 'The certificate is checked. Yours, too, was issued by the real Fulcio.',
      time: 'The time is checked. You, too, signed within the 10 minutes of the certificate.',
      artifact:
        'The hello.sh that arrived is compared with what was signed. You signed hello.sh after you had rewritten it.',
      sct: "The SCT is checked. Your certificate, too, has a CT log's promise in it.",
      signature: 'The arithmetic of the signature is checked. It is correctly signed with your key.',
      entry: 'The entry is checked. It records your signature, certificate and digest just as they are.',
    },
    runs: { silent: 'A user who names no identity', expecting: "A user who expects the author's identity" },
    hints: [
      'Fulcio issues a certificate to whoever logged in. You, too, can log in, as yourself.',
      'As cryptography, your signature lacks nothing. Certificate and log entry are real, too.',
      'Rewrite hello.sh, then press "Log in as mallory@example.com and sign". The reasons are the checks that did not pass for the second user only.',
    ],
    shown: 'All that verification without an expected identity tells is "somebody signed".',
    stopped:
      'Had identity and issuer been expected, it would have been stopped. The second user, run side by side, rejects the same bundle. @sigstore/verify accepted it, but the verdict of this page is "Whose it is, nobody said".',
    slide: 'Not “somebody”: the one you expected?',
  },
  'sigstore/state-identity': {
    title: 'Whose signature do you accept?',
    task: "Besides the genuine bundle, 3 of an attacker's arrive. Set the identity and issuer that you expect, so that only the genuine one passes.",
    fields: {
      identity: {
        label: 'Expected identity',
        note: 'It has to be exactly the SAN of the certificate',
      },
      issuer: { label: 'Expected issuer', note: 'The identity provider that verified this identity' },
      readme: { label: "What the author's site says", note: 'Run apart from the distribution server' },
      page: {
        label: 'What the download page says',
        note: 'It lies on the server that the attacker has rewritten',
      },
    },
    options: {},
    tools: {},
    because: {
      'identity-missing':
        'The expected identity is empty. You have not yet said whose signature it has to be.',
      'issuer-missing':
        'The issuer is empty. There may be another identity provider that lets its users claim the same identity.',
      'issuer-slash':
        'The issuer ends with a /. The issuer in the certificate does not, so these are two different strings. Remove the /.',
      'attacker-passes': "An attacker's bundle passed. Where did you copy that identity from?",
      'genuine-rejected':
        'The genuine one is rejected, too. See in the checks below which is wrong, identity or issuer. An identity is one string, with the workflow file and the tag in it.',
    },
    runs: {
      genuine: "The author's release",
      mallory: 'Signed by mallory@example.com',
      fork: 'A release of a forked repository',
      'other-issuer': 'Said to be the author by another identity provider',
    },
    hints: [
      'Do not copy what you expect from the bundle that arrived, nor from the page next to it. Get to know it through another channel.',
      'When CI signs, the identity is a URL: repository, workflow file, @ and ref, joined together.',
      'Write the first line as the identity, and the second as the issuer.',
    ],
    answer:
      'https://git.shomei-lab.invalid/example/hello-shomei/.github/workflows/release.yml@refs/tags/v1.0.1\nhttps://token.actions.shomei-lab.invalid',
    shown:
      'What is verified is not only whether the bundle is right, but whether "the expected issuer verified the expected identity".',
    stopped:
      "One way left to the attacker is to really run the author's workflow. That is why the accounts that can push to the repository have to be protected.",
    slide: 'Not “somebody”: the one you expected?',
  },
  'sigstore/pattern': {
    title: 'Pass the next release too, with a pattern that is not loose',
    task: "The identity changes with each version, so you decided to expect a regular expression. The pattern you have lets an attacker pass as well. Let only the author's releases pass, the next version among them.",
    fields: {
      pattern: {
        label: 'Regular expression for the expected identity',
        note: 'As in Cosign, a pattern that is not anchored passes as soon as it matches somewhere inside.',
      },
      readme: { label: "What the author's site says", note: 'Run apart from the distribution server' },
    },
    options: {},
    tools: {},
    because: {
      'no-pattern': 'The pattern is empty. An empty pattern matches anything.',
      'pattern-unreadable':
        'This pattern cannot be read. Parentheses, |, { } and the likes of \\w cannot be used.',
      'genuine-rejected':
        "Some release of the author's is rejected, too. Make a form that both versions pass.",
      'longer-name':
        'A run of another repository passed. A name with something in front of the owner matches this pattern, too.',
      'tag-name':
        "A run of another repository passed. The name of a tag, which the attacker can choose, has the author's name in it.",
      branch:
        "A run from a branch or a pull request of the author's repository passed. Releases are made from tags.",
      'other-host':
        'A run on another host, with the same CI, passed. Pin it down, beginning with https:// and the host.',
      'dotted-host':
        'A run on a host passed that has another character where yours has a dot. A . matches any character. Write the . of the host as \\. instead.',
      'other-name':
        'A run of another repository passed. Write owner and name, from the / before them to the / after them.',
      'other-workflow':
        "A run of the author's repository passed whose workflow is not that of the release. Write the file name up to the @.",
      'other-tag':
        "A run of the author's repository passed whose tag is not a version. Write the tag from the v on.",
    },
    runs: {
      'this-release': "The author's v1.0.1",
      'next-release': "The author's v1.1.0",
      'longer-name': 'A release of bad-example/hello-shomei',
      'tag-name': 'A run of mallory/tool with the tag example/hello-shomei',
      branch: "A run from a branch of the author's repository",
      'made-for-it': 'A run that an attacker made to fit a gap in this pattern',
    },
    hints: [
      'See which bundle passed, and think about what in its identity was matched.',
      'With ^ in front, it has to match from the beginning. Go on from https://.',
      'A tag begins with v, and the rest is digits and dots only. With both ends anchored, it becomes the following.',
    ],
    answer:
      '^https://git\\.shomei-lab\\.invalid/example/hello-shomei/\\.github/workflows/release\\.yml@refs/tags/v[0-9.]+$',
    shown:
      'A pattern that is not anchored means "these characters are somewhere in it". An attacker can make that "somewhere".',
    stopped:
      'Anchor the pattern with ^ and $, and write host, repository, workflow and the form of the tag, and it stops. Where one string that matches exactly is enough, that is safer.',
    slide: 'The open question: whose identity to expect?',
  },
  'sigstore/find-entry': {
    title: 'Who signed in your name?',
    task: "You are alice. Sort the 9 entries of the log: which are yours, which are other people's, and which were signed with your name by somebody else?",
    fields: {
      entries: {
        label: 'Log entries',
        note: 'Where your name was used by somebody else, choose also what tells you.',
      },
      account: {
        label: 'The account you use',
        note: 'Your identity, and the issuer you always log in with',
      },
      released: { label: 'The files you signed', note: 'SHA256SUMS on your machine. These are all' },
    },
    options: {
      own: 'Signed by me',
      'other-name': 'Not my name',
      elsewhere: 'My name was used: not the usual issuer',
      taken: 'My name was used: a digest I do not remember signing',
    },
    tools: {},
    because: {
      unsorted: 'Once you have sorted all 9, there is a verdict.',
      'not-your-name': 'There is an entry whose name is not yours. Look at what is after the @, too.',
      'your-name': "You have put an entry with your name among other people's. Look at the identity.",
      'own-entry':
        'You suspect an entry that you really signed. Issuer and digest are both the same as yours.',
      overlooked:
        'You have put an entry that you did not sign among your own. Look at both issuer and digest.',
      'other-clue': 'Your name was used, that is right. But what tells you is something else.',
    },
    runs: {
      'account-elsewhere': 'Entry with another issuer: a user who expects your signature is shown this one',
      'account-taken':
        'Entry with a digest unknown to you: a user who expects your signature is shown this one',
    },
    hints: [
      'To begin with, leave only those whose identity is alice@example.com.',
      'There are two clues: an issuer other than the usual one, and a digest that is not in the list on your machine.',
      'It is the one signed with the issuer of google, and the one recorded at 12:42, whose digest is not in the list.',
    ],
    shown:
      'When an account is taken over, its signatures pass verification. Who can notice is whoever watches the log, and knows what they signed themselves.',
    stopped:
      'A log does not stop a signature. But if it removes or rewrites one, that shows to those who remember it as it was. Protect your account with two-factor authentication, and watch for entries in your name.',
    slide: 'LIVE: anyone can watch the log',
  },
  'sigstore/ten-minutes': {
    title: 'Pass with a certificate long expired',
    task: 'The certificate expires after 10 minutes, and the user verifies 3 years later. Set the times so that the signature passes, and say which times were compared in verifying it.',
    fields: {
      signed: { label: 'Time of signing', note: 'After the certificate was issued' },
      recorded: { label: 'Time recorded in the log', note: 'After the certificate was issued' },
      log: { label: 'Log to record in' },
      times: {
        label: 'Which times were compared in verifying?',
        note: 'The answer depends on the log you choose.',
      },
    },
    options: {
      v1: 'Rekor v1 (puts a time in the entry)',
      v2: 'Rekor v2 (a TSA gives the time)',
      signer: "The clock of the signer's computer",
      begins: 'The time from which the certificate is valid',
      authority: 'The time that a timestamp authority (TSA) put there',
      token: 'The time at which the ID token of the login expires',
      log: 'The time that the log put in the entry',
      file: 'The modification time of hello.sh',
      ends: 'The time at which the certificate expires',
      now: 'The clock of the user who verifies',
      compared: 'Compared',
      ignored: 'Not compared',
    },
    tools: {},
    because: {
      'recorded-first': 'Recording in the log comes after signing.',
      'seen-too-late':
        "The vouched-for time is outside the certificate's 10 minutes. The signer's own clock does not count.",
      unsorted: 'The signature passed. Now, which times were compared? Answer all 8.',
      signer: 'Signers can set their clocks as they like. It is not in the bundle, either.',
      begins:
        'The beginning of the validity period is compared as well. A time before the certificate was issued does not pass.',
      authority:
        "A TSA's time is compared only where the bundle has one. With v1 none was asked for, with v2 one was.",
      token: 'Fulcio looks at the ID token, and there its work is done. Nothing of it stays in the bundle.',
      log: "A v1 log puts a time in the entry, and that is what vouches for it. v2's entries have no time.",
      file: 'Anybody can change the modification time of a file. It is not in the signature, either.',
      ends: 'The time at which the certificate expires is compared. Only it is not compared with "now".',
      now: 'It was verified 3 years later, and it passed. "Now" and the expiry of the certificate were not compared.',
    },
    runs: { user: "The user verifies (verifying does not look at today's clock)" },
    hints: [
      'What verifying looks at is not "now". It is "when does a third party who saw the signature say that they saw it?".',
      'If the vouched-for time is between beginning and end of the certificate, it passes. With v1, record within 10 minutes.',
      'Compared were the beginning and the end of the certificate, and who vouches for the time: with v1 the log, with v2 the TSA.',
    ],
    shown:
      'The certificate has to be valid not when you verify, but at the time for which a third party vouches that the signature already existed.',
    stopped:
      'That the signer says "I signed 3 minutes later" was not enough to pass. As long as the log or TSA that vouches does not lie, somebody with a stolen ephemeral key cannot go back in time, either.',
    slide: 'LIVE: expired three years ago, and it still verifies',
  },
  'sigstore/signed-malware': {
    title: 'Expected identity, valid provenance, and still malware',
    task: 'Inside the release job, code from a poisoned cache ran, and published a 1.0.2 with malware in it. Every check passes. Find the value that is a clue, and sort what provenance shows from what it does not.',
    fields: {
      delivered: {
        label: 'hello.sh as it arrived',
        note: 'The last line is not what the author wrote.',
      },
      readme: {
        label: 'What the author always announces',
        note: 'Run apart from the distribution server',
      },
      unexpected: {
        label: 'What the provenance of 1.0.2 says',
        note: 'Select every value that disagrees with the procedure the author publishes.',
      },
      says: {
        label: 'If verification passes, has this been shown?',
        note: 'Expected identity and issuer are set right.',
      },
    },
    options: {
      steps: "That nothing but the author's code ran in the job",
      bytes: 'That the hello.sh that arrived is the file which that job attested',
      approved: 'That a person looked at the contents, and approved the release',
      signer: "That it was signed with a certificate issued to a run of the author's workflow",
      rebuilt: 'That building again from the same commit gives the same hello.sh',
      time: 'That the signature already existed while the certificate was valid',
      harmless: 'That the contents are harmless',
      logged: 'That the signature is recorded in the log',
      shown: 'Shown',
      silent: 'Not shown',
    },
    tools: {},
    because: {
      unanswered: 'All verification passes. Still, in just one place it is not like other releases.',
      'as-announced': 'This value is as the author publishes it. Compare line by line.',
      'not-announced':
        "This value changes with each release, or is other values joined together. It does not disagree with the author's procedure.",
      unsorted: 'You have found what disagrees. Now answer all 8.',
      steps: 'A certificate is issued to a job. Whose code ran inside, no check looks at.',
      bytes:
        'When another file was handed over, the digest did not match, and it was rejected. This is shown.',
      approved: 'With an automatic run that no person looked at, verification passed, too.',
      signer:
        "When another repository's workflow signed, the identity was another one, and it was rejected. This is shown.",
      rebuilt:
        'When the job made a hello.sh that is not what the commit has, verification passed, too. Nobody built it again and compared.',
      time: 'Recorded after the certificate had expired, it was rejected. This is shown.',
      harmless: 'What the contents do, no check looks at. Malware passed, too.',
      logged: 'When the path that leads to the log was changed, it was rejected. This is shown.',
    },
    runs: {
      user: "A user who expects the author's identity and issuer",
      untrue: 'A release for which this is not so, verified in the same way',
    },
    hints: [
      'Compare what the author says with the provenance, line by line. Repository and commit are as always.',
      'The workflow, which is always started by the push of a tag (event: push), was started by hand (workflow_dispatch).',
      'Four are shown: the file, the workflow, the time and the log. The other 4 are about what happened inside.',
    ],
    shown:
      'A signature shows by which identity it was made, and provenance shows where and how the job says it was built. Whether the contents are good, neither shows.',
    stopped:
      'Had the event been part of what is expected, it would have been stopped this time. But had the code run inside a genuine push, nothing in the provenance would tell. What helps: use no cache and split the jobs, limit the right to publish to staging and let a person approve before it becomes public, and do not install a version that has only just come out.',
    slide: 'Malware, correctly signed',
  },
}
