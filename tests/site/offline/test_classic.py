"""Modules as classic scripts: each form that is read, each that is refused, and that the result does the same."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Browser

from guard.report.findings import Refused
from offline.classic_scripts import classic, data_script

MODULES = {
    "a/main.js": """import { double, NAME as name } from "./b.js";
import Thing from "./deep/thing.min.js";
import "./effect.js";
const TWO = 2;
async function later() {
  const { triple } = await import("../c.js");
  return triple(TWO);
}
document.body.textContent = [name, double(TWO), new Thing().n, window.effect].join(" ");
later().then((n) => document.body.append(` ${n}`));
""",
    "a/b.js": """// What others import from here: a comment that says import and export.
export const NAME = "b";
export function double(n) {
  return help(n) * factor;
}
const factor = 2;
const help = (n) => n;
""",
    "a/deep/thing.min.js": 'class Z{constructor(){this.n=7}}const q="x";export{Z as default,q};\n',
    "a/effect.js": "window.effect = 1;\n",
    "c.js": "export const triple = (n) => n * 3;\n",
}


@pytest.mark.browser
def test_a_classic_script_does_what_the_modules_do(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content("<body></body>")
    page.add_script_tag(content=classic("a/main.js", MODULES))
    page.wait_for_function("document.body.textContent === 'b 4 7 1 6'")
    page.close()


@pytest.mark.browser
@pytest.mark.parametrize("value", [{"a": "\u2028\u2029</script>"}, ["x"], "中"])
def test_a_data_script_holds_the_same_value(browser: Browser, value: object) -> None:
    page = browser.new_page()
    page.set_content("<body></body>")
    script = page.add_script_tag(content=data_script(json.dumps(value, ensure_ascii=False)))
    assert script.evaluate("script => script.data") == value
    page.close()


@pytest.mark.parametrize(
    ("code", "finding"),
    [
        ("export default function f() {}\n", "m.js:1 OF001"),
        ("export { a } from './n.js';\n", "m.js:1 OF001"),
        ("let x;\nexport * from './n.js';\n", "m.js:2 OF001"),
        ("import * as n from './n.js';\n", "m.js:1 OF001"),
        ("import { a } from './n.js'\n", "m.js:1 OF001"),
        ("const here = import.meta.url;\n", "m.js:1 OF001"),
        ('const w = new Worker("n.js");\n', "m.js:1 OF001"),
        ('if (typeof Worker === "undefined") f();\nconst w = new SharedWorker("n.js");\n', "m.js:2 OF001"),
        ("const r = new XMLHttpRequest();\n", "m.js:1 OF001"),
        ('import { a } from "./none.js";\n', "m.js OF002 imports none.js"),
        ('import { a } from "./n.js";\n', "OF003 imports itself"),
    ],
)
def test_what_cannot_be_made_classic_is_refused(code: str, finding: str) -> None:
    modules = {"m.js": code, "n.js": 'import { b } from "./m.js";\nexport const a = 1;\n'}
    with pytest.raises(Refused) as refused:
        classic("m.js", modules)
    assert finding in str(refused.value)


@pytest.mark.browser
def test_names_are_handed_on_and_what_comes_later_may_lead_back(browser: Browser) -> None:
    modules = {
        "a.js": 'export { one as first } from "./b.js";\nexport const own = 2;\n',
        "b.js": 'export const one = 1;\nexport const later = () => import("./c.js");\n',
        "c.js": 'import { first, own } from "./a.js";\nexport const both = first + own;\n',
        "m.js": 'import { first } from "./a.js";\nimport { later } from "./b.js";\n'
        "later().then(({ both }) => (document.body.textContent = `${first} ${both}`));\n",
    }
    page = browser.new_page()
    page.set_content("<body></body>")
    made = classic("m.js", modules)
    assert all(made.count(f'__makers["{name}"]') == 1 for name in modules)
    page.add_script_tag(content=made)
    page.wait_for_function("document.body.textContent === '1 3'")
    page.close()


@pytest.mark.browser
def test_whoever_asks_for_workers_finds_none(browser: Browser) -> None:
    asks = 'const none = typeof Worker === "undefined";\n'
    code = asks + 'document.body.textContent = none ? "none" : new Worker("n.js");\n'
    page = browser.new_page()
    page.set_content("<body></body>")
    assert page.evaluate("typeof Worker") == "function"
    page.add_script_tag(content=classic("m.js", {"m.js": code}))
    page.wait_for_function("document.body.textContent === 'none'")
    page.close()


def test_a_computed_import_brings_all_that_it_may_mean() -> None:
    modules = {"s/l.js": "export const l = (n) => import(`./${n}`);\n", "s/v/x.js": "export const x = 1;\n"}
    made = classic("s/l.js", {**modules, "other/y.js": "export const y = 1;\n"})
    assert '__makers["s/v/x.js"]' in made and "other/y.js" not in made
