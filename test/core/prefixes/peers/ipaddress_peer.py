"""Reads cases as JSON from the standard input and writes what Python's ipaddress makes of them."""

import ipaddress
import json
import sys


def networks(texts, version):
    return [n for n in map(ipaddress.ip_network, texts) if n.version == version]


def collapsed(texts):
    return [str(n) for v in (4, 6) for n in ipaddress.collapse_addresses(networks(texts, v))]


def difference(a, b):
    rest = []
    for version in (4, 6):
        left = list(ipaddress.collapse_addresses(networks(a, version)))
        for taken in ipaddress.collapse_addresses(networks(b, version)):
            parts = []
            for network in left:
                if taken.supernet_of(network):
                    continue
                if network.supernet_of(taken):
                    parts.extend(network.address_exclude(taken))
                else:
                    parts.append(network)
            left = parts
        rest.extend(str(n) for n in ipaddress.collapse_addresses(left))
    return rest


def answer_pair(a, b):
    rest = difference(a, b)
    return {
        "union": collapsed(a + b),
        "difference": rest,
        "intersection": difference(a, rest),
        "contains": difference(b, a) == [],
    }


cases = json.load(sys.stdin)
json.dump(
    {
        "collapsed": [collapsed(each) for each in cases["lists"]],
        "pairs": [answer_pair(a, b) for a, b in cases["pairs"]],
    },
    sys.stdout,
)
