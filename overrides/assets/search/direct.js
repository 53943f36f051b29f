// What is answered at once, whatever the pages say: an error code of the app, a contact, an address or a transaction.

const ERROR_CODE = /\bERR_[A-Z0-9_]+/i;
const CHAIN_FORMS = [
  /^0x(?:[\da-f]{40}|[\da-f]{64})$/i, // an address or a transaction of Ethereum and its kin
  /^(?:bc1|ltc1|addr1|cosmos1)[\da-z]{30,100}$/i,
  /^[13LDTr][1-9A-HJ-NP-Za-km-z]{24,34}$/, // an address of Bitcoin, Litecoin, Dogecoin, TRON, XRP
  /^(?:EQ|UQ)[\w-]{46}$/, // of TON
  /^[1-9A-HJ-NP-Za-km-z]{43,44}$/, // of Solana
];
const CONTACT_FORMS = [
  /^\S+@\S+\.\S+$/, // an e-mail address
  /^@\w{4,}$/, // an account
  /^(?:https?:\/\/)?(?:[\w-]+\.)+[a-z]{2,}(?:[/?#]\S*)?$/i, // a site
  /^\+?\d[\d\s().-]{6,17}$/, // a phone number
];
const LOOK_UP = "transaction-status"; // says where to look up what stands on a chain
const CHECK = "contact-verify"; // says whether a contact is official

/**
 * @param {string} text as typed
 * @param {Record<string, string>} contexts from an error code to its topic
 * @returns {string} the topic that answers it, or ""
 */
export function direct(text, contexts) {
  const code = ERROR_CODE.exec(text)?.[0].toUpperCase();
  const value = text.trim();
  const isOne = (forms) => forms.some((form) => form.test(value));
  const isOnChain = /\d/.test(value) && isOne(CHAIN_FORMS);
  return (code && contexts[code]) ?? (isOnChain ? LOOK_UP : isOne(CONTACT_FORMS) ? CHECK : "");
}
