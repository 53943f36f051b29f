/* Whether somebody is there now, a channel's hours in the reader's own time zone, and a button that copies its address.
   Hours and address are in the page as text; this only adds what depends on the clock and on the browser. Spans are
   { days: [0 = Monday … 6], start, end } with minutes of the day on which they begin, in the channel's time zone; an
   `end` after midnight is more than 1440. A moment of a week is told in minutes since Monday 00:00. */

import { copy } from "./copy.js";

const DAY = 24 * 60;
const WEEK = 7 * DAY;
const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const mod = (value, size) => ((value % size) + size) % size;

/** The moment of the week that a clock in `timezone` shows at `date`. Throws RangeError for an unknown zone. */
export function weekMinute(date, timezone) {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone: timezone, weekday: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23",
  }).formatToParts(date);
  const part = (type) => parts.find((one) => one.type === type)?.value ?? "";
  return WEEKDAYS.indexOf(part("weekday")) * DAY + Number(part("hour")) * 60 + Number(part("minute"));
}

/** The day that a clock in `timezone` shows at `date`, as 2026-11-22. */
export function dayIn(date, timezone) {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone: timezone, year: "numeric", month: "2-digit", day: "2-digit",
  }).formatToParts(date);
  return ["year", "month", "day"].map((type) => parts.find((one) => one.type === type)?.value ?? "").join("-");
}

const later = (day, days) => new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY * 60000).toISOString().slice(0, 10);

/** The opening times around `today` (as 2026-11-22, the weekday `weekday`), as [start, end) runs in minutes since its
    midnight, joined where one begins as the other ends. On a closed day none begins. They begin yesterday, because a
    night may not be over, and reach beyond every week that closed days can empty. */
export function runsAround(spans, closed, today, weekday) {
  const days = 7 * (closed.length + 1) + 1;
  const runs = [];
  for (let day = -1; day <= days; day += 1) {
    if (closed.includes(later(today, day))) continue;
    for (const span of spans) {
      if (span.days.includes(mod(weekday + day, 7))) runs.push([day * DAY + span.start, day * DAY + span.end]);
    }
  }
  return runs.sort((a, b) => a[0] - b[0]).reduce((joined, run) => {
    const last = joined[joined.length - 1];
    if (last && run[0] <= last[1]) last[1] = Math.max(last[1], run[1]);
    else joined.push([...run]);
    return joined;
  }, []);
}

/** Is the channel open at `now`, and when does that change? `change` is null when it never does. `closed` are days, as
    2026-11-22, on the calendar of the channel's time zone. */
export function stateAt(spans, timezone, now, closed = []) {
  const week = weekMinute(now, timezone);
  const minute = week % DAY;
  const weekday = Math.floor(week / DAY);
  const runs = runsAround(spans, closed, dayIn(now, timezone), weekday);
  const run = runs.find(([, end]) => minute < end);
  if (!run) return { open: false, change: null };
  const [start, end] = run;
  const open = start <= minute;
  if (open && end - minute >= WEEK * (closed.length + 1)) return { open, change: null };
  const at = open ? end : start;
  return { open, change: momentAfter(now, at - minute, mod(weekday * DAY + at, WEEK), timezone) };
}

/* `minutes` from now, corrected when the clocks of the zone change in between: it must show `target` then. */
function momentAfter(now, minutes, target, timezone) {
  const whole = Math.floor(now.getTime() / 60000) * 60000;
  const guess = new Date(whole + minutes * 60000);
  const off = mod(weekMinute(guess, timezone) - target + WEEK / 2, WEEK) - WEEK / 2;
  return new Date(guess.getTime() - off * 60000);
}

/** The spans on a clock that is `ahead` minutes ahead of the channel's (negative: behind). An end after midnight is told
    as minutes beyond 1440. */
export function shiftSpans(spans, ahead) {
  return spans.map((span) => {
    const start = span.start + ahead;
    const days = Math.floor(start / DAY);
    return {
      days: span.days.map((day) => mod(day + days, 7)),
      start: start - days * DAY,
      end: span.end + ahead - days * DAY,
    };
  });
}

/** How many minutes the clock of `reader` is ahead of the clock of `timezone` at `now`. */
export function minutesAhead(timezone, reader, now) {
  return mod(weekMinute(now, reader) - weekMinute(now, timezone) + WEEK / 2, WEEK) - WEEK / 2;
}

/** Days as runs of neighbours over the end of the week: [6, 0, 1] is one run, Sunday to Tuesday. */
export function dayRuns(days) {
  const has = new Set(days);
  if (has.size === 7) return [[0, 6]];
  return [...has]
    .filter((day) => !has.has(mod(day - 1, 7)))
    .sort((a, b) => a - b)
    .map((first) => {
      let last = first;
      while (has.has(mod(last + 1, 7))) last = mod(last + 1, 7);
      return [first, last];
    });
}

const fill = (form, values) => form.replace(/\{(\w+)\}/g, (whole, key) => values[key] ?? whole);
const clock = (minute) => {
  const inDay = minute === DAY ? DAY : mod(minute, DAY);
  return [Math.floor(inDay / 60), inDay % 60].map((part) => String(part).padStart(2, "0")).join(":");
};

/** Spans in words of the reader's language; `words` are the `local_` words of overrides/words. */
export function hoursInWords(spans, words) {
  const names = words.local_days.split(" ");
  return spans.map((span) => {
    const days = span.days.length === 7
      ? words.local_every_day
      : dayRuns(span.days)
        .map(([first, last]) => first === last ? names[first] : fill(words.local_range, { first: names[first], last: names[last] }))
        .join(words.local_comma);
    const end = span.end > DAY ? fill(words.local_next_day, { time: clock(span.end) }) : clock(span.end);
    return `${days} ${clock(span.start)}–${end}`;
  }).join(words.local_join);
}

/** A moment as the reader would say it at `now`: today, tomorrow, the day of the week, or in a week its date. */
export function momentInWords(moment, now, reader, words) {
  const time = clock(weekMinute(moment, reader) % DAY);
  const day = Math.floor(weekMinute(moment, reader) / DAY);
  const days = mod(day - Math.floor(weekMinute(now, reader) / DAY), 7);
  const far = moment - now > 6 * DAY * 60000;
  if (days === 0 && !far) return fill(words.open_today, { time });
  if (days === 1 && !far) return fill(words.open_tomorrow, { time });
  if (!far) return fill(words.open_day, { time, day: words.local_days.split(" ")[day] });
  const date = new Intl.DateTimeFormat(words.lang, { timeZone: reader, month: "short", day: "numeric" }).format(moment);
  return fill(words.open_day, { time, day: date });
}

/** The two lines that a channel's card shows: { open, state, local }, `local` empty when both clocks agree. */
export function describe(spans, timezone, reader, now, words, closed = []) {
  const { open, change } = stateAt(spans, timezone, now, closed);
  const ahead = minutesAhead(timezone, reader, now);
  const always = open && change === null;
  const time = change ? momentInWords(change, now, reader, words) : "";
  return {
    open,
    state: always ? words.open_now : change ? fill(open ? words.open_until : words.open_later, { time }) : "",
    local: ahead && !always ? fill(words.local_hours, { hours: hoursInWords(shiftSpans(spans, ahead), words) }) : "",
  };
}

function show(element, text) {
  if (!element) return;
  element.textContent = text;
  element.hidden = !text;
}

/** A state that changes with the clock. Where a message can be left at any time, nobody being there is no state. */
function showState(state, told) {
  if (!state) return; // a table of hours has no states
  state.setAttribute("data-open", String(told.open));
  if (!state.hasAttribute("data-any-time")) return show(state, told.state);
  state.dataset.anyTime ||= state.textContent;
  show(state, told.open ? told.state : state.dataset.anyTime);
}

function refresh(words) {
  const reader = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const now = new Date();
  /** @type {NodeListOf<HTMLElement>} */
  const blocks = document.querySelectorAll(".channel__hours[data-hours]");
  for (const hours of blocks) {
    const beside = hours.parentElement;
    if (!beside) continue;
    const zone = hours.dataset.timezone;
    /** @type {NodeListOf<HTMLTimeElement>} */
    const days = beside.querySelectorAll(".channel__closed time");
    const closed = [...days].map((day) => day.dateTime);
    const told = describe(JSON.parse(hours.dataset.hours ?? "[]"), zone, reader, now, words, closed);
    show(beside.querySelector(".channel__local"), told.local);
    showState(hours.closest(".channel")?.querySelector(".channel__state"), told);
  }
}

function startCopying(words) {
  /** @type {NodeListOf<HTMLElement>} */
  const buttons = document.querySelectorAll(".channel__copy");
  for (const button of buttons) {
    const value = button.parentElement?.querySelector(".channel__value");
    const said = button.parentElement?.querySelector(".channel__said");
    if (!value || !said) continue;
    button.hidden = false;
    button.addEventListener("click", async () => {
      try {
        await copy(value);
        said.textContent = words.copied;
      } catch {
        said.textContent = words.copy_failed;
      }
    });
  }
}

const source = document.getElementById("channel-words"); // only pages with channels bring the words for them
if (source) {
  const words = { ...JSON.parse(source.textContent), lang: document.documentElement.lang };
  refresh(words);
  startCopying(words);
  setInterval(() => refresh(words), 60000);
}
