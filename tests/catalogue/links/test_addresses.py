"""Only public sites are asked, whatever form an address takes."""

import pytest

from talentmatch.catalogue.links.addresses import Target, UnsafeAddress, is_public, public_address, read_address

PUBLIC = "93.184.216.34"
HOSTILE = [
    "ftp://example.org/",
    "file:///etc/passwd",
    "gopher://example.org/",
    "javascript:alert(1)",
    "//example.org/",
    "http://",
    "http:///path",
    "http://example.org:22/",
    "http://example.org:8080/",
    "http://example.org:99999/",
    "http://user@example.org/",
    "http://user:secret@example.org/",
    "http://example.org@127.0.0.1/",
    "http://example.org\\@127.0.0.1/",
    "http://example.org/\r\nHost: inner",
    "http://exa mple.org/",
    "http://exam\tple.org/",
    "http://example.org/\x00",
    "http://localhost/",
    "http://intranet/",
    "http://127.0.0.1/",
    "http://127.1/",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0x7f.0.0.1/",
    "http://0177.0.0.1/",
    "http://0/",
    "http://0.0.0.0/",
    "http://10.0.0.1/",
    "http://172.16.5.4/",
    "http://192.168.1.1/",
    "http://169.254.169.254/latest/meta-data/",
    "http://100.64.0.1/",
    "http://224.0.0.1/",
    "http://255.255.255.255/",
    "http://[::1]/",
    "http://[::]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::127.0.0.1]/",
    "http://[fe80::1]/",
    "http://[fe80::1%25eth0]/",
    "http://[fc00::1]/",
    "http://[fec0::1]/",
    "http://[64:ff9b::7f00:1]/",
    "http://[64:ff9b:1::7f00:1]/",
    "http://[2002:7f00:1::]/",
    "http://[::1/",
    "http://\uff11\uff12\uff17.\uff10.\uff10.\uff11/",
    "http://-bad-.example/",
    "https://" + "a" * 3_000,
]


def resolve(_host, _port):
    return [PUBLIC]


@pytest.mark.parametrize("url", HOSTILE)
def test_it_refuses_whatever_is_not_plainly_a_public_site(url):
    with pytest.raises(UnsafeAddress):
        public_address(read_address(url), resolve)


@pytest.mark.parametrize(
    ("url", "target"),
    [
        ("https://www.example.org/a?b=c", Target("https", "www.example.org", 443, "/a?b=c")),
        ("http://Example.ORG.", Target("http", "example.org", 80, "/")),
        ("https://musée.example/é?q=ü", Target("https", "xn--muse-dpa.example", 443, "/%C3%A9?q=%C3%BC")),
        ("http://example.org/a%20b#part", Target("http", "example.org", 80, "/a%20b")),
    ],
)
def test_it_reads_the_address_of_a_public_site(url, target):
    assert read_address(url) == target
    assert public_address(target, resolve) == PUBLIC


@pytest.mark.parametrize(
    "answers", [[PUBLIC, "127.0.0.1"], ["10.0.0.1", PUBLIC], ["::1"], ["::ffff:10.0.0.1", PUBLIC], [], ["nonsense"]]
)
def test_one_private_answer_of_a_name_server_is_enough_to_refuse(answers):
    with pytest.raises(UnsafeAddress):
        public_address(read_address("https://example.org/"), lambda _host, _port: answers)


@pytest.mark.parametrize("address", [PUBLIC, "2606:2800:220:1::1"])
def test_public_addresses_are_public(address):
    assert is_public(address)
