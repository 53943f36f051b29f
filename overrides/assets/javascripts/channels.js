/* Whether a channel is open now, and its hours in the reader's own time zone. The hours themselves are in the page as
   text; this only adds what depends on the clock. Spans are { days: [0 = Monday … 6], start, end } with minutes of the
   day, `end` up to 1440, in the channel's time zone. A moment of a week is told in minutes since Monday 00:00. */

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

/** Spans as [start, end) runs of the week, joined where one begins as the other ends. The last run may end after Sunday
    midnight, when it goes on into Monday. */
export function weekRuns(spans) {
  const runs = spans
    .flatMap((span) => span.days.map((day) => [day * DAY + span.start, day * DAY + span.end]))
    .sort((a, b) => a[0] - b[0])
    .reduce((joined, run) => {
      const last = joined[joined.length - 1];
      if (last && run[0] <= last[1]) last[1] = Math.max(last[1], run[1]);
      else joined.push([...run]);
      return joined;
    }, []);
  const last = runs[runs.length - 1];
  if (runs.length > 1 && runs[0][0] === 0 && last[1] === WEEK) {
    last[1] += runs.shift()[1];
  }
  return runs;
}

/** Is the channel open at `now`, and when does that change? `change` is null when it never does. */
export function stateAt(spans, timezone, now) {
  const minute = weekMinute(now, timezone);
  const runs = weekRuns(spans);
  if (runs.length === 1 && runs[0][1] - runs[0][0] >= WEEK) return { open: true, change: null };
  if (!runs.length) return { open: false, change: null };
  for (const [start, end] of runs) {
    const into = mod(minute - start, WEEK);
    if (into < end - start) return { open: true, change: momentAfter(now, end - start - into, end, timezone) };
  }
  const [wait, start] = runs.map((run) => [mod(run[0] - minute, WEEK), run[0]]).sort((a, b) => a[0] - b[0])[0];
  return { open: false, change: momentAfter(now, wait, start, timezone) };
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

/** A moment as the reader would say it at `now`: today, tomorrow, or the day of the week. */
export function momentInWords(moment, now, reader, words) {
  const time = clock(weekMinute(moment, reader) % DAY);
  const day = Math.floor(weekMinute(moment, reader) / DAY);
  const days = mod(day - Math.floor(weekMinute(now, reader) / DAY), 7);
  const far = moment - now > 6 * DAY * 60000;
  if (days === 0 && !far) return fill(words.open_today, { time });
  if (days === 1) return fill(words.open_tomorrow, { time });
  return fill(words.open_day, { time, day: words.local_days.split(" ")[day] });
}

/** The two lines that a channel block shows: { open, state, local }, `local` empty when both clocks agree. */
export function describe(spans, timezone, reader, now, words) {
  const { open, change } = stateAt(spans, timezone, now);
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

function refresh(words) {
  const reader = Intl.DateTimeFormat().resolvedOptions().timeZone;
  /** @type {NodeListOf<HTMLElement>} */
  const blocks = document.querySelectorAll(".channel__hours[data-hours]");
  for (const hours of blocks) {
    const told = describe(JSON.parse(hours.dataset.hours ?? "[]"), hours.dataset.timezone, reader, new Date(), words);
    show(hours.parentElement?.querySelector(".channel__local"), told.local);
    const state = hours.closest(".channel")?.querySelector(".channel__state"); // a table of hours has no states
    show(state, told.state);
    state?.setAttribute("data-open", String(told.open));
  }
}

const source = document.getElementById("channel-words"); // only pages with hours bring the words for them
if (source) {
  const words = JSON.parse(source.textContent);
  refresh(words);
  setInterval(() => refresh(words), 60000);
}
