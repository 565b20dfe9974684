#!/usr/bin/env python3
"""Draws what `compare` measured: a group of bars for each figure, as shares of Knative's.

Usage: chart.py IN.csv OUT.svg
"""
import csv
import sys
from html import escape

FIGURES = {"max": "requests a second, most", "cpu at max": "CPU a request, at most", "cpu": "CPU a request, at a fixed rate",
           "p50": "p50 at a fixed rate", "p99": "p99 at a fixed rate", "idle": "memory, idle", "rss": "memory, after load"}
COLOURS = ["#9aa0a6", "#34a853", "#4285f4", "#fbbc04", "#a142f4"]
LEFT, BAR, GAP, SCALE = 230, 14, 14, 90


def read(path):
    with open(path, newline="") as rows:
        return {(row["proxy"], row["figure"]): float(row["median"]) for row in csv.DictReader(rows)}


def bars(medians, proxies):
    y = 50
    for figure, label in FIGURES.items():
        yield f'<text x="{LEFT - 10}" y="{y + BAR}" text-anchor="end">{escape(label)}</text>'
        for proxy, colour in zip(proxies, COLOURS):
            share = medians[proxy, figure] / medians["go", figure]
            yield f'<rect x="{LEFT}" y="{y}" width="{share * SCALE:.1f}" height="{BAR - 2}" fill="{colour}"/>'
            yield f'<text x="{LEFT + share * SCALE + 4:.1f}" y="{y + BAR - 4}" class="s">{share:.2f}</text>'
            y += BAR
        y += GAP


def legend(proxies):
    for i, (proxy, colour) in enumerate(zip(proxies, COLOURS)):
        yield f'<rect x="{LEFT + i * 130}" y="16" width="12" height="12" fill="{colour}"/>'
        yield f'<text x="{LEFT + i * 130 + 17}" y="27">{escape(proxy)}</text>'


def draw(medians):
    proxies = [name for name in dict.fromkeys(proxy for proxy, _ in medians) if name != "none"]
    height = 60 + len(FIGURES) * (BAR * len(proxies) + GAP)
    style = "<style>text{font:12px sans-serif}.s{font-size:10px}</style>"
    body = "\n".join([*legend(proxies), *bars(medians, proxies)])
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="960" height="{height}">{style}\n{body}\n</svg>\n'


if __name__ == "__main__":
    with open(sys.argv[2], "w") as out:
        out.write(draw(read(sys.argv[1])))
