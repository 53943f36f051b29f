"""From ES modules to one classic script: browsers load no module and fetch nothing for a page opened from a file.

Reads the few forms of `import` and `export` that the site's scripts use, each on a line of its own, and refuses any
other, so that a script is either whole or not made. What a module fetches (`name.json`) comes from a script beside it
(`name.json.js`, see `data_script`).
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from guard.report.findings import Finding, Refused

_IMPORT = re.compile(r"^import\s+(?:(?P<one>\w+)|\{(?P<some>[^}]*)\})\s+from\s+\"(?P<path>[^\"]+)\";$", re.MULTILINE)
_HANDED_ON = re.compile(r"^export\s+\{(?P<some>[^}]*)\}\s+from\s+\"(?P<path>[^\"]+)\";$", re.MULTILINE)
_BARE_IMPORT = re.compile(r"^import\s+\"(?P<path>[^\"]+)\";$", re.MULTILINE)
_DECLARED = re.compile(
    r"^export\s+(?P<kept>(?:async\s+)?(?:function\*?|const|let|class)\s+(?P<name>\w+))", re.MULTILINE
)
# Also at the end of a minified line.
_LISTED = re.compile(r"(?:^|(?<=[;}]))export\s*\{(?P<some>[^}]*)\}(?!\s*from\b);?", re.MULTILINE)
_DYNAMIC = re.compile(r"\bimport\s*\(\s*(?:\"(?P<path>[^\"]+)\"\s*\))?")
_LEFT = re.compile(
    r"^\s*(?:import|export)\b.*|\bimport\.meta\b|\bnew\s+SharedWorker\b|\bXMLHttpRequest\b", re.MULTILINE
)
# Pages that are opened from a file get no worker: whoever wants one must ask first whether there are any.
_WORKER = re.compile(r"\bnew\s+Worker\b")
_ASKS_FOR_WORKER = 'typeof Worker === "undefined"'

# __need runs a module on first use, __load stands in for import(); this fetch and Worker hide the browser's own.
_FRAME = """/* Made from {entry} and all that it imports, for pages that are opened from a file. */
(() => {{
"use strict";
const __makers = {{}};
const __made = {{}};
const __need = (name) => {{
  if (!__made[name]) __makers[name]((__made[name] = {{}}));
  return __made[name];
}};
const __loader = (name) => async (path) => {{
  const wanted = new URL(path, "file:///" + name).pathname.slice(1);
  if (!__makers[wanted]) throw new TypeError("no module " + wanted);
  return __need(wanted);
}};
const Worker = undefined;
const fetch = (address) => new Promise((resolve, reject) => {{
  const script = document.createElement("script");
  script.src = new URL(address, location.href) + ".js";
  script.onload = () => resolve({{ ok: true, status: 200, json: async () => script.data }});
  script.onerror = () => reject(new TypeError("no file " + script.src));
  document.head.append(script);
}});
{modules}
__need({name});
}})();
"""
_MODULE = """__makers[{name}] = (__exports) => {{
const __load = __loader({name});
{code}
}};"""


def classic(entry: str, modules: Mapping[str, str]) -> str:
    """Return a classic script that does what the module `entry` does.

    `modules` holds the source of every module by site path ("assets/search/box.js"). Raises `findings.Refused` for a
    form that is not understood, an import that leads nowhere, and modules that need each other in a circle before they
    run. What a module loads later may lead back to it.
    """
    order: list[str] = []
    waiting: list[tuple[str, tuple[str, ...]]] = [(entry, ())]
    for name, above in waiting:  # it grows
        waiting += _collect(name, modules, order, above)
    written = "\n".join(_MODULE.format(name=json.dumps(name), code=_body(name, modules[name])) for name in order)
    return _FRAME.format(entry=entry, modules=written, name=json.dumps(entry))


def data_script(text: str) -> str:
    """Return the classic script that stands in for a file of JSON, of this text, that a module fetches."""
    # Before ES2019 these two could not stand in a string of a script.
    return "document.currentScript.data = " + text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029") + ";\n"


def _needed(name: str, code: str) -> list[str]:
    """What a module imports before it runs, as site paths."""
    return [_resolve(name, path) for path in _asked(code)[0]]


def _later(name: str, modules: Mapping[str, str]) -> list[str]:
    """What a module may load once it runs, as site paths; where it computes a name, every module below its folder."""
    _, paths = _asked(modules[name])
    found = [_resolve(name, path) for path in paths if path]
    if None in paths:
        folder = posixpath.dirname(name) + "/"
        found += [other for other in sorted(modules) if other.startswith(folder) and other != name]
    return found


@lru_cache(maxsize=256)
def _asked(code: str) -> tuple[tuple[str, ...], tuple[str | None, ...]]:
    """The paths that a module imports, and those that it loads later: None for one that it computes."""
    paths = [match["path"] for pattern in (_IMPORT, _HANDED_ON, _BARE_IMPORT) for match in pattern.finditer(code)]
    return tuple(paths), tuple(match["path"] for match in _DYNAMIC.finditer(code))


def _collect(
    name: str, modules: Mapping[str, str], order: list[str], above: tuple[str, ...]
) -> list[tuple[str, tuple[str, ...]]]:
    """Append what `name` needs, then `name`, to `order`. Returns what these load later, each with who does."""
    if name in order:
        return []
    if name not in modules:
        raise Refused([Finding(above[-1] if above else name, 0, "OF002", f"imports {name}, which is no script")])
    if name in above:
        raise Refused([Finding(name, 0, "OF003", f"imports itself through {above[-1]}", "take the circle apart")])
    later: list[tuple[str, tuple[str, ...]]] = []
    for other in _needed(name, modules[name]):
        later += _collect(other, modules, order, (*above, name))
    order.append(name)
    return later + [(other, (name,)) for other in _later(name, modules)]


def _resolve(name: str, path: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), path))


@lru_cache(maxsize=256)  # a module is a part of several scripts
def _body(name: str, code: str) -> str:
    exports: list[tuple[str, str]] = []

    def put_import(match: re.Match[str]) -> str:
        module = f"__need({json.dumps(_resolve(name, match['path']))})"
        if match["one"]:
            return f"const {match['one']} = {module}.default;"
        names = ", ".join(": ".join(pair) if pair[0] != pair[1] else pair[0] for pair in _pairs(match["some"]))
        return f"const {{ {names} }} = {module};"

    def put_handed_on(match: re.Match[str]) -> str:
        module = f"__need({json.dumps(_resolve(name, match['path']))})"
        exports.extend((outside, f"{module}.{inside}") for inside, outside in _pairs(match["some"]))
        return ""

    def put_declared(match: re.Match[str]) -> str:
        exports.append((match["name"], match["name"]))
        return match["kept"]

    def put_listed(match: re.Match[str]) -> str:
        exports.extend((outside, inside) for inside, outside in _pairs(match["some"]))
        return ""

    code = _IMPORT.sub(put_import, code)
    code = _HANDED_ON.sub(put_handed_on, code)
    code = _BARE_IMPORT.sub(lambda match: f"__need({json.dumps(_resolve(name, match['path']))});", code)
    code = _DECLARED.sub(put_declared, code)
    code = _LISTED.sub(put_listed, code)
    left = _LEFT.search(code) or (_ASKS_FOR_WORKER not in code and _WORKER.search(code))
    if left:
        line = code.count("\n", 0, left.start()) + 1
        fix = "write it in a form that hooks/offline/classic_scripts.py reads, or teach it this one"
        raise Refused([Finding(name, line, "OF001", f"no classic script can be made of {left[0].strip()!r}", fix)])
    code = _DYNAMIC.sub(lambda match: match[0].replace("import", "__load", 1), code)
    # Getters, because a module may be asked for a name before the line that gives it a value has run.
    given = "".join(f"get {json.dumps(outside)}() {{ return {inside}; }}, " for outside, inside in exports)
    handed = f"Object.defineProperties(__exports, Object.getOwnPropertyDescriptors({{ {given}}}));\n" if given else ""
    return handed + code.strip()


def _pairs(names: str) -> Iterator[tuple[str, str]]:
    """Read `a, b as c` as (a, a), (b, c)."""
    for part in filter(None, (part.strip() for part in names.split(","))):
        first, _, second = part.partition(" as ")
        yield first.strip(), (second or first).strip()
