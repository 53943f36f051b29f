// What a contact that is not on the list looks like: the entry that resembles it most, and the characters that differ.

/**
 * The entry that a contact resembles most, and both as they are compared; null where none is alike.
 * @param {{kind: string, value: string}} contact
 * @param {{channels: {id: string, kind: string, value: string, national?: string[], account?: string}[]}} list
 * @returns {{id: string, theirs: string, ours: string} | null}
 */
export function nearest(contact, list) {
  const close = list.channels
    .flatMap((entry) => sides(contact, entry).map(([theirs, ours]) => ({ id: entry.id, theirs, ours })))
    .map((pair) => ({ ...pair, share: likeness(pair.theirs, pair.ours) }))
    .sort((a, b) => b.share - a.share || b.ours.length - a.ours.length)[0];
  return close && close.share >= 0.6 ? { id: close.id, theirs: close.theirs, ours: close.ours } : null;
}

/**
 * A contact and an entry as they are compared, in each way in which the entry is written: numbers by their digits, accounts
 * by their names, addresses without https. Nothing for an entry of another kind.
 * @returns {[string, string][]}
 */
function sides({ kind, value }, entry) {
  const isNumber = /^\+?\d+(?:x\d+)?$/.test(value);
  if (entry.kind === "phone") {
    if (!isNumber && kind !== "phone") return [];
    const whole = entry.value.replace(";ext=", "x");
    const written = value.startsWith("+") ? [whole] : [whole.replace(/^\+/, ""), ...(entry.national ?? [])];
    return written.map((ours) => [value, ours]);
  }
  if (kind === "email") return entry.kind === "email" ? [[value, entry.value.toLowerCase()]] : [];
  if (kind === "account" || kind === "handle") return entry.kind === "page" && !isNumber ? [[value, handleOf(entry)]] : [];
  if ((kind !== "url" && kind !== "host") || (entry.kind !== "origin" && entry.kind !== "page")) return [];
  const pair = /** @type {[string, string]} */ ([bare(value), bare(entry.value)]);
  // Only the scheme differs: then it is shown, too.
  return pair[0] === pair[1] ? [[value.replace(/\/$/, ""), entry.value.replace(/\/$/, "")]] : [pair];
}

const bare = (value) => value.toLowerCase().replace(/^https?:\/\//, "").replace(/\/$/, "");

/** The name of an account, as its page's address or the list gives it. */
export function handleOf(entry) {
  return entry.account ?? (entry.value.split("/").at(-1) ?? "").replace(/^@/, "").toLowerCase();
}

/** How alike two texts are, from 0 to 1: what is common to both, in order, of what both have. One within the other is. */
function likeness(one, other) {
  const kept = common(one, other).filter(([a, b]) => a !== undefined && b !== undefined).length;
  const share = (2 * kept) / (one.length + other.length || 1);
  return other.length > 5 && one.includes(other) ? Math.max(share, 0.9) : share;
}

/**
 * Lay two texts beside each other: pairs of equal characters, and [char, undefined] or [undefined, char] where they differ.
 * @returns {[string | undefined, string | undefined][]}
 */
export function common(one, other) {
  const a = [...one].slice(0, 120);
  const b = [...other].slice(0, 120);
  const best = Array.from({ length: a.length + 1 }, () => new Array(b.length + 1).fill(0));
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      best[i][j] = a[i] === b[j] ? best[i + 1][j + 1] + 1 : Math.max(best[i + 1][j], best[i][j + 1]);
    }
  }
  const pairs = /** @type {[string | undefined, string | undefined][]} */ ([]);
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) pairs.push([a[i++], b[j++]]);
    else if (j >= b.length || (i < a.length && best[i + 1][j] >= best[i][j + 1])) pairs.push([a[i++], undefined]);
    else pairs.push([undefined, b[j++]]);
  }
  return pairs;
}
