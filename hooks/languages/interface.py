"""The words of the interface: everything a reader sees that stands on no page and in no data file.

They lie in overrides/words/<tag>.yml, one file a language. The model below is the list of their keys: the sentence
beside each tells a translator where the word stands, and reaches the editor through docs/schemas/words.schema.json.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from guard.read.data_files import Closed, DataFile, Words

FOLDER = "overrides/words"

PluralCategory = Literal["zero", "one", "two", "few", "many", "other"]
Forms = Annotated[dict[PluralCategory, Words], Field(min_length=1)]


def _at(where: str) -> Any:
    return Field(description=where)


class SiteWords(Closed):
    """What the site is called."""

    name: Words = _at("the site's name, in titles, link previews and topic pages, with {brand}; at most 48 characters")
    brand_part: Words = _at("what stands after the wallet's name in the header, in smaller letters")


class HeaderWords(Closed):
    """The header, the drawer and the way to a page."""

    skip: Words = _at("a link for keyboards, before everything else")
    menu: Words = _at("the button that opens the drawer, read out")
    close: Words = _at("the button that closes the drawer, read out")
    back: Words = _at("the arrow on a phone, read out; {title} is the page it leads to")
    home: Words = _at("the first entry of the menu and of the way to a page")
    navigation: Words = _at("the menu, read out")
    sections: Words = _at("the tabs of a wide screen, read out")
    path: Words = _at("the way from the home page to this one, read out")
    dark: Words = _at("the button that changes between light and dark")
    languages: Words = _at("the list of languages, where there are more than two")
    sample_name: Words = _at("the note of a sample site, read out")
    sample: Words = _at("the note across the top of a site whose contacts are samples")


class ArticleWords(Closed):
    """Around and inside an article."""

    toc: Words = _at("above the table of contents, and the link to it on a phone")
    up: Words = _at("the round button on a phone that leads to the top of the page, read out")
    reviewed: Words = _at(
        "below an article, before the day on which it was checked; ends with a space where one belongs"
    )
    aged: Words = _at("below the title of a page that nobody has checked for half a year; {day} is the last time")
    behind: Words = _at(
        "below the title of a page whose version in another {language} has changed a lot since; {link} leads there"
    )
    turn: Words = _at("the links to the previous and the next page, read out")
    previous: Words = _at("above the title of the previous page")
    next: Words = _at("above the title of the next page")
    read_next: Words = _at("above the topics that `{{ next … }}` names")
    all_topics: Words = _at("above the list of a section's pages; {section} is its title")
    see: Words = _at("a link in the glossary; {title} is the page it leads to")
    button: Words = _at("how pages write the name of a button or screen; {name} is the name")


class StepsWords(Closed):
    """Steps to tick off below "what to do now"."""

    done: Words = _at("the box beside a step, read out; {n} is the step's number")
    progress: Words = _at("below the steps: {done} of {all} are ticked")
    clear: Words = _at("the button that takes all ticks away")


class FeedbackReasons(Closed):
    """Why an article did not help, and where each reason leads on. Their names are what is counted, where an operator
    counts.
    """

    stuck: Words = _at("who does not understand a step or can't do it: leads to the ways to support")
    other: Words = _at("whose case is another one: leads to all topics")
    tried: Words = _at("who has done all of it: leads to what to prepare for support")
    asked: Words = _at("whom somebody asks for money or secrets: leads to the page about fraud")


class FeedbackWords(Closed):
    """Below an article: whether it helped. Each answer leads on; it is counted only where the operator says where
    (`feedback:` in docs/operator.yml).
    """

    question: Words = _at("the question")
    helped: Words = _at("the line that folds out the way on for whom it helped")
    helped_text: Words = _at("below it: what to look out for afterwards; ends with a space where one belongs")
    helped_link: Words = _at("the link after it, to the page where a contact is checked")
    not_helped: Words = _at("the line that folds out the reasons")
    reasons: FeedbackReasons = _at("why it did not help")
    counted: Words = _at("below them, where answers are counted: what of an answer is")
    thanks: Words = _at("said when an answer has been counted")
    search: Words = _at("the button below the results of the search: none is right, and {words} may be counted")
    search_told: Words = _at("below that button: that these words alone are sent, and what they are")


class ElsewhereWords(Closed):
    """Going on with the same page on a clean device."""

    title: Words = _at("the line that folds it out")
    scan: Words = _at("above the code")
    code: Words = _at("the code, read out")
    type_it: Words = _at("above the address of the page")
    read: Words = _at("below it: {name} is the name of the site, part by part")
    dot: Words = _at("the dot between the parts of that name, as one says it")


class FooterWords(Closed):
    """The foot of every page."""

    promise: Words = _at("the promise of the site")
    promise_verify: Words = _at("the link after the promise, to the page where a contact is checked")
    sections: Words = _at("the links to all sections, read out")


class CopyWords(Closed):
    """A page from a copy, read without a network."""

    name: Words = _at("the note that it is a copy, read out")
    note: Words = _at("the note itself; {date} is the day of the copy")
    missing: Words = _at("after the note, where another page was asked for")


class AppHintWords(Closed):
    """A link into the app, where the app does not open."""

    text: Words = _at("why it may not have opened")
    link: Words = _at("the link after it, to the page about the way inside the app")
    close: Words = _at("the button that closes the hint, read out")


class NotFoundWords(Closed):
    """The page for addresses that do not exist."""

    title: Words = _at("its heading")
    text: Words = _at("below the heading")
    nearest: Words = _at("above the topics with the nearest names")
    contact: Words = _at("the link to all channels, here and in the hint about the app")
    home: Words = _at("the link to the home page")


class ClockWords(Closed):
    """Beside a channel: whether support is there now, and the hours on the reader's own clock."""

    open_now: Words = _at("somebody is there, day and night")
    open_until: Words = _at("somebody is there; {time} is a moment as the next words tell it")
    open_later: Words = _at("nobody is there; {time} is a moment as the next words tell it")
    open_today: Words = _at("a moment of today")
    open_tomorrow: Words = _at("a moment of tomorrow")
    open_day: Words = _at("a moment of another day")
    copied: Words = _at("said when an address has been copied")
    copy_failed: Words = _at("said when the browser does not let a page copy")
    local_hours: Words = _at("before the hours on the reader's clock")
    local_every_day: Words = _at("all seven days")
    local_range: Words = _at("days from {first} to {last}")
    local_next_day: Words = _at("a time after midnight")
    local_comma: Words = _at("between days")
    local_join: Words = _at("between opening times")


class HoursWords(Closed):
    """Opening hours on the desk's own clock."""

    always: Words = _at("every day, day and night")
    every_day: Words = _at("all seven days")
    all_day: Words = _at("from midnight to midnight")
    days: Words = _at("days from {first} to {last}")
    next_day: Words = _at("a closing time after midnight; {time} is the time")
    join: Words = _at("between opening times")
    zone: Words = _at("after the hours; {zone} is the name of the time zone")


class ChannelWords(Closed):
    """The card that tells everything about one channel, and the table of hours."""

    call: Words = _at("the button of a phone number")
    write: Words = _at("the button of an e-mail address")
    open: Words = _at("the button of a site or an account")
    open_app: Words = _at("the button of a place in the app")
    copy_value: Words = _at("the button that copies the address")
    any_time: Words = _at("on a channel where a message can be left at any time")
    closed: Words = _at("after the hours; {days} are the days on which nobody answers")
    days_join: Words = _at("between these days")
    more: Words = _at("the line that folds out languages, cost and limits")
    code: Words = _at("the line that folds out a code for another device")
    code_name: Words = _at("the code, read out; {label} is the name of the channel")
    hours: Words = _at("before the opening hours")
    reply: Words = _at("before the time until an answer")
    languages: Words = _at("before the languages in which support answers")
    cost: Words = _at("before what it costs")
    cannot: Words = _at("before what the channel cannot do")
    channel: Words = _at("the head of the first column of the table of hours")
    no_answer: Words = _at("on channels where support does not answer")
    suspended: Words = _at("on a channel that is out of service; {since} is the day from which on")
    revoked: Words = _at("where a channel stood that is official no longer; {since} is the day from which on")
    instead: Words = _at("behind either; {channel} is the link to the channel to use instead")
    pause: Words = _at("between what is said of such a channel and what to do")
    aside: Words = _at("how either stands behind a mention in a sentence; {note} is what is said")
    join: Words = _at("between the names of languages")


class GuideWords(Closed):
    """A guide: one question a screen, then what to do."""

    do: Words = _at("above what to do now")
    avoid: Words = _at("above what not to do")
    more: Words = _at("before the link to the page with the whole story")
    back: Words = _at("the link to the question before")
    case: Words = _at("the link to the form that makes a text for support of it")


class CheckerWords(Closed):
    """Whether a contact is on the list: the form and its answers. An answer never says "safe"."""

    label: Words = _at("above the field")
    button: Words = _at("the button that asks")
    clear: Words = _at("the button that empties the field")
    without: Words = _at("instead of the form, without JavaScript")
    failed: Words = _at("when what judges could not be loaded")
    several: Words = _at("above the answers, when there are {n} contacts in the text")
    listed: Words = _at("the title when it is {channel} of the list")
    listed_text: Words = _at("below it: a sender can be faked, start the contact yourself")
    listed_found: Words = _at("the same in the list of search results, where the result leads to the button")
    listed_name: Words = _at(
        "the title when it is the name of accounts on the list, without the service that it belongs to"
    )
    listed_name_text: Words = _at(
        "below it: the name is ours on these services alone; the buttons that lead to them follow"
    )
    open: Words = _at("the button below that leads to {channel}")
    revoked: Words = _at("the title when it is on the list no longer")
    revoked_text: Words = _at("below it")
    unlisted: Words = _at("the title when it is not on the list")
    unlisted_text: Words = _at("below it")
    dated: Words = _at("below the answers: {date} is the day of the list")
    dated_signed: Words = _at("the same, when the signature of the published list was right")
    dated_wrong: Words = _at("the same, when it was wrong: the list of the page was taken instead")
    theirs: Words = _at("before what was pasted, where the list has something like it")
    ours: Words = _at("before the entry {channel} that is most like it")
    differs: Words = _at("{theirs} stands where the list has {ours}")
    extra: Words = _at("{theirs} stands where the list has nothing")
    missing: Words = _at("nothing stands where the list has {ours}")
    none: Words = _at("the title when there is no contact in the text")
    none_text: Words = _at("below it")
    address: Words = _at("the title when there is none, and the address of a wallet")
    address_text: Words = _at("below it: nobody can tell whose it is, and support never wants coins sent anywhere")
    hash: Words = _at("the title when there is none, and the hash of a transaction")
    hash_text: Words = _at("below it, and below what may be a hash or a key: both look alike")
    status_link: Words = _at("the link below an address or a hash, to where the state of a transfer is told")
    secret: Words = _at("the title when it looks like a recovery phrase or a key, which has been cleared")
    secret_text: Words = _at("below it")
    secret_link: Words = _at("the link below it, for those who gave it away")


class CaseWords(Closed):
    """What support needs to hear: a list, and the form that makes a text of it. Nothing is sent."""

    never: Words = _at("above the list and the form: what to leave out of it")
    always: Words = _at("above what every case needs")
    kind: Words = _at("above the kinds of case to choose from")
    first: Words = _at("before the link to what must be done before anything is written")
    secret: Words = _at("below a field from which a secret was taken: {kind} is one of search.secret_kinds")
    keep: Words = _at("the button below it: it is the hash of a transaction, from its record")
    restore: Words = _at("the button below it: it is no secret")
    given: Words = _at("below a field that the app has filled in")
    text: Words = _at("above the text that the form makes")
    empty: Words = _at("in its place, while nothing is written")
    line: Words = _at("a line of that text: {label} and {value}")
    copy_text: Words = _at("the button that copies it")
    mail: Words = _at("the button that begins a mail to {channel} with it")
    report: Words = _at("above the text for the police")
    report_head: Words = _at("the beginning of that text")
    report_end: Words = _at("its end: what is asked of the police")
    clear: Words = _at("the button that empties every field")
    cleared: Words = _at("said when it has")


class IncidentWords(Closed):
    """What is wrong right now: the banner, the history, the feed."""

    notice: Words = _at("before the title of something that is good to know")
    disruption: Words = _at("before the title of something that does not work")
    danger: Words = _at("before the title of a danger, such as a wave of fakes")
    titled: Words = _at("its title, with one of the three words before it")
    since: Words = _at("below it; {from} is the moment of its beginning, and its end is not known")
    between: Words = _at("below it; from {from} until {until}")
    more: Words = _at("the link to the page with all incidents")
    none: Words = _at("on that page, when there has been none")
    feed: Words = _at("the title of the feed; at most 48 characters")


class SignatureWords(Closed):
    """How to verify the signature of the published list, folded away. These words are HTML."""

    title: Words = _at("the line that folds it out")
    easy: Words = _at("that nobody needs this")
    how: Words = _at("where the files are and what verifies them")
    keep: Words = _at("what to do with the key; {id} is its id")


class SecretKinds(Closed):
    """What a text looks like that must not be searched, as it stands in `secret_title`."""

    phrase: Words = _at("a recovery phrase")
    key: Words = _at("a private key")
    hash: Words = _at("what may be a private key, or the hash of a transaction")
    card: Words = _at("the number of a payment card")
    identity: Words = _at("the number of an identity document")
    two_factor: Words = _at("what makes the codes of two-factor authentication")

    @property
    def by_kind(self) -> dict[str, str]:
        """The words by the name that the script has for each kind."""
        return {name.replace("_", "-"): text for name, text in self.model_dump().items()}


class SearchWords(Closed):
    """The search box."""

    open: Words = _at("the search, read out")
    label: Words = _at("the field, read out")
    placeholder: Words = _at("inside the empty field")
    close: Words = _at("the button that closes the search, read out")
    all_topics: Words = _at("the link that stands there without JavaScript")
    results: Words = _at("the list of results, read out")
    emergencies: Words = _at("above the emergency entries, while the field is empty")
    count: Forms = _at("above the results, {n} of them: one form for each plural category of CLDR")
    near: Words = _at("above results that match only in part")
    not_covered: Words = _at("above results, when no page is about the question")
    not_covered_title: Words = _at("the first of them: that there is no page on {subject}")
    contact: Words = _at("the last result: the way to support")
    contact_hint: Words = _at("below it")
    waiting: Words = _at("while the index loads")
    failed: Words = _at("when the index could not be loaded")
    heading: Words = _at("before the heading of a page that a result leads to")
    secret_title: Words = _at("when what is typed looks like a secret: {kind} is one of the kinds below")
    secret_kinds: SecretKinds = _at("what it looks like")
    secret_anyway: Words = _at("the button that searches all the same")
    secret_text: Words = _at("below it")
    hash_title: Words = _at(
        "when what is typed may be the hash of a transaction, or a private key; it stays in the field"
    )
    hash_text: Words = _at("below it: how to tell, and what to do; ends with a space where one belongs")
    hash_link: Words = _at("the link after it")
    secret_link: Words = _at("the link below the warning")


class RedirectWords(Closed):
    """The pages of /go/, seen for a moment."""

    opening: Words = _at("above the title of the topic, in a line of its own")


class Interface(DataFile, Closed):
    """overrides/words/<tag>.yml: the interface in one language."""

    site: SiteWords
    header: HeaderWords
    article: ArticleWords
    steps: StepsWords
    feedback: FeedbackWords
    elsewhere: ElsewhereWords
    footer: FooterWords
    copy_note: CopyWords
    app_hint: AppHintWords
    not_found: NotFoundWords
    clock: ClockWords
    hours: HoursWords
    zones: dict[str, Words] = Field(
        default_factory=dict, description="names of time zones (IANA) that readers know better than CLDR's"
    )
    channel: ChannelWords
    language_names: dict[str, Words] = Field(
        default_factory=dict, description="names of languages (BCP 47) that readers know better than CLDR's"
    )
    guide: GuideWords
    checker: CheckerWords
    case: CaseWords
    incident: IncidentWords
    signature: SignatureWords
    search: SearchWords
    redirect: RedirectWords
