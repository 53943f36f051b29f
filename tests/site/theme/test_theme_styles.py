"""What is left of Material's style sheet shows every page as the whole of it does."""

from __future__ import annotations

from importlib.metadata import files
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from publish.joined import joined_files
from scripts import theme_styles
from scripts.theme_styles import TARGET, Rule, kept, rules, trimmed, without_unused_values
from tests.support.paths import ROOT

pytestmark = pytest.mark.browser

SHEET, MATERIAL = "assets/stylesheets/site.css", "stylesheets/material.css"

# Every form that Markdown makes here, put where an article stands.
FORMS = "".join(
    f'<div class="admonition {kind}"><p class="admonition-title">T</p><p>a <code>b</code></p></div>'
    f'<details class="{kind}" open><summary>S</summary><p>c</p></details>'
    for kind in "note abstract info tip success question warning failure danger bug example quote".split()
)
FORMS += """<div class="tabbed-set tabbed-alternate" data-tabs="1:2">
<input checked id="__tabbed_1_1" name="__tabbed_1" type="radio"><input id="__tabbed_1_2" name="__tabbed_1" type="radio">
<div class="tabbed-labels"><label for="__tabbed_1_1">A</label><label for="__tabbed_1_2">B</label></div>
<div class="tabbed-content"><div class="tabbed-block"><p>d</p></div><div class="tabbed-block"><p>e</p></div></div></div>
<table><thead><tr><th>f</th></tr></thead><tbody><tr><td>g</td></tr></tbody></table>
<div class="highlight"><pre><span></span><code><span class="p">{</span><span class="nt">h</span></code></pre></div>
<blockquote><p>i</p></blockquote><ol><li>j<ul><li>k</li></ul></li></ol><kbd>l</kbd><mark>m</mark><hr><h3>n</h3>
<h4>o</h4><abbr title="p">q</abbr><dl><dt>r</dt><dd>s</dd></dl><del>t</del>
<figure><img alt="" src=""><figcaption>u</figcaption></figure>"""

# How every element is drawn, in a line each. A part that is not there has no line: text before or after an element
# without content, the mark of what is no item of a list.
STYLES = """forms => {
  document.querySelector("article").insertAdjacentHTML("beforeend", forms);
  const names = [...getComputedStyle(document.body)].filter(name => !name.startsWith("--"));
  const found = [];
  for (const node of document.querySelectorAll("*"))
    for (const part of [null, "::before", "::after", "::marker"]) {
      const style = getComputedStyle(node, part);
      if (part === "::marker" && getComputedStyle(node).display !== "list-item") continue;
      if (part && part !== "::marker" && style.content === "none") continue;
      const drawn = names.map(name => style.getPropertyValue(name)).join(";");
      found.push(node.tagName + "." + node.className + (part || "") + " " + drawn);
    }
  return found;
}"""


def whole() -> str:
    path = next(path for path in files(theme_styles.THEME) or () if theme_styles._SOURCE.fullmatch(path.as_posix()))
    return path.read_text()


def with_material(css: str) -> bytes:
    """The style sheet that pages load, with this one in the place of what is left of Material's."""
    assets = ROOT / "overrides" / "assets"
    return joined_files(lambda part: css if part == MATERIAL else (assets / part).read_text(encoding="utf-8"))[SHEET]


def shown(page: Page, address: str, css: str | None) -> Any:
    page.unroute_all()
    if css is not None:
        # Material's part comes first in the one style sheet (publish/joined.py).
        page.route("**/site.css", lambda route: route.fulfill(body=with_material(css), content_type="text/css"))
    page.goto(address)
    return page.evaluate(STYLES, FORMS)


@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1300, "light")])
def test_every_element_looks_the_same(browser: Browser, site_url: str, width: int, scheme: Any) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    address = site_url + "en/fees/swap/"
    less, all_of_it = shown(page, address, None), shown(page, address, whole())
    assert len(less) == len(all_of_it) > 400
    differ = [(one, other) for one, other in zip(less, all_of_it, strict=True) if one != other]
    assert not differ, differ[:2]
    context.close()


def test_another_sheet_in_its_place_is_seen(browser: Browser, site_url: str) -> None:
    """Otherwise the test above would compare a page with itself."""
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    address = site_url + "en/fees/swap/"
    assert shown(page, address, "") != shown(page, address, None)
    context.close()


def test_the_file_is_what_the_command_writes() -> None:
    assert TARGET.read_text(encoding="utf-8") == trimmed(ROOT), "run make theme-styles"


def test_rules_are_cut_where_they_end() -> None:
    css = '@charset "x";a{b:url("data:,{;}")}@media x{.c{d:e}/*}*/.f,.md-g{h:i}}@font-face{j:k}'
    assert list(rules(css))[1] == Rule("a", 'b:url("data:,{;}")')
    assert kept(css, frozenset()) == 'a{b:url("data:,{;}")}@media x{.c{d:e}/*}*/.f{h:i}}@font-face{j:k}'
    assert kept(".a:is(.md-b,.c),.md-b .d{e:f}", frozenset({"md-b"})) == ".a:is(.md-b,.c),.md-b .d{e:f}"
    values = ":root{--a:1;--b:var(--a);--c:2}.d{e:var(--c)}"
    assert without_unused_values(values, []) == ":root{--c:2}.d{e:var(--c)}"
    assert without_unused_values(values, ["var(--b)"]) == values
