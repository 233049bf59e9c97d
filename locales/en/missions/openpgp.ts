import type { WordsFor } from '../../mission-types.ts'

/** What the missions about GPG say. */
export const openpgp: WordsFor<'openpgp'> = {
  'openpgp/impostor': {
    title: 'Good signature, and the author never signed',
    task: "The user searches a keyserver for the author's address, and imports every key that is found. Get a Good signature in the author's name for a rewritten hello.sh.",
    fields: {
      artifact: { label: 'hello.sh', note: 'The file that the user downloads' },
      'user-id': {
        label: 'The name on your key (user ID)',
        note: 'Whoever makes a key can write what they like.',
      },
      key: {
        label: 'Public key to register on the keyserver',
        note: 'This keyserver takes anything from anybody.',
      },
      signature: { label: 'hello.sh.asc', note: 'The signature. It lies on the distribution server' },
      search: { label: 'What the user searches the keyserver for' },
    },
    options: {},
    tools: {
      'make-key': 'Make a key under that name, and register it',
      sign: 'Sign hello.sh with your own key',
    },
    because: {
      'artifact-unchanged':
        "This is still the author's hello.sh. Rewrite it into something that the author has not signed.",
      caught:
        'It was rejected. Either the signature is not for hello.sh as it is now, or the key cannot be used. Which check stopped it is told below, under "Verification result".',
      'key-not-found':
        'It does not come to Good signature. See in the checks below whether signature and key can be read, and whether you registered a key under a name that the search finds.',
      'other-name': "There is a Good signature. But the name shown is not the author's.",
      'no-signature': 'It cannot be read to its end as a file that is a signature and nothing else.',
    },
    runs: { user: 'The user runs gpg --verify' },
    hints: [
      "You do not have the author's private key. But keys of your own you can make as many as you like.",
      "In what gpg prints at the beginning, there is the author's user ID. Whoever makes a key is free to choose its name.",
      'First rewrite hello.sh, and set the user ID to the following. Then make a key, register it, and sign.',
    ],
    answer: 'Shomei Lab Maintainer (simulation) <maintainer@example.com>',
    shown: 'Good signature means that the arithmetic is right. A user ID proves nothing.',
    stopped:
      "gpg's WARNING says just this. Had the user known the fingerprint of the genuine key through another channel, it would have been stopped.",
    slide: 'A keyserver is a phone book, not a registry office',
  },
  'openpgp/checked-address': {
    title: 'The same name, on a keyserver that checks addresses',
    task: "This keyserver sends a link to the address in the user ID, and lists only keys whose link was opened. Get a Good signature in the author's name even so. Then say what the keyserver has checked.",
    fields: {
      'user-id': {
        label: 'User ID of your key',
        note: 'The only mailboxes you can read are @example.net. The key is registered by itself, and the links in mail that you can read are opened.',
      },
      address: {
        label: 'Address to look up the key by, written on the download page',
        note: 'The user searches the keyserver for the address written here.',
      },
      name: { label: "The author's name, which the user knows" },
      checked: {
        label: 'What has this keyserver checked?',
        note: 'Answer for the key that was found.',
      },
    },
    options: {
      name: "That the name part is the person's own",
      mailbox: 'That, when the link was opened, somebody could read that mailbox',
      still: 'That the same person still uses that mailbox',
      'own-id': 'That the user ID was put there by the holder of the key',
      entitled: 'That this person may sign hello.sh',
      single: 'That no other key is found for that address',
      checked: 'Checked',
      unchecked: 'Not checked',
    },
    tools: {},
    because: {
      'no-address':
        'Either no address can be read from the user ID, or no key can be made with it. Write it as "name <address>", and keep it short.',
      'mail-not-mine': 'The link went to a mailbox that you cannot read. A search does not find this key.',
      'not-found': 'The key is listed, but by the address that the user searched for, your key is not found.',
      'other-name': "There is a Good signature. But the name shown is not the author's.",
      unsorted: "There is a Good signature, in the author's name. Now answer all 6.",
      name: "Nobody checks the name part. Your key was listed under the author's name, too.",
      mailbox: 'With the address of a mailbox that cannot be read, the key was not found. This is checked.',
      still:
        'The link is opened only once. When the mailbox passes to somebody else later, the key stays listed.',
      'own-id':
        "For a key that was given another's user ID without leave, no link was sent. The key's own signature is checked.",
      entitled:
        'The key of somebody who has nothing to do with hello.sh was listed just the same, and gave a Good signature.',
      single: 'When a second key was confirmed for the same address, the earlier one was no longer found.',
    },
    runs: {
      user: 'The user imports the key, and runs gpg --verify',
      untrue: 'Tried with a key for which this is not so',
    },
    hints: [
      "You cannot use the author's address. But in the name part of the user ID you can write anything.",
      'Make the user ID "the author\'s name <your address>". Write the same address on the download page.',
      'Three are checked: the mailbox, who put the user ID there, and that there is no other key. User ID and address are the following.',
    ],
    answer: 'Shomei Lab Maintainer (simulation) <maintainer@example.net>\nmaintainer@example.net',
    shown:
      'All that a link in a mail tells is "at that time, somebody could read that mailbox". Who ought to sign, it does not tell.',
    stopped:
      "Had the user known the author's real address or fingerprint through a channel other than the distribution server, it would have been stopped.",
    slide: 'A keyserver is a phone book, not a registry office',
  },
  'openpgp/pin': {
    title: 'Tell keys of the same name apart',
    task: "The keyring has two keys of the same name. Set the fingerprint that you expect, so that the impostor's signature is rejected and the genuine one passes.",
    fields: {
      fingerprint: { label: 'Expected fingerprint', note: 'Blanks may stay in it.' },
      page: {
        label: 'What the download page says',
        note: 'It lies on the server that the attacker has rewritten',
      },
      card: { label: "The author's business card, from a meetup", note: 'Handed over in person' },
    },
    options: {},
    tools: {},
    because: {
      'not-a-fingerprint':
        'It cannot be read as a fingerprint. What is needed is not a key ID, but a fingerprint of 40 hex digits.',
      'nothing-expected':
        'You expect nothing yet. Both signatures get no further than "The arithmetic is right", so they cannot be told apart.',
      'attacker-passes': "The impostor's signature passed. Where was that fingerprint written?",
      'genuine-rejected':
        'The genuine signature is rejected, too. Look for a slip in the copy, digit by digit.',
    },
    runs: {
      attacked: "hello.sh with the impostor's signature",
      genuine: 'hello.sh with the genuine signature',
    },
    hints: [
      'The names are the same, so a name does not tell them apart. A fingerprint does.',
      'There are fingerprints in two places. Which of them can the attacker rewrite?',
      'Copy the fingerprint from the business card (the 40 digits, not the key ID with its 16).',
    ],
    shown:
      'What tells keys apart is not the name, but the fingerprint. And only one known through another channel is of use.',
    stopped:
      'What is left to the attacker is to swap the business card, or to steal the private key. For the day it is stolen there have to be revocation, and somebody who checks for it.',
    slide: 'LIVE: an attacker registers the same name',
  },
  'openpgp/no-warning': {
    title: "Make gpg's WARNING go away, the right way",
    task: 'Even for the genuine signature, gpg prints a WARNING: "not certified with a trusted signature". Certify one key with your own, so that the WARNING goes away for the genuine one only.',
    fields: {
      certify: {
        label: 'Key to certify with yours',
        note: 'Write a fingerprint, or part of a name.',
      },
      'key-1': { label: 'Key 1 of the keyring', note: 'Came from a keyserver' },
      'key-2': { label: 'Key 2 of the keyring', note: 'Came from a keyserver' },
      card: { label: "The author's business card, from a meetup", note: 'Handed over in person' },
    },
    options: {},
    tools: {},
    because: {
      'no-such-key': 'The keyring has no key that goes by this. The WARNING is still there.',
      'both-certified': 'Both WARNINGs are gone. There are two keys of that name.',
      'impostor-certified':
        "The impostor's WARNING is gone. By that, you have said that this key is genuine.",
    },
    runs: {
      genuine: 'Verifying the genuine signature',
      attacked: "Verifying the impostor's signature",
    },
    hints: [
      'To certify is to sign, with your key, "this key belongs to the person of this name".',
      'The two keys have the same name. Choose by name, and both fit.',
      'Choose the key with the same fingerprint as on the business card. Copy its 40 digits.',
    ],
    shown:
      'The WARNING says "whose key this is has not been shown yet". Make it go away only for a key that you have checked.',
    stopped:
      "gpg believes your certification as it is. Certify without checking, and the WARNING goes away from the impostor's signatures, too.",
    slide: '“Good signature” means the arithmetic is right',
  },
  'openpgp/transplant': {
    title: 'Move a genuine signature to another file',
    task: 'The author signed a PDF that says "pay 100 yen", once with SHA-256 and once with SHA-1. Leave the signatures alone, get another PDF past with a Good signature, and say why it passed.',
    fields: {
      artifact: { label: 'PDF to hand out' },
      signature: { label: 'Signature to hand out with it', note: 'The author really made both' },
      why: {
        label: 'Values that are the reason it passed',
        note: 'Select 3 values: where these three come together, a signature can be moved.',
      },
    },
    options: {
      'pay-100': 'pay-100.pdf (signed by the author)',
      'by-hand': 'pay-100.pdf with 1 byte changed by hand',
      'pay-999999': 'pay-999999.pdf (never seen by the author)',
      sha256: 'SHA-256 signature',
      sha1: 'SHA-1 signature',
    },
    tools: {},
    because: {
      'artifact-unchanged': 'The signature passes, but this is still the PDF that the author signed.',
      caught: 'BAD signature. The digest that was signed and the digest of this PDF do not match.',
      unanswered: 'Another PDF passed. Now, why did it? Select the values that are the reason.',
      'one-missing': 'That is one of the reasons, too. By itself it does not yet move a signature.',
      'other-file':
        'You have selected a value of the PDF changed by hand. That is not the PDF you hand out now.',
      'other-signature': 'You have selected a value of the signature that you do not hand out.',
      size: 'All 3 PDFs are of the same size. The one changed by hand does not pass, although its size is the same.',
      'other-digest':
        'This is not the digest that this signature uses. It is not the same for the two PDFs, either.',
      'not-compared':
        'Key and date are the same for both signatures. With the other signature it does not pass all the same.',
    },
    runs: { user: 'The user runs gpg --verify' },
    hints: [
      'What a signature protects is not the file itself, but the digest of the file.',
      'The two PDFs are made from a published SHA-1 collision. Put pay-999999.pdf together with the SHA-1 signature.',
      'The reasons: the digest of the signature is SHA-1, and the SHA-1s of the two PDFs are the same.',
    ],
    shown:
      'A signature is no stronger than its digest. Where the digests are the same, the signature can be moved as it is.',
    stopped:
      'A SHA-256 signature stops it. Here, too, though, the attacker has prepared both PDFs. This is not a twin made afterwards for a file that somebody else had signed.',
    slide: 'LIVE: a SHA-1 signature moves to a colliding file',
  },
  'openpgp/renamed': {
    title: 'An old genuine one, under a new name',
    task: "The user is waiting for hello-1.0.1.sh, which closes a hole, and knows the author's fingerprint. Get them to take 1.0.0, hole and all, and say what the signature protected.",
    fields: {
      artifact: { label: 'Contents of the file to put there', note: 'The one with the hole is 1.0.0.' },
      name: { label: 'Name of the file to put there', note: 'The user wants hello-1.0.1.sh' },
      signature: { label: 'Signature to put with it' },
      fingerprint: { label: 'Fingerprint that the user expects', note: "The author's. It is set" },
      covered: {
        label: 'If only this is rewritten, what does the signature do?',
        note: 'Answer for the 1.0.0 that arrived.',
      },
    },
    options: {
      new: 'That of 1.0.1',
      old: 'That of 1.0.0',
      own: 'Contents that you rewrote',
      name: 'Name of the file',
      date: 'Date of signing, in the signature',
      page: '"The latest version is 1.0.1", on the download page',
      content: 'Last line of the contents',
      comment: 'Comment: line of the .asc file',
      version: '"hello 1.0.0", in the contents',
      asc: 'Name of the .asc file',
      modified: 'Modification time of the file',
      digest: 'Kind of digest, in the signature',
      signed: 'It no longer matches',
      free: 'It still matches',
    },
    tools: {},
    because: {
      'newest-delivered': 'The contents that reached the user are the very 1.0.1 they wanted.',
      caught: 'BAD signature. Signature and contents do not go together.',
      'name-tells':
        'Verification passes, but a user who sees the name notices that it is not the version they want.',
      unsorted: '1.0.0 passed as 1.0.1. Now answer all 9.',
      name: "The name of the file is not part of the signature's arithmetic. So 1.0.0 could be given the name of 1.0.1.",
      date: "The date of signing is part of the signature's arithmetic. Rewrite it, and it is a BAD signature.",
      page: 'What the page says is not even handed to gpg.',
      content: 'Change the contents by just 1 byte, and it is a BAD signature.',
      comment:
        'The Comment: line is only written next to the signature. Rewrite it, and it is still a Good signature.',
      version: 'The version in the contents is part of the contents. Rewrite it, and it is a BAD signature.',
      asc: "The name of the signature file is not part of the signature's arithmetic, either.",
      modified: 'The modification time is outside the file, and gpg does not look at it.',
      digest:
        "The kind of digest is part of the signature's arithmetic, too. Rewrite it, and it no longer matches.",
    },
    runs: { user: 'The user runs gpg --verify', changed: 'Tried with only this rewritten' },
    hints: [
      "You do not have the author's key, so you cannot make a new signature. But one that the author made long ago is still there.",
      'Make both contents and signature those of 1.0.0, and leave the name at hello-1.0.1.sh.',
      'What no longer matches: the two in the contents, the date of signing, and the kind of digest. The other 5 still match.',
    ],
    shown:
      'A signature answers "is it the author\'s?", but neither "is it the latest?" nor "what is its name?".',
    stopped:
      'The date of the signature, and the version in the contents, even the attacker cannot change. Look there, and you notice that it is old. To prevent it by design, name, version and expiry are signed as well. That is what TUF does.',
    slide: '“Good signature” means the arithmetic is right',
  },
}
