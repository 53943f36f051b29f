"""Cases that changed copies of the guard once got through (make mutants)."""

from __future__ import annotations

import gzip
import io
import os
import re
import zipfile
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from guard_trees import LIST, PAGE, Entry, Listing, codes, judge_body, judge_files
from PIL import Image

from guard.policy import xml_check
from guard.policy.addresses import Rejected, _within_site
from guard.policy.listing import Allowed
from guard.policy.lock import ASSET_KINDS
from guard.policy.minisign import PublicKey, SecretKey, verify
from guard.policy.page_check import Linked, PageCheck
from guard.policy.verdict_cache import named_in, stand_ins, swapped
from guard.policy.xml_check import check_packed_xml
from guard.read import archives, tree
from guard.read.adjacent import AdjacentBlocks
from guard.read.archives import opened
from guard.read.bounds import MAX_ATTRIBUTES, MAX_DEPTH, OutOfBounds, strings, within_bounds
from guard.read.events import Unreadable
from guard.read.facts import ShownText
from guard.read.lines import Line, header_lines
from guard.read.mosaics import _even, _groups, _is_two_toned, _wholes
from guard.read.pictures import _REFERENCES, _drawn_size, _in_element, draws_in_text
from guard.read.yaml_slips import _slips_of
from guard.report.faults import Fault
from guard.text import word_salad
from guard.text.account_names import is_id
from guard.text.asks import _is_open
from guard.text.clauses import _of_label, is_told
from guard.text.confusables import lookalike_of, lookalikes, skeleton
from guard.text.deobfuscate import undisguise
from guard.text.detect import Contact, _cut
from guard.text.digits import _PLURALS, figures
from guard.text.encodings import _FROM_MORSE, decodings
from guard.text.hosts import find_addresses
from guard.text.ids import is_account_name
from guard.text.impersonation import posing_names
from guard.text.labelled_ids import _is_joined, _is_key
from guard.text.normalize import fold, hidden_characters
from guard.text.phones import find_phones
from guard.text.wallets import wallet_addresses
from guard.text.ways import told_ways
from guard.text.ways.names import names_in
from guard.text.ways.needs import may_turn
from guard.text.ways.words import stems_of
from guard.text.word_salad import Reading
from tests.support.rows import each_row

SVG = '<svg xmlns="http://www.w3.org/2000/svg"%s><g id="a"/></svg>'


def test_a_base_inside_a_drawing_is_refused() -> None:
    assert codes(judge_files({"index.html": PAGE % "x", "i.svg": SVG % ' xml:base="https://evil.example/"'})) == "CH305"


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ('<img src="/a.png#x" alt="">', ""),
        ('<svg><use href="/i.svg#a"/></svg>', ""),
        ('<svg><use href="/i.svg#b"/></svg>', "CH109"),
        ('<a href="/a.png#x">x</a>', "CH109"),
    ],
)
def test_a_part_of_a_drawing_must_exist_and_a_picture_has_none(markup: str, expected: str) -> None:
    assert codes(judge_files({"index.html": PAGE % markup, "i.svg": SVG % ""})) == expected


def _framed(markup: str, times: int) -> str:
    for _ in range(times):
        for char in "&> ":
            markup = markup.replace(char, f"&#{ord(char)};")
        markup = f"<iframe/srcdoc={markup}>"
    return markup


# What stands deeper need not be read: a frame is refused for itself, however deep it goes on.
@pytest.mark.parametrize(("depth", "expected"), [(5, "CH101 CH304"), (6, "CH304"), (12, "CH304")])
def test_frames_in_frames_are_read_to_a_depth(depth: int, expected: str) -> None:
    assert codes(judge_body(_framed("<a href=//evil.example>x</a>", depth))) == expected


@pytest.mark.parametrize(("depth", "expected"), [(60, "CH201"), (61, "CH403"), (300, "CH403"), (100_000, "CH403")])
@pytest.mark.parametrize(("opened", "closed"), [("[", "]"), ('{"a":', "}")])
def test_data_is_read_to_a_depth_and_refused_beyond(opened: str, closed: str, depth: int, expected: str) -> None:
    data = opened * depth + '"evil.example"' + closed * depth
    assert codes(judge_files({"index.html": PAGE % "x", "a.json": data})) == expected


@pytest.mark.parametrize(("text", "expected"), [("KEY", ""), ("evil.example KEY", "CH201"), ("evil.example", "CH201")])
def test_the_key_that_signs_the_list_hides_nothing_beside_it(text: str, expected: str) -> None:
    key = "1BoatSLRHtKNngkdXEeobR76b53LETtpyT"
    faults = PageCheck(Allowed.of(LIST), key).text(ShownText(text.replace("KEY", key), "text"))
    assert " ".join(fault.code for fault in faults) == expected


def test_a_page_of_a_platform_is_compared_whole() -> None:
    allowed = Allowed.of(Listing((Entry("news", "page", "https://apps.example/who/@Example!/"),)))
    assert allowed.listed.pages == {("https://apps.example", "/who/@Example!"): "news"}
    assert allowed.listed.handles == {"example!": "news"}


def test_a_channel_of_an_unknown_kind_is_no_channel() -> None:
    with pytest.raises(ValueError, match="pager"):
        Allowed.of(Listing((Entry("pager", "pager", "5550142"),)))


def test_every_refusal_says_what_to_do() -> None:
    for address in ("https://imwa1let.example/", "https://zzzzzzzz.invalid/?qqqqqqqqqqqqqqq"):
        (finding,) = judge_body(f'<a href="{address}">x</a>').findings
        assert "docs/channels.yml" in finding.fix


@pytest.mark.parametrize(
    ("script", "place"),
    [
        ('<script type="application/json">{"a": "evil.example"}</script>', "JSON shows"),
        ('<script type="application/json">{"evil.example": 1}</script>', "JSON key shows"),
        ('<script id="settings" type="application/json">{"a": "//evil.example"}</script>', "settings a="),
        ('<script id="x" type="application/ld+json">{"url": "//evil.example"}</script>', "JSON-LD url="),
    ],
)
def test_a_finding_in_data_says_where(script: str, place: str) -> None:
    (finding,) = judge_body(script).findings
    assert finding.message.startswith(place)


def test_only_linked_data_may_name_its_vocabulary() -> None:
    assert codes(judge_files({"index.html": PAGE % "x", "a.json": '{"@context": "https://schema.org"}'})) == "CH103"


def test_only_features_of_the_theme_may_look_like_hosts() -> None:
    settings = '<script id="%s" type="application/json">%s</script>'
    for named, value, code in (
        ("__config", '{"features": ["navigation.top"]}', ""),
        ("__config", '{"features": ["attacker.top"]}', "CH201"),
        ("__config", '{"names": ["navigation.top"]}', "CH201"),
        ("other", '{"features": ["navigation.top"]}', "CH201"),
    ):
        assert codes(judge_files({"index.html": PAGE % (settings % (named, value))})) == code, (named, value)
    # Somebody could own it, and any other data could be shown.
    assert codes(judge_files({"index.html": PAGE % "x", "a.json": '{"features": ["navigation.top"]}'})) == "CH201"


def test_a_line_of_headers_that_is_no_field_is_read_as_text() -> None:
    assert header_lines("/a\n  no field evil.example\n")[1] == Line((), "  no field evil.example")
    assert codes(judge_files({"index.html": PAGE % "x", "_headers": "/a\n  ask evil.example\n"})) == "CH201"


@pytest.mark.parametrize(
    ("value", "is_open"),
    [("'b' c", False), ("'it", True), ("[b] c", False), ("[b, c", True), ('"b', True), ("'b'", False)],
)
def test_only_what_is_not_closed_is_told_so(value: str, is_open: bool) -> None:
    assert any("not closed" in slip.message for slip in _slips_of(f"a: {value}", 1)) == is_open


@pytest.mark.parametrize(
    ("size", "drawn"),
    [
        ('viewBox="0 0 20 10" width="5" height="5"', (100, 50)),
        ('viewBox="0,0, 10,20"', (50, 100)),
        ('width="10" height="20px"', (50, 100)),
        ('width="20" height="1"', (100, 5)),
        ('width="10"', (100, 100)),
        ('height="10"', (100, 100)),
        ('width="0" height="9"', (100, 100)),
        ('width="9" height="0"', (100, 100)),
        ("", (100, 100)),
    ],
)
def test_a_drawing_is_drawn_in_its_own_proportions(size: str, drawn: tuple[int, int]) -> None:
    assert _drawn_size(f'<svg xmlns="http://www.w3.org/2000/svg" {size}/>', 100) == drawn


@pytest.mark.parametrize(
    ("source", "draws"),
    [
        ("█" * 100, True),
        ("█" * 99, False),
        ("&#9608;" * 100, True),
        ("█" * 50 + "&#x2588;" * 50, True),
        ("<td></td>" * 200, True),
        ("<td></td>" * 199, False),
        ("<td></td>" * 100 + "<TD></TD>" * 100, True),
        ("<td>x</td>" * 200, False),
    ],
)
def test_so_many_blocks_or_cells_may_draw_a_code(source: str, draws: bool) -> None:
    assert draws_in_text(source) == draws


def test_each_reference_to_a_block_draws() -> None:
    for reference in _REFERENCES:
        assert draws_in_text(f"<p>{reference * 100}</p>") and not draws_in_text(f"<p>{reference * 99} &amp;</p>")


@each_row("kind", "js mjs map woff woff2 ttf otf png jpg jpeg gif webp avif ico".split())
def test_a_lock_pins_files_of_each_kind(kind: str) -> None:
    assert kind in ASSET_KINDS


def test_an_archive_of_too_many_files_or_bytes_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.html", "a")
        archive.writestr("b.html", "b")
    assert opened(file.getvalue()).files == ("a.html", "b.html")
    monkeypatch.setattr(archives, "_MAX_FILES", 1)
    with pytest.raises(Unreadable, match="more than 1 files"):
        opened(file.getvalue())
    monkeypatch.setattr(archives, "_MAX_FILES", 2)
    monkeypatch.setattr(archives, "_MAX_BYTES", 1)
    with pytest.raises(Unreadable, match="1 bytes"):
        opened(file.getvalue())


def test_a_tree_has_files_of_so_many_bytes_links_and_what_is_never_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tree, "MAX_BYTES", 9)
    (tmp_path / "in").mkdir()
    for size in (9, 10):
        (tmp_path / "in" / f"{size}.txt").write_bytes(b"x" * size)
    (tmp_path / "link.txt").symlink_to("in/9.txt")
    (tmp_path / "folder").symlink_to("in")
    os.mkfifo(tmp_path / "pipe")
    found = tree.walk(tmp_path)
    assert (found.files, found.large) == (("in/9.txt",), ("in/10.txt",))
    assert (found.links, found.odd) == (("folder", "link.txt"), ("pipe",))


def test_a_packed_file_is_unpacked_to_so_many_bytes_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    content = b"<a>" + b" " * 100_000 + b"</a>"
    packed = gzip.compress(content)
    check = PageCheck(Allowed.of(LIST))
    for most in (len(content), len(content) + 1):
        monkeypatch.setattr(xml_check, "_MAX_UNPACKED", most)
        assert not check_packed_xml("a.xml.gz", packed, check).faults
    monkeypatch.setattr(xml_check, "_MAX_UNPACKED", len(content) - 1)
    with pytest.raises(Unreadable, match=f"more than {len(content) - 1} bytes"):
        check_packed_xml("a.xml.gz", packed, check)
    for broken in (content, packed[:-9]):
        with pytest.raises(Unreadable, match="is not a gzip file"):
            check_packed_xml("a.xml.gz", broken, check)


def test_what_goes_on_through_all_of_a_page_is_read_to_its_end() -> None:
    blocks = "".join(f"<p>{at}</p>" for at in range(200))
    assert codes(judge_body(f"{blocks}<a>{blocks}<p>ask evil.example</p>")) == "CH201"
    assert codes(judge_body(f"<noscript>{blocks}<p>ask evil.example</p>")) == "CH201"


@pytest.mark.parametrize(
    ("text", "is_open"),
    [
        ('he said "a', True),
        ('he said "a" b', False),
        ("他说“甲", True),
        ("他说“甲”，乙", False),
        ("《甲》", False),
        ("「甲", True),
    ],
)
def test_a_quotation_is_open_until_it_ends(text: str, is_open: bool) -> None:
    assert _is_open(text) == is_open


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8000", "127.0.0.1", "192.168.1.9:80"])
def test_a_machine_of_the_readers_own_is_no_address(host: str) -> None:
    assert not find_addresses(f"open http://{host}/a")
    assert find_addresses("open http://203.0.113.9/a")


@pytest.mark.parametrize(("name", "expected"), [("kfqwzx", True), ("kfqwz", False), ("Kfqwzx", False)])
def test_a_small_name_beside_a_chinese_messenger_is_an_account(name: str, expected: bool) -> None:
    assert is_id(name, "", explicit=False, chinese=True) == expected


@pytest.mark.parametrize(
    "form", ["&#{0};", "&#x{0:x};", "&#X{0:X};", "\\x{0:02x}", "%{0:02x}", "\\u{0:04x}"], ids=lambda form: form[:3]
)
def test_an_address_in_escapes_of_each_base_is_read(form: str) -> None:
    written = "".join(form.format(ord(char)) for char in "evil.example")
    assert "ask evil.example" in decodings(f"ask {written}")


@each_row(("plural", "digit"), _PLURALS.items())
def test_digits_told_in_the_plural_are_told_so_often(plural: str, digit: str) -> None:
    assert re.sub(r"\D", "", figures(f"one three eight two {plural} one three eight six")) == f"138{digit * 2}1386"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("客服: kf88example", "kf88example"),
        ("Support: kfexample", "kfexample"),
        ("Zalo id: kfexample", "kfexample"),
        ("Zalo: kfExample", ""),
        ("zalo: kfexample", ""),
        ("Zal: kfexample", ""),
        ("Block: kf88example", ""),
    ],
)
def test_a_label_that_is_no_word_or_calls_tells_an_account(text: str, found: str) -> None:
    assert "".join(told.value for told in _of_label(text)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ＩＭＷＡＬＬＥＴ", ()),
        ("ＩＭＷＡＬＬＥＴ客服", ()),
        ("𝐢𝐦𝐰𝐚𝐥𝐥𝐞𝐭", ("≈irnwallet",)),
        ("ＩＭＷＡＬＬＥＴ_vip", ("IMWALLET_vip",)),
    ],
)
def test_the_wallets_name_in_full_width_letters_is_its_own(text: str, found: tuple[str, ...]) -> None:
    assert posing_names(text, ("imwallet",)) == found


def test_what_was_kept_of_a_file_is_told_with_the_names_of_now() -> None:
    before, now = ((pair,) for name in ("abcdefghijkl", "ponmlkjihgfe") for pair in stand_ins([f"assets-{name}/a.js"]))
    fault = Fault("CH108", "src=/assets-abcdefghijkl/a.js leads to no file", "/assets-abcdefghijkl/a.js", "mend it", "")
    linked = Linked("/assets-abcdefghijkl/a.js", "assets-abcdefghijkl/a.js", "", "src", True)
    kept = swapped(((fault,), (linked,), frozenset("x")), before)
    (said,), (led,), anchors = swapped(kept, tuple((there, here) for here, there in now))
    assert said == Fault(*(text.replace("abcdefghijkl", "ponmlkjihgfe") for text in fault))
    assert led == linked._replace(raw="/assets-ponmlkjihgfe/a.js", path="assets-ponmlkjihgfe/a.js")
    assert anchors == frozenset("x")


@pytest.mark.parametrize(
    ("value", "known", "is_cut"),
    [
        ("https://t.me/+ab=", {"https://t.me/+ab=="}, True),
        ("https://t.me/+ab=", {"https://t.me/+cd=="}, False),
        ("https://t.me/+ab", {"https://t.me/+ab=="}, False),
    ],
)
def test_what_is_left_of_an_address_is_told_once(value: str, known: set[str], is_cut: bool) -> None:
    assert _cut(Contact("url", value, value), known) == is_cut
    assert not _cut(Contact("name", value, value), known)


def test_what_names_apps_may_name_nothing_else() -> None:
    entry = '[{"target": {"package_name": "com.imwallet.example", "site": "https://evil.example/"}}]'
    assert codes(judge_files({"index.html": PAGE % "x", ".well-known/assetlinks.json": entry})) == "CH103"


def test_an_address_that_cannot_be_read_is_none_of_this_site() -> None:
    assert _within_site(None) == Rejected("CH101", "cannot be read as an address of this site")


def test_a_finding_in_a_file_of_lines_says_which_field_or_that_it_is_a_line() -> None:
    files = {"index.html": PAGE % "x", "robots.txt": "ask evil.example\n", "_headers": "/a\n  X-A: ask evil.example\n"}
    assert {finding.message.split()[0] for finding in judge_files(files).findings} == {"x-a", "line"}


@pytest.mark.parametrize(("number", "is_name"), [("12345", True), ("12 34 5", True), ("1234", False)])
def test_a_number_of_five_figures_may_name_a_room(number: str, is_name: bool) -> None:
    assert [name.shown for name in names_in(f"join room {number} today")] == [number] * is_name


@pytest.mark.parametrize(("dot", "dash"), [(".", "-"), ("·", "−"), ("•", "—"), ("·", "_")])
def test_morse_is_read_in_each_of_its_signs(dot: str, dash: str) -> None:
    code = " ".join(dict(zip(_FROM_MORSE.values(), _FROM_MORSE, strict=True))[char] for char in "evil.example")
    assert any("evil.example" in said for said in decodings(f"ask {code.replace('.', dot).replace('-', dash)}"))


@pytest.mark.parametrize(
    "text", ["Visit 12 Example Street and pay in cash.", "Come to 12 Example Street with the fee in cash."]
)
def test_a_place_to_pay_at_is_no_place_to_go_to(text: str) -> None:
    assert [kind for kind, _ in told_ways(fold(text))] == ["stranger"]


def test_strings_are_found_however_deep_they_stand() -> None:
    assert sorted(strings({"a": ["b", {"c": "d"}], "e": {"f": "g", "h": 1}})) == list("abcdefgh")


@pytest.mark.parametrize(
    ("before", "form", "most"),
    [
        ("", "<div>", MAX_DEPTH),
        ("<div></div>", "<div>", MAX_DEPTH),
        ("</b></i><b></b>", "<div>", MAX_DEPTH),
        ("<br><img><b/>", "<DIV class=a>", MAX_DEPTH),
    ],
)
def test_elements_are_nested_so_deep_and_no_deeper(before: str, form: str, most: int) -> None:
    within_bounds(before + form * most)
    within_bounds((before + form * most) + "</div>" + form)
    with pytest.raises(OutOfBounds, match="nested deeper"):
        within_bounds(before + form * (most + 1))
    with pytest.raises(OutOfBounds, match="nested deeper"):
        within_bounds(before + "<p></p>" * 9 + form * most + "<p>" + "</p>" * 5)


def test_an_element_has_so_many_attributes_and_no_more() -> None:
    for form in ("aa{}=1", "data-{}", "b{}='x y'"):
        attributes = [form.format(at) for at in range(MAX_ATTRIBUTES + 1)]
        # The name of the element is counted as one.
        within_bounds(f"<p {' '.join(attributes[2:])}>")
        with pytest.raises(OutOfBounds, match="attributes"):
            within_bounds(f"<p {' '.join(attributes[1:])}>")


@pytest.mark.parametrize("names", ["", ' xmlns:xlink="http://www.w3.org/1999/xlink"'])
def test_a_drawing_in_a_page_need_not_name_what_its_links_are_called_by(names: str) -> None:
    assert _in_element(f'<svg{names} viewBox="0 0 9 9"><path id="a" d="M0 0h9"/><use xlink:href="#a"/></svg>') == ()


@pytest.mark.parametrize("before", [b"", b"/", b'"', b"x/", b"a", b"-", b"_", b"xa", b"/-", b"-/", b"a "])
def test_a_folder_named_by_its_content_is_a_whole_name(before: bytes) -> None:
    pairs = stand_ins(["search-abcdefghijkl/b", "assets-abcdefghijkl/a.js", "a/b", "index.html"])
    assert [name for name, _ in pairs] == ["assets-abcdefghijkl/", "search-abcdefghijkl/"]
    found = named_in(before + b"assets-abcdefghijkl/a.js search-abcdefghijkl/b", pairs)
    assert found == (() if before[-1:] in (b"a", b"-", b"_") else pairs)
    assert named_in(before + b"search-abcdefghijkl/", pairs) == found[1:]


def test_a_file_that_holds_what_stands_in_for_a_folder_is_kept_as_it_is() -> None:
    ((name, stand_in),) = pairs = stand_ins(["assets-abcdefghijkl/a.js"])
    assert named_in(f"{name}a.js".encode(), pairs) == pairs
    assert named_in(f"{name}a.js {stand_in}a.js".encode(), pairs) == ()


@pytest.mark.parametrize("comment", ["a\nb", "a\rb", "\n", "\r\n"])
def test_what_is_signed_with_a_file_is_one_line(comment: str) -> None:
    seed = bytes(range(32))
    signer = SecretKey(
        PublicKey(b"12345678", Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()), seed
    )
    assert verify(b"x", signer.sign(b"x", "a b"), signer.public) == "a b"
    with pytest.raises(ValueError, match="one line"):
        signer.sign(b"x", comment)


@pytest.mark.parametrize(
    ("parts", "sizes"),
    [
        (2, {(2, 1), (1, 2)}),
        (3, {(3, 1), (1, 3)}),
        (4, {(4, 1), (1, 4), (2, 2)}),
        (6, {(6, 1), (1, 6), (3, 2), (2, 3)}),
        (8, {(8, 1), (1, 8), (4, 2), (2, 4)}),
        (9, {(9, 1), (1, 9), (3, 3)}),
    ],
)
def test_pictures_are_put_together_in_a_row_a_column_and_each_grid(parts: int, sizes: set[tuple[int, int]]) -> None:
    wholes = _wholes([Image.new("RGB", (10, 10))] * parts)
    assert {(whole.width // 10, whole.height // 10) for whole in wholes} == sizes


def test_pictures_that_stand_one_behind_the_other_are_tried_in_groups() -> None:
    parts = [Image.new("L", (at + 1, 1)) for at in range(10)]

    def found(parts: list[Image.Image | None]) -> list[str]:
        return ["".join(str(part.width - 1) for part in group) for group in _groups(parts)]

    text = "0123456789"
    every = [text[start : start + many] for start in range(10) for many in (2, 3, 4, 6, 8, 9) if start + many <= 10]
    assert found([*parts]) == every
    # Over what cannot be read no code goes on.
    assert found([parts[0], None, parts[2], parts[3]]) == ["23"]


@pytest.mark.parametrize(
    ("sides", "are_even"), [([100, 110], True), ([100, 111], False), ([50], True), ([10, 9, 10], False)]
)
def test_parts_are_of_one_height_but_for_a_few_pixels(sides: list[int], are_even: bool) -> None:
    assert _even(sides) == are_even


@pytest.mark.parametrize(
    ("dark", "grey", "is_part"), [(8, 25, True), (7, 25, False), (8, 26, False), (50, 0, True), (93, 0, False)]
)
def test_a_part_of_a_code_is_dark_and_bright(dark: int, grey: int, is_part: bool) -> None:
    image = Image.new("L", (10, 10), 255)
    image.putdata([0] * dark + [128] * grey + [255] * (100 - dark - grey))
    assert _is_two_toned(image) == is_part


@pytest.mark.parametrize(
    ("first", "parts"),
    [(300, [["a"], ["b", "c"], ["d"]]), (299, [["a", "b"], ["c", "d"], []]), (150, [["a", "b", "c"], ["d"]])],
)
def test_texts_around_a_sentence_are_read_part_by_part(
    first: int, parts: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each part ends where its texts have pairs enough."""
    pairs = {"a": first, "b": 1, "c": 299, "d": 5}
    monkeypatch.setattr(word_salad, "reading", lambda text: Reading(pairs[text], 0.0, frozenset()))
    assert list(word_salad._parts(pairs)) == parts


@pytest.mark.parametrize(
    ("other", "pairs", "tells"),
    [("another", 100, True), ("we say so", 100, False), ("ok, I", 100, False), ("another", 5, False)],
)
def test_a_text_that_holds_the_sentence_or_is_held_or_is_short_tells_nothing_of_it(
    other: str, pairs: int, tells: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    readings = {"say": Reading(1, 0.0, frozenset("a")), other: Reading(pairs, -99.0, frozenset("a"))}
    monkeypatch.setattr(word_salad, "reading", readings.__getitem__)
    monkeypatch.setattr(word_salad, "_PAIRS_AROUND", 5)
    around = word_salad.Around(lambda: [other, "ok, I say"])
    assert around.is_salad("say", "ok, I say", lambda _: False) is tells


def test_no_more_texts_are_read_than_tell_a_salad(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [f"text {at}." for at in range(100)]
    read = []

    def reading(text: str) -> Reading:
        read.append(text)
        return Reading(100, -99.0, frozenset(text) - {"."})

    monkeypatch.setattr(word_salad, "reading", reading)
    assert word_salad.Around(lambda: texts).is_salad("text 50", texts[50], lambda _: False)
    assert set(read) <= {"text 50", *texts[40:60]}


@pytest.mark.parametrize(
    ("salad", "has"), [(["abc"], True), (["ab", "x", "c"], True), (["ab", "x"], False), ([], False)]
)
def test_a_sentence_of_a_salad_has_a_word_in_four_of_its_own(salad: list[str], has: bool) -> None:
    own = Reading(3, 0.0, frozenset("abcd"))
    around = [Reading(10, -99.0, frozenset(words)) for words in salad]
    assert word_salad._has_words(own, around) is has
    # What is no salad has its words for nothing.
    assert not word_salad._has_words(own, [Reading(10, 9.0, own.words)])


def test_how_a_text_reads_is_told_at_its_limits() -> None:
    assert Reading(100, -15.0, frozenset()).is_salad() and not Reading(100, -14.9, frozenset()).is_salad()
    assert Reading(10, 8.1, frozenset()).reads_well() and not Reading(10, 8.0, frozenset()).reads_well()


@pytest.mark.parametrize(("value", "is_part"), [(63, True), (64, False), (191, False), (192, True)])
def test_what_is_dark_and_what_is_bright_in_a_part_of_a_code(value: int, is_part: bool) -> None:
    image = Image.new("L", (10, 10), value)
    image.putdata([0] * 20 + [255] * 20 + [value] * 60)
    assert _is_two_toned(image) == is_part


@pytest.mark.parametrize(
    ("word", "forms"), [("wallet's", {"wallet's", "wallet"}), ("wallets", {"wallets", "wallet"}), ("its", {"its"})]
)
def test_what_a_word_may_be_a_form_of(word: str, forms: set[str]) -> None:
    assert set(stems_of(word)) >= forms
    assert "it" not in stems_of("its")


def test_a_text_may_turn_that_tells_of_fraud_and_turns_from_it() -> None:
    assert may_turn("scams are many, so only trust the desk")
    assert not may_turn("scams are many") and not may_turn("only trust the desk")


@pytest.mark.parametrize(
    ("text", "is_name"), [("kefuzhang07", True), ("kf8866", True), ("page2", False), ("kf8866 or kf8867", False)]
)
def test_a_block_that_is_nothing_but_an_accounts_name(text: str, is_name: bool) -> None:
    assert is_account_name(text) == is_name


STARRED = "telegram whatsapp wechat weixin discord signal messenger instagram facebook".split()


@pytest.mark.parametrize("name", STARRED)
def test_a_messengers_name_is_read_under_a_star(name: str) -> None:
    assert undisguise(f"add {name[:2]}*{name[3:]} kf8866") == f"add {name} kf8866"


def test_two_letters_of_the_radio_alphabet_are_letters() -> None:
    assert list(decodings("kilo foxtrot 8 8 6 6")) == [" kf8866 "]
    assert list(decodings("kilo 8 8 6 6")) == []


def test_letters_in_blocks_stand_behind_the_block_before_them() -> None:
    blocks = AdjacentBlocks()
    for text in ("Welcome to the desk", "WeChat", *"kfqwz"):
        blocks.add(text, text, blocks.place)
    assert "WeChat: kfqwz" in list(blocks.texts())


def test_a_listed_name_of_six_letters_has_look_alikes() -> None:
    handles = ("imw_kf", "deskq")
    names = [Entry(name, "page", f"https://social.example/{name}") for name in handles]
    bones = Allowed.of(Listing(tuple(names), ())).skeletons
    assert [skeleton(name) in bones for name in handles] == [True, False]


def test_a_look_alike_of_the_only_name_is_told() -> None:
    assert lookalike_of("ask imwa11et now", frozenset({skeleton("imwallet")})) == ("imwa11et",)


@pytest.mark.parametrize("drawn", ["\U0001f170", "\U0001f1e6", "\U0001f150"])
def test_capitals_on_black_and_of_flags_look_like_letters(drawn: str) -> None:
    assert drawn in lookalikes("a")


@pytest.mark.parametrize(("text", "is_read"), [("see desk-one (Telegram)", True), ("see desk-one (or mail)", False)])
def test_a_name_before_a_service_is_told(text: str, is_read: bool) -> None:
    assert is_told(text, "desk-one") == is_read


@pytest.mark.parametrize(
    ("text", "found"), [("联系 12、34、56、78", []), ("联系 1、2、0、2、5、5、5、0、1", ["120255501"])]
)
def test_numbers_of_two_digits_are_a_list(text: str, found: list[str]) -> None:
    assert [phone.digits[:9] for phone in find_phones(text)] == found


def test_names_come_before_names_apart() -> None:
    assert posing_names("imwallet_kf8866, lM WaIlet", ("imwallet",))[0] == "imwallet_kf8866"


def test_a_picture_of_somebody_with_a_skin_hides_nothing() -> None:
    assert hidden_characters("\U0001f469\U0001f3fd\u200d\U0001f4bb") == ()
    assert hidden_characters("a\u200db") != ()


def test_the_shortest_address_of_a_wallet_is_read_in_pieces() -> None:
    """Of 26 characters, as of a hash that is 1."""
    assert list(wallet_addresses("send 11111111111111 111111BZbvjr")) == ["11111111111111 111111BZbvjr"]


def test_cards_are_read_as_their_figures() -> None:
    assert fold("\U0001f0a1\U0001f0a2\U0001f0c1\U0001f0d1") == "1211"


DUTY = "<table><tr><th>a</th><th>b</th><th>c</th></tr><tr>{}</tr></table>"


@pytest.mark.parametrize(
    ("cells", "expected"),
    [(("Mon-Fri 9:00-18:00", "second floor"), ""), (("second floor", "Mon-Fri 9:00-18:00"), "CH204")],
)
def test_only_the_cell_beside_a_name_tells_when_somebody_is_there(cells: tuple[str, str], expected: str) -> None:
    row = "".join(f"<td>{cell}</td>" for cell in (*cells, "kfzhang07"))
    assert codes(judge_body(DUTY.format(row))) == expected


@pytest.mark.parametrize(("name", "expected"), [("tide_example77", "CH204"), ("tide_example", "")])
def test_a_name_with_a_number_that_is_all_of_its_code_may_be_an_account(name: str, expected: str) -> None:
    assert codes(judge_body(f"<p>On GitHub</p><pre><code>{name}</code></pre>")) == expected


@pytest.mark.parametrize(
    ("told", "is_key"), [("IMW77A", True), ("IMW7A", False), ("a1" * 16, True), ("a1" * 15, False)]
)
def test_a_key_has_so_many_signs(told: str, *, is_key: bool) -> None:
    assert _is_key(told) is is_key


@pytest.mark.parametrize(("told", "is_joined"), [("xqz-help", True), ("xq-help", False), ("123-help", False)])
def test_a_part_of_three_letters_may_be_strange(told: str, *, is_joined: bool) -> None:
    assert _is_joined(told) is is_joined


@pytest.mark.parametrize(
    "said",
    [
        "imw=76=69=70=2Eexample",
        "mail: help=40imw=2Dsafe=2Eexample",
        "ronin:8446dc8802f9fa2a969c2b5bcacfcac659be94ef",
        "ckb1qz" + "7jdk0hvch2jhq3fm53wn5hgrty7qy" * 3,
    ],
)
def test_signs_of_mails_behind_letters_and_longer_prefixes_are_read(said: str) -> None:
    assert codes(judge_body(f"<p>{said}</p>"))


@pytest.mark.parametrize("said", ["see page?a=76=69", "the part 300-400-20XL", "x=12 and y=40", "model 202-20LT"])
def test_what_looks_nearly_so_passes(said: str) -> None:
    assert codes(judge_body(f"<p>{said}</p>")) == ""
