"""Values and keys of data in code that lead to nobody by their own shape, each kind with texts near to it that stay
refused.
"""

from __future__ import annotations

from guard_trees import codes, judge_body

from guard.policy.code_shown import shown_of
from guard.policy.code_values import (
    is_file_named,
    is_in_order,
    is_key_of_data,
    is_machine_told,
    is_resource,
    is_variable,
    is_whole_value,
)
from tests.support.rows import each_row


def code(text: str) -> str:
    return f"<pre><code>{text}</code></pre>"


VALUES = [
    # Logs: when and where.
    code(
        "07:34:51.999379 ... RPC: from 127.0.0.1:47204 deadline:4.999377747s\n"
        '17:34:51.999395 .    13 ... recv: key:"abc"\n17:34:51.999499 .   104 ... OK'
    ),
    code(
        "2017-01-17 09:34:18.352662 I | tide: tide.node: 1640829d9eea5cfb elected leader 1640829d9eea5cfb at term 5\n"
        "2017-01-17 09:34:18.359630 W | tideserver: failed to reach the peerURL(http://localhost:2380) of member fd32"
    ),
    code(
        "NAMESPACE   IP            PORT   POD                 SERVICE\n"
        "mc-demo     10.42.0.108   8080   bb-85f9bbc898-j7fbq   bb.mc-demo\n"
        "mc-demo     10.23.1.43    8080   bb-7d9f44c6fd-9s848   bb.mc-demo"
    ),
    # Files, variables, what is called.
    code("step certificate bundle ca-new.crt original-trust.crt bundle.crt"),
    f"{code('tide sign foo_ca.key foo_ca.crt')}<p>由 <code>foo_ca.crt</code> 签发，客户端使用。</p>",
    code('curl http://127.0.0.1:9180/plugins/reload -H "X-API-KEY: $tide_key" -X PUT'),
    code(
        'return nil, errors.New("another user is currently operating, please try again later")\n'
        "base_url, log_level, env_dir, css_modules, out_dir, max_retries := 1"
    ),
    # A host with an underscore is nobody's.
    code('tide --member "serviceAccount:GSA_NAME@GSA_PROJECT.tide.example" --role x'),
    code("tide add gsa_name@gsa_project.tide.example"),
    # Samples of figures.
    code('tidectl put /users/12345/phone "123-456-7890"'),
    code('{"user": "bob", "credit": {"card": "9876-5432-1098-7654"}}'),
    code('curl http://127.0.0.1 -d \'{"content": "John said his debit card number is 4111 1111 1111 1111."}\''),
    # Hyphens in the columns of a table are no Morse.
    code("NAME      MESHED   SUCCESS   RPS   P50   P95   P99\nweb-svc        -         -     -     -     -     -"),
]
LED = [
    code("write to 91bc3c398fb3c146 on Session"),
    code('{"a": "1", "b": "2", "c": "3", "whatsapp": "123-456-7890"}'),
    code('{"a": "1", "b": "2", "c": "3"}\nTelegram: tide_luo_8'),
    code('{"a": "1", "b": "2", "c": "3"}\n微信 tide_luo_8'),
    code('{"tide_luo_8": "1", "b": "2", "c": "3", "d": "加微信 tide_luo_8"}'),
    code('{"tide_luo_8": "1", "b": "2", "c": "3"}') + "<p>添加微信 tide_luo_8 咨询</p>",
    "<p>由 tide_luo_8.crt 处理，微信 tide_luo_8</p>",
    code('{"card": "6222 0212 3456 7894"}'),
    code("call support at 123-456-7890"),
    code("Telegram 123-456-7890"),
    "<p>Call 123-456-7890 now.</p>",
    "<p>card: 9876-5432-1098-7654</p>",
    code("pods.imw-safe.example/web-1   3   3"),
    code("10.42.0.108 8080\nhttp://imw-safe.example:8080/"),
    code("tide --endpoints=localhost:2379,imw-safe.example:2379"),
    code("12.34.56.78 9080"),
    code('return nil, imwsafe.New("visit imwsafe.New now")'),
    code("tide add gsa_name@gsa-project.tide.example"),
    code("tide add support@gsa_project.tide.example"),
    "<p>Write to gsa_name@gsa_project.tide.example</p>",
    # Letters that differ are Morse.
    "<p>Telegram: -.- ..-. ---.. ---.. -.... -....</p>",
]


@each_row(("body",), [(body,) for body in VALUES])
def test_values_of_programs_lead_nowhere(body: str) -> None:
    assert not codes(judge_body(body))


@each_row(("body",), [(body,) for body in LED])
def test_what_leads_somewhere_is_refused(body: str) -> None:
    assert codes(judge_body(body))


DATA = '{"id": "tide", "methods": ["GET"],\n"uri": "/get",\n"nodes": {"127.0.0.1:1980": 1}}\n'
ONES = [
    (is_machine_told, "17:34:51.999395", code("17:34:51.999395 recv"), True),
    (is_machine_told, "17:34:51.999395", code("Telegram 17:34:51.999395"), False),
    (is_machine_told, "17:34:51.999395", f"{code('17:34:51.999395 recv')} 17:34:51.999395", False),
    (is_machine_told, "17:34:51", code("17:34:51 recv"), False),
    (is_machine_told, "tidehttp/stream.go:286", code("tidehttp/stream.go:286 closed"), True),
    (is_machine_told, "localhost:32379", code("localhost:32379 is healthy and all of it was taken at once"), True),
    (is_machine_told, "10.42.0.108 8080", code("10.42.0.108   8080"), True),
    (is_machine_told, "12.42.0.108 8080", code("12.42.0.108   8080"), False),
    (is_whole_value, "91bc3c398fb3c146", code(f'{DATA}"peer": "91bc3c398fb3c146"'), True),
    (is_whole_value, "91bc3c398fb3c146", code('"peer": "91bc3c398fb3c146"'), False),
    (is_whole_value, "91bc3c398fb3c146", code(f'{DATA}"support": "91bc3c398fb3c146"'), False),
    (is_whole_value, "91bc3c398fb3c146", code(f'{DATA}"telegram": "91bc3c398fb3c146"'), False),
    (is_whole_value, "91bc3c398fb3c146", code(f'{DATA}"say": "peer 91bc3c398fb3c146"'), False),
    (is_whole_value, "tide_luo_8", code(f'{DATA}"peer": "tide_luo_8"'), False),
    (is_whole_value, "SGVsbG8gV29ybGQ=", code(f'{DATA}"body": "SGVsbG8gV29ybGQ="'), True),
    (is_whole_value, "26b15ddd-31db-455b-ak0c-9b5be3decc4a", code(f'{DATA}"t":"26b15ddd-31db-455b-ak0c-9b5be3decc4a"'),
     True),
    (is_whole_value, "http://127.0.0.1:8181", code(f"{DATA}curl http://127.0.0.1:8181"), True),
    (is_whole_value, "http://imw-safe.example", code(f"{DATA}curl http://imw-safe.example"), False),
    (is_key_of_data, "base_dn", code(f'{DATA}"base_dn": "ou=users"'), True),
    (is_key_of_data, "base_dn", code('"base_dn": "ou=users"'), False),
    (is_key_of_data, "base_dn", code(f'{DATA}"base_dn": "ou=users"') + "<td>base_dn</td>\n<td>search</td>", True),
    (is_key_of_data, "base_dn", code(f'{DATA}"base_dn": "ou=users"') + "<p>Telegram: base_dn</p>", False),
    (is_key_of_data, "base_dn", code(f'{DATA}"base_dn": "ou=users"') + "<p>加好友 base_dn</p>", False),
    (is_key_of_data, "base_dn", code(f'{DATA}"x": "search base_dn"'), False),
    (is_key_of_data, "base_dn", code("base_dn"), False),
    (is_key_of_data, "service_id", code(f'{DATA}"service_id": ""'), True),
    (is_key_of_data, "tide_service", code(f'{DATA}"tide_service": ""'), False),
    (is_file_named, "由 foo_ca.crt", code("sign foo_ca.crt"), True),
    (is_file_named, "由 foo_ca.crt", code("foo_ca.crt"), False),
    (is_file_named, "微信 foo_ca.crt", code("sign foo_ca.crt"), False),
    (is_file_named, "由 foo_kefu.crt", code("sign foo_kefu.crt"), False),
    (is_file_named, "由 foo_ca.zip", code("sign foo_ca.zip"), False),
    (is_file_named, "由 foo_ca", code("sign foo_ca"), False),
    (is_resource, "replicaset.apps/web-5", code("replicaset.apps/web-5   3"), True),
    (is_resource, "replicaset.apps/web-5", code("see replicaset.apps/web-5"), False),
    (is_resource, "replicaset.app/web-5", code("replicaset.app/web-5   3"), False),
    (is_variable, "$tide_key", code('-H "KEY: $tide_key"'), True),
    (is_variable, "$tide_key", code("pay $tide_key now"), False),
    (is_variable, "$tide_kefu", code('-H "KEY: $tide_kefu"'), False),
    (is_in_order, "1234-5678-9012-3456", code("card=1234-5678-9012-3456"), True),
    (is_in_order, "1234-5678-9012-3457", code("card=1234-5678-9012-3457"), False),
    (is_in_order, "123-456", code("x=123-456"), False),
]  # fmt: skip


@each_row(("fits", "name", "source", "verdict"), ONES)
def test_each_shape(fits: object, name: str, source: str, verdict: bool) -> None:
    assert callable(fits) and fits(name, shown_of(source)) is verdict
