import type { WordsFor } from '../../mission-types.ts'

/** What the missions about checksums say. */
export const checksum: WordsFor<'checksum'> = {
  'checksum/one-byte': {
    title: 'If just one byte has changed',
    task: 'On the way, one byte of the downloaded hello.sh turns into another. Change exactly one byte, and see whether the user notices.',
    fields: {
      artifact: {
        label: 'hello.sh',
        note: 'The file as it arrived. Replace one character with another ASCII character.',
      },
      sums: { label: 'SHA256SUMS', note: 'The digest that the author computed' },
    },
    options: {},
    tools: {},
    because: {
      'another-length':
        'The length of the file has changed. Add nothing and remove nothing: replace one ASCII character.',
      'several-bytes': 'It is not one byte that has changed. Make it exactly one.',
    },
    runs: { user: 'The user checks with sha256sum -c' },
    hints: [
      'To begin with, select one character without deleting it, and type another over it.',
      'An accented letter or an emoji is several bytes long. Use plain letters and digits.',
      'Change the o of Hello to p: the length stays the same, and only one byte changes.',
    ],
    shown:
      'Change a single byte, and the digest usually becomes another one altogether. So accidental damage hardly ever goes unnoticed.',
    stopped:
      'It was noticed because the digest was unharmed. What happens when the digest is rewritten, too, you can try in the next mission.',
    slide: 'If only the artifact is swapped, you notice',
  },
  'checksum/swap-both': {
    title: 'Slip past a checksum',
    task: "You have taken over the distribution server. Rewrite hello.sh as you like, and get it past the user's verification.",
    fields: {
      artifact: { label: 'hello.sh', note: 'The file that the user downloads' },
      sums: { label: 'SHA256SUMS', note: 'Lies next to it, on the same server' },
    },
    options: {},
    tools: { sha256sum: 'Make SHA256SUMS from hello.sh as it is now' },
    because: {
      'artifact-unchanged':
        "Verification passes, but what was delivered is still the author's file. Change the contents of hello.sh.",
      caught:
        'The user noticed. The lines of SHA256SUMS do not match hello.sh as it is now, or contradict each other.',
      'nothing-to-compare':
        'There is no digest that is surely for this hello.sh, so the user stopped at "Undecided". They do not let it through.',
    },
    runs: { user: 'The user downloads both, and compares' },
    hints: [
      'If you change only hello.sh, it is noticed as in the last mission. What else is on the server?',
      'SHA256SUMS, too, lies where you can rewrite it. No secret is needed.',
      'Rewrite hello.sh, then press "Make SHA256SUMS from hello.sh as it is now".',
    ],
    shown: 'Whoever can replace the artifact can also replace the checksum next to it.',
    stopped:
      'Had the digest come by another channel, out of the reach of the attacker, the user would have noticed.',
    slide: 'If both are swapped, you do not',
  },
  'checksum/other-channel': {
    title: 'Where do you get the digest?',
    task: 'You are the user. An attacker has taken over the distribution server and rewritten hello.sh. You found 7 digests: say which of them can be used, and why the others cannot.',
    fields: {
      delivered: { label: 'hello.sh as it arrived', note: 'A 1.0.1 that the attacker rewrote' },
      worth: {
        label: 'Can this digest be used?',
        note: 'A digest that can be used stops the rewritten hello.sh, and lets the genuine one pass.',
      },
    },
    options: {
      beside: 'SHA256SUMS next to it, on the distribution server',
      mirror:
        'SHA256SUMS on a mirror. It is run by somebody else, and copies the distribution server every day',
      page: "The download page on the author's site. Each time it is shown, it reads SHA256SUMS from the distribution server",
      notice: "The announcement of 1.0.0, still on the author's site",
      mail: "The author's announcement email, which arrived on the day 1.0.1 was released",
      distribution: 'A digest that the OS packagers publish. They modify 1.0.1, and build it anew',
      lock: 'Your lock file. It was recorded when you installed 1.0.1 last week',
      usable: 'Yes',
      written: 'No: the attacker can write it',
      copied: 'No: it is only a copy',
      'other-file': "No: it is another file's digest",
    },
    tools: {},
    because: {
      unsorted: 'Once you have answered for all 7, there is a verdict.',
      beside:
        'The SHA256SUMS next to it is on the same server as hello.sh. There the attacker can rewrite it directly.',
      mirror: 'The attacker cannot touch the mirror, but what it copies is already rewritten.',
      page: "The site is the author's, but the digest shown there was read from the distribution server.",
      notice:
        'It is out of the reach of the attacker, but it is the digest of 1.0.0. It would stop the genuine 1.0.1 as well.',
      mail: 'An email that has arrived is not rewritten when the distribution server is taken over later. The version is right, too.',
      distribution:
        'It is out of the reach of the attacker, but it is the digest of another file, one that was rebuilt. It would stop the genuine one as well.',
      lock: "Last week's record is on your machine, where the attacker cannot write. The version is 1.0.1, too.",
    },
    runs: {
      attacked: 'The day the rewritten hello.sh arrived',
      genuine: 'The day the genuine hello.sh arrived',
    },
    hints: [
      'Start from this: all that the attacker has taken over is the distribution server. Which of the digests come from there?',
      'Whatever shows the same digest as that of the hello.sh that arrived only passes on the words of the attacker.',
      'Two can be used: the email and the lock file. Mirror and page are copies; the earlier version and that of the OS packagers are other files.',
    ],
    shown:
      'What matters is not where a digest lies, but where it comes from. However many places it lies in, copies are still one channel.',
    stopped:
      "This defense rests on the digest having been genuine when it went into the email or the lock file. Had the file been rewritten from the start, the record would be the attacker's, too.",
    slide: 'Rely only on a digest from another channel',
  },
  'checksum/look-alike': {
    title: 'Somebody who looks at only 4 digits',
    task: 'The user knows the right digest through another channel, but compares only the first 4 digits, by eye. Fool them with a rewritten hello.sh.',
    fields: {
      artifact: { label: 'hello.sh', note: 'The file that you put there' },
      author: { label: "Digest on the author's site", note: 'What the user compares it with' },
      digits: { label: 'Digits compared by eye' },
    },
    options: {},
    tools: { mine: 'Vary a comment at the end until the first 4 digits match' },
    because: {
      'other-digits': 'The first 4 digits differ, so even a look is enough to notice.',
      'comment-only':
        'The 4 digits match, but all that has changed is a comment. Rewrite what hello.sh does, then make them match.',
    },
    runs: { tool: 'What sha256sum -c would answer' },
    hints: [
      'For the first 4 digits of a digest there are only 65,536 possibilities.',
      'Vary a comment that does nothing, and the digest changes each time. Sooner or later they match.',
      'Change the contents of hello.sh, then press the button "Vary a comment at the end until the first 4 digits match".',
    ],
    shown: 'To make a file whose first n digits match takes about 16 to the power of n tries.',
    stopped:
      'Let a tool compare all the digits, and it stops. Below, the answer of sha256sum is a mismatch this time, too. No practical way is known to make all 64 digits match.',
    slide: 'Compute it yourself, and compare',
  },
  'checksum/twins': {
    title: 'Make MD5 twins',
    task: 'You are an attacker who poses as the author, and you have a published pair of colliding files. Add text of your own to make two files with the same MD5 and different contents.',
    fields: {
      'head-shown': { label: 'First 128 bytes of the file you show' },
      'tail-shown': {
        label: 'Rest of the file you show',
        note: "This file's MD5 is published, by another channel.",
      },
      'head-served': { label: 'First 128 bytes of the file you serve' },
      'tail-served': { label: 'Rest of the file you serve', note: 'This is the one that reaches the user.' },
    },
    options: { a: 'A of the colliding pair', b: 'B of the colliding pair' },
    tools: {},
    because: {
      'same-file': 'The two are the same file. Unless they differ somewhere, nothing is swapped.',
      'md5-differs': 'The MD5s are no longer the same. When does a collision last?',
      'given-pair': 'The MD5s are the same. But this is the published pair as it was. Add text of your own.',
    },
    runs: { md5: 'Compared with the published MD5', sha256: 'If a SHA-256 had been published' },
    hints: [
      'A and B differ in only a few of 128 bytes, and have the same MD5. To begin with, make one of the two B.',
      'MD5 computes from front to back. If the same text follows a collision, the state inside stays the same.',
      'Make one A and the other B, and write the same text after both, letter by letter.',
    ],
    shown:
      'A collision is an attack by somebody who can make both files. It does not give a second file with the same MD5 as a file that somebody else made.',
    stopped: 'SHA-256 stops it. For these two files, the SHA-256s came out different.',
    slide: 'LIVE: two files, one digest',
  },
  'checksum/signed-list': {
    title: 'Good signature, and lines that are not signed',
    task: 'A list of checksums is signed. gpg says Good signature, and sha256sum -c --ignore-missing says OK. hello-1.0.1.sh is a fake all the same. Select every line that the author really signed.',
    fields: {
      delivered: {
        label: 'hello-1.0.1.sh as it arrived',
        note: 'The author has not released 1.0.1 yet.',
      },
      fingerprint: { label: "Fingerprint of the author's key", note: 'Checked through another channel' },
      lines: { label: 'SHA256SUMS.asc', note: 'Select the lines that are signed. Empty lines are left out.' },
    },
    options: {},
    tools: {},
    because: {
      unanswered: 'You have not selected a line yet.',
      outside:
        'You have selected a line outside the frame. Anybody can add lines before and after the signature.',
      'inside-armor':
        "You have selected the Comment line. It is inside the frame of the signature, but not part of the signature's arithmetic. Anybody can add it.",
      frame:
        "You have selected a line that makes up the frame, or the signature itself. It is not the author's words.",
      'one-missing':
        'There are more signed lines. "- " at the beginning of a line is a mark used inside the frame.',
    },
    runs: { list: 'gpg --verify SHA256SUMS.asc', file: 'sha256sum -c --ignore-missing SHA256SUMS.asc' },
    hints: [
      'The signature protects what comes after the empty line below BEGIN PGP SIGNED MESSAGE, up to the line before BEGIN PGP SIGNATURE.',
      'The Hash: line belongs to the frame. A line inside the frame that begins with "- " was marked only because it begins with "-" itself. It is signed.',
      'The signed ones are the 6 lines from "hello 1.0.0 is out." to "- -- the maintainer of hello".',
    ],
    shown:
      'Good signature means "the text in the frame is signed". It does not mean that the whole file is signed.',
    stopped:
      'Take out only the text that was signed (gpg --output), hand that to sha256sum, and it stops. Signature and text in separate files are another way.',
    slide: '“Good signature” means the arithmetic is right',
  },
}
