"""Measures what onrecord serve promises; not a test: figures.py DATABASE TABLES [LARGE_DATABASE].

Start to first screen, searches and facets, an article of 2,000 words with 60 statements, 200 statements checked by
keyboard, the size of the page. LARGE_DATABASE: tests/bench/grown_database makes one (or multiply.sql of a small one). Works on copies. ONRECORD is the
program. Beside others' work on one machine: chrt -r 10 python3 figures.py ... measures as if it were idle.
"""
import collections
import gzip
import json
import os
import pathlib
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

from serving import ONRECORD, Server

PAGE = pathlib.Path(__file__).resolve().parents[2] / "src/serve/page"


def line(name, value):
    print(f"{name:70} {value}", flush=True)


def start_to_first_screen(folder, database, tables):
    """Until the address is printed and the page, its code and the first list have come; and the server's processor time."""
    times, used = [], []
    for _ in range(5):
        begin = time.perf_counter()
        server = Server(folder, "--db", database, "--tables", tables)
        for target in ["/search", *[f"/page/{path.name}" for path in PAGE.iterdir()], "/api/record", "/api/search?limit=50"]:
            assert server.raw("GET", target).status == 200
        times.append(time.perf_counter() - begin)
        used.append(processor(server))
        server.stop()
    return f"{statistics.median(times):.2f} s (processor, with what goes on in the background: {statistics.median(used):.2f} s)"


def processor(server):
    """Seconds of processor that the server has used: what the machine's other work does not change."""
    return sum(int(path.read_text().split()[0]) for path in pathlib.Path(f"/proc/{server.process.pid}/task").glob("*/schedstat")) / 1e9


def words_of(server, pick):
    """Words as they are searched: frequent and rare ones, beginnings, phrases, taken from what is there."""
    texts = [s["text"] for issue in server.get("facets")["facets"]["issue"][:20] for s in server.get("search", issue=issue["value"], limit=50)["statements"]]
    seen = collections.Counter(word.lower() for text in texts for word in re.findall(r"[A-Za-z]{2,}", text))
    ranked = [word for word, _ in seen.most_common()]
    phrases = [" ".join(words[at:at + 2]) for words in (re.findall(r"[A-Za-z]+", text) for text in pick.sample(texts, 40)) for at in [len(words) // 2] if len(words) > 4]
    return ranked[:12] + pick.sample(ranked[12:], min(20, len(ranked) - 12)) + [word[:4] + "*" for word in pick.sample(ranked, 6) if len(word) > 4] + [f'"{phrase}"' for phrase in phrases[:10]]


def queries(server, count=200):
    pick = random.Random(5)
    record = server.get("record")
    facets = server.get("facets")["facets"]
    words = words_of(server, pick)
    searches, counts, kinds = [], [], {}
    used = {"search": [], "facets": []}
    for i in range(count):
        asked = {}
        if i % 4 in (0, 1):
            asked["q"] = pick.choice(words)
        if i % 4 in (1, 2):
            facet = pick.choice(["who", "issue", "label", "act", "when", "outlet"])
            asked[facet] = pick.choice(facets[facet])["value"]
        if i % 7 == 0:
            asked["label"] = pick.choice(["support", "oppose", "sceptical"])
        if i % 9 == 0:
            asked["when"] = pick.choice(facets["when"])["value"][:4]
        first = processor(server)
        begin = time.perf_counter()
        server.get("search", limit=50, **asked)
        middle = time.perf_counter()
        second = processor(server)
        server.get("facets", **asked)
        end = time.perf_counter()
        used["search"].append(second - first)
        used["facets"].append(processor(server) - second)
        searches.append(middle - begin)
        counts.append(end - middle)
        kinds[end - begin] = asked
    for name, times in (("search", searches), ("facets", counts)):
        times = sorted(times)
        line(f"{name} at {record['statements']:,} statements: median, 95th percentile, worst of {count}",
             f"{times[len(times) // 2] * 1000:.0f} ms, {times[int(len(times) * 0.95)] * 1000:.0f} ms, {times[-1] * 1000:.0f} ms")
        spent = sorted(used[name])
        line("  of which processor time of the server", f"{spent[len(spent) // 2] * 1000:.0f} ms, {spent[int(len(spent) * 0.95)] * 1000:.0f} ms, {spent[-1] * 1000:.0f} ms")
    print("  slowest:", [(round(seconds, 2), kinds[seconds]) for seconds in sorted(kinds)[-4:]])


def long_article(folder, tables):
    sentence = "\"The quay number {0} must open in spring, and the harbour needs the money for it,\" Ada Reed said. It lies in the north of the town, beside the old warehouses and their cranes. "
    filler = "Ships wait outside the harbour on most days of the week and the fishermen count them. "
    path = pathlib.Path(folder) / "long.jsonl"
    path.write_text(json.dumps({"doc_id": "long", "date": "2025-01-02", "text": "\n\n".join(sentence.format(i) + (filler if i % 10 == 0 else "") for i in range(60))}) + "\n")
    database = pathlib.Path(folder) / "long.db"
    subprocess.run([ONRECORD, "add", path, "--db", database, "--tables", tables], check=True, capture_output=True)
    return database


def window(playwright, server):
    browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
    page = browser.new_context(viewport={"width": 1600, "height": 1000}, bypass_csp=True).new_page()  # what measures is evaluated
    page.goto(server.address)
    page.wait_for_selector(".hit, .dim")
    return browser, page


def article_on_screen(playwright, folder, tables):
    server = Server(folder, "--db", long_article(folder, tables), "--tables", tables)
    browser, page = window(playwright, server)
    found = server.get("article", id="long")
    page.add_init_script("""
      const asked = window.fetch;
      window.fetch = async (...args) => {
        const reply = await asked(...args);
        if (String(args[0]).includes('/api/article?')) {
          const json = reply.json.bind(reply);
          reply.json = async () => { const body = await json(); window.arrived = performance.now(); return body; };
        }
        return reply;
      };
      new MutationObserver(() => { if (window.arrived && !window.shown && document.querySelector('.record')) requestAnimationFrame(() => setTimeout(() => { window.shown = performance.now(); })); })
        .observe(document, {childList: true, subtree: true});""")
    times, used = [], []
    for _ in range(7):
        page.goto(server.base + "/search")
        page.wait_for_selector(".hit")
        protocol = page.context.new_cdp_session(page)
        protocol.send("Performance.enable", {"timeDomain": "threadTicks"})
        page.goto(server.base + "/article?id=long")
        page.wait_for_function("window.shown")
        times.append(page.evaluate("window.shown - window.arrived"))
        metrics = {each["name"]: each["value"] for each in protocol.send("Performance.getMetrics")["metrics"]}
        used.append(1000 * metrics["TaskDuration"])
    line(f"article of {len(found['text'].split()):,} words with {len(found['statements'])} statements on screen after the answer: median, worst of 7", f"{statistics.median(times):.0f} ms, {max(times):.0f} ms")
    line("  processor time of the page's thread for all of it, from the address on", f"{statistics.median(used):.0f} ms")
    browser.close()
    server.stop()


def by_keyboard(playwright, folder, database, tables, count=200):
    copy = pathlib.Path(folder) / "keys.db"
    shutil.copy(database, copy)
    server = Server(folder, "--db", copy, "--tables", tables)
    browser, page = window(playwright, server)
    page.evaluate("""() => { window.waits = [];
      addEventListener('keydown', () => { const begin = performance.now(); new Promise((done) => requestAnimationFrame(() => setTimeout(done))).then(() => window.waits.push(performance.now() - begin)); }, true); }""")
    waits, checked = [], 0
    articles = [a for a in server.get("articles", limit=200)["articles"] if a["statements"]]
    protocol = page.context.new_cdp_session(page)
    protocol.send("Performance.enable", {"timeDomain": "threadTicks"})
    used = lambda: next(each["value"] for each in protocol.send("Performance.getMetrics")["metrics"] if each["name"] == "TaskDuration")  # noqa: E731
    before_keys = used()
    began = time.perf_counter()
    pick = random.Random(3)
    for article in articles:
        if checked >= count:
            break
        page.evaluate("(id) => { history.pushState(null, '', '/article?id=' + encodeURIComponent(id)); dispatchEvent(new PopStateEvent('popstate')); }", article["doc_id"])
        page.wait_for_function("(n) => document.querySelectorAll('.record').length == n", arg=article["statements"])
        for _ in range(min(article["statements"], count - checked)):
            if pick.random() < 0.4 and page.locator(".record.open select").input_value():  # else a key asks which issue
                page.keyboard.press(pick.choice("012345"))
            page.keyboard.press("a" if pick.random() < 0.7 else "r")
            checked += 1
    seconds = time.perf_counter() - began
    kept, before = 0, -1
    while kept != before:  # what was said is sent in its order
        page.wait_for_timeout(1500)
        before, kept = kept, len(server.get("search", review=["accepted", "rejected", "corrected"], limit=200)["statements"])
    sent = time.perf_counter() - began - 1.5
    spent = used() - before_keys
    waits = sorted(page.evaluate("window.waits"))
    line(f"{checked} statements checked by keyboard ({len(waits)} keys), from key to screen: median, 95th percentile, worst", f"{waits[len(waits) // 2]:.0f} ms, {waits[int(len(waits) * 0.95)]:.0f} ms, {waits[-1]:.0f} ms")
    line("  processor time of the page's thread for each key, with drawing, sending and what comes back", f"{spent / len(waits) * 1000:.0f} ms")
    line("  corrections a minute by the script; statements reviewed in the file, after", f"{checked / seconds * 60:.0f}; {kept}, {sent:.1f} s")
    browser.close()
    server.stop()


def main():
    database, tables = map(os.path.abspath, sys.argv[1:3])
    large = os.path.abspath(sys.argv[3]) if len(sys.argv) > 3 else None
    page = b"".join(path.read_bytes() for path in sorted(PAGE.iterdir()))
    line("the page and its code, gzipped file by file", f"{sum(len(gzip.compress(path.read_bytes())) for path in PAGE.iterdir()) / 1000:.0f} kB of {len(page) / 1000:.0f} kB")
    with tempfile.TemporaryDirectory() as folder:
        for path in [database] + ([large] if large else []):
            line(f"start to first screen, {os.path.basename(path)}", start_to_first_screen(folder, path, tables))
            server = Server(folder, "--db", path, "--tables", tables, "--read-only")
            queries(server)
            server.stop()
        from playwright.sync_api import sync_playwright
        with sync_playwright() as playwright:
            article_on_screen(playwright, folder, tables)
            by_keyboard(playwright, folder, database, tables)


if __name__ == "__main__":
    main()
