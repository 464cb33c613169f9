"""Bombs at every door: depth, size, entities, archives in archives, patterns. CPU time grows with the input and not faster, memory is bounded, the stack is not."""
import bz2
import gzip
import io
import json
import lzma
import os
import pathlib
import shutil
import subprocess
import sys
import tarfile
import tempfile
import unittest
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import measured  # noqa: E402
import written_formats as formats  # noqa: E402

ONRECORD = os.environ["ONRECORD"]
SANITIZED = "build-asan" in ONRECORD  # slower, with memory and a stack of its own
GOOD = json.dumps({"text": "The bridge stayed shut.\n\n“Nobody asked us,” Mayor Vera Lind said.", "date": "2024-02-16"}) + "\n"
DEEP = 2_000 if SANITIZED else 200_000
P = "<p>“We will open the port,” Ada Reed said.</p>"
RULES = "id\tstatus\tpattern\tin\tact\tpolarity\tstrength\ttarget\tunless\tyes\tno\tauthor\tmodified\tnote\n"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def docx(body):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("word/document.xml", "w", force_zip64=True) as member:
            for piece in [f'<w:document xmlns:w="{W}"><w:body>', *([body] if isinstance(body, str) else body), "</w:body></w:document>"]:
                member.write(piece.encode() if isinstance(piece, str) else piece)
    return out.getvalue()


def page(head, body=P * 3):
    return f"<!DOCTYPE html><html><head>{head}</head><body><article>{body}</article></body></html>"


def linked(data):
    return page(f'<script type="application/ld+json">{data}</script>')


def nest(opening, inner, closing, depth=DEEP):
    return opening * depth + inner + closing * depth


DEPTH = {  # name -> file: as deep as a writer may make it
    "json.jsonl": '{"text":"x","y":' + nest("[", "1", "]") + "}\n",
    "objects.jsonl": '{"text":"x","y":' + nest('{"a":', "1", "}") + "}\n",
    "quotes.jsonl": '{"quotes":' + nest("[", "1", "]", 1000) + "}\n",
    "linked.html": linked('{"@type":"NewsArticle","headline":' + nest("[", '"x"', "]") + "}"),
    "allowed.html": linked('{"@type":"NewsArticle","headline":' + nest("[", '"x"', "]", 1000) + "}"),
    "graph.html": linked(nest('{"@graph":[', "1", "]}", 500)),
    "elements.html": page("", nest("<div>", P, "</div>")),
    "lists.html": page("", nest("<ul><li>", "x", "</li></ul>") + P),
    "words.docx": docx(nest("<w:x>", "<w:p><w:t>She said no.</w:t></w:p>", "</w:x>")),
    "feed.xml": "<?xml version='1.0'?><rss><channel>" + nest("<item>", "x", "</item>") + "</channel></rss>",
    "content.xml": "<?xml version='1.0'?><rss><channel><item><description>" + nest("&lt;b&gt;", "She said no.", "&lt;/b&gt;") + "</description></item></channel></rss>",
    "ninjs.json": '{"uri":"u","pubStatus":"usable","bodies":' + nest("[", "1", "]") + "}",
    "body.json": '{"uri":"u","pubStatus":"usable","body_xhtml":"' + nest("<div>", "She said no.", "</div>") + '"}',
    "brackets.txt": nest("(", "said", ")") + ". " + nest("“", "said", "”") + " she said.",
    "sayings.txt": "Ada Reed said that " + "Tom Hale had said that " * (DEEP // 20) + "it rained.",
    "names.txt": "Ada Reed came. " + "Reed said no. " * (DEEP // 20),
    "matter.txt": "---\n" + "title: " * DEEP + "\n---\nShe said no.",
    "cells.csv": "date,text\n2024-02-16," + '"' + '""' * DEEP + '"\n',
}


class Bombs(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    def save(self, name, content):
        return formats.save(self.folder, name, content)

    def run_on(self, *words, shell=None):
        """Exit code, CPU seconds, megabytes; what was said is in self.errors, the records in self.records."""
        command = [os.path.abspath(ONRECORD), *words]
        if shell:
            command = ["/bin/bash", "-c", shell + ' && exec "$0" "$@"', *command]
        with open(os.path.join(self.folder, ".out"), "w+b") as out, open(os.path.join(self.folder, ".err"), "w+b") as err:
            result = measured.run_for_cpu(command, b"", out, err)
            out.seek(0)
            err.seek(0)
            self.records, self.errors = out.read().decode().splitlines(), err.read().decode(errors="replace")
        return result

    def beside_a_good_one(self, *paths, codes=(0, 1), megabytes=400, seconds=20, shell=None):
        good = self.save("zz_good.jsonl", GOOD)
        code, took, peak = self.run_on("extract", *paths, good, shell=shell)
        self.assertIn(code, codes, self.errors[-600:])
        self.assertIn("Nobody asked us", self.records[-1], "the other article is lost")
        if not SANITIZED:
            self.assertLess(peak, megabytes)
            self.assertLess(took, seconds)

    def test_depth_needs_no_stack(self):
        for name, content in DEPTH.items():
            with self.subTest(name):
                self.beside_a_good_one(self.save(name, content), shell=None if SANITIZED else "ulimit -s 256")

    def test_deep_folders(self):
        depth, opened = 700, os.open(self.folder, os.O_RDONLY)
        for _ in range(depth):  # deeper than a path can be said
            os.mkdir("d" * 6, dir_fd=opened)
            inner = os.open("d" * 6, os.O_RDONLY, dir_fd=opened)
            os.close(opened)
            opened = inner
        os.close(opened)
        self.beside_a_good_one(os.path.join(self.folder, "d" * 6), shell=None if SANITIZED else "ulimit -s 256")
        self.assertIn("File name too long", self.errors)

    def test_bombs_of_every_packing(self):
        zeros, count = bytes(1 << 20), 128

        def packed(packer):
            return b"".join([packer.compress(zeros) for _ in range(count)] + [packer.flush()])

        bombs = {"a.bz2": packed(bz2.BZ2Compressor()), "a.xz": packed(lzma.LZMACompressor(preset=0))}
        if shutil.which("zstd"):
            bombs["a.zst"] = subprocess.run(["zstd", "-q", "-c"], input=bytes(count << 20), capture_output=True, check=True).stdout
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            with archive.open("a.txt", "w", force_zip64=True) as member:
                for _ in range(count):
                    member.write(zeros)
        bombs["a.zip"] = out.getvalue()
        bombs["word.docx"] = docx([b"<w:p><w:t>"] + [b" " * (1 << 20)] * count + [b"</w:t></w:p>"])
        member = tarfile.TarInfo("a.txt")
        member.size = count << 20
        bombs["a.tar.gz"] = gzip.compress(member.tobuf() + bytes(count << 20))
        inner = gzip.compress(page("", "<p>" + "x " * (count << 19) + "</p>").encode())
        answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n" + inner
        bombs["a.warc"] = formats.warc_record("response", answer, WARC_Target_URI="https://x.example/")
        for name, content in bombs.items():
            with self.subTest(name):
                self.beside_a_good_one(self.save(name, content), codes=(1,), megabytes=300)
                self.assertRegex(self.errors, "expands beyond|larger than")

    def test_archives_in_archives(self):
        content = GOOD.encode()
        for _ in range(6):
            out = io.BytesIO()
            with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
                for name in ("a", "b"):
                    archive.writestr(name + ".zip", content)
            content = out.getvalue()
        self.beside_a_good_one(self.save("nested.zip", content), codes=(1,))
        self.assertIn("nested archives are not unpacked", self.errors)
        self.beside_a_good_one(self.save("many.gz", gzip.compress(gzip.compress(gzip.compress(GOOD.encode())))), codes=(1,))
        self.assertIn("nested", self.errors)

    def test_an_archive_of_many_members(self):
        count = 2_000 if SANITIZED else 20_000
        out = io.BytesIO()
        with tarfile.open(fileobj=out, mode="w") as archive:
            for i in range(count):
                content = b"Nothing." if i % 2 else b""
                member = tarfile.TarInfo(f"{i}.txt")
                member.size = len(content)
                archive.addfile(member, io.BytesIO(content))
        self.beside_a_good_one(self.save("many.tar", out.getvalue()), codes=(1,), seconds=60)
        self.assertEqual(2, self.errors.count("empty document"))  # the first, and how many more
        self.assertIn(f"{count // 2 - 1:,} more", self.errors)

    def test_time_grows_with_the_input(self):
        """Twice the input in less than three times the CPU time, with some for starting."""
        if SANITIZED:
            self.skipTest("time is not theirs to keep")
        cases = {
            "a.csv": lambda n: "date,text\n" + '2024-02-16,"a ""b"" c' + '"\n2024-02-16,"x' * n + '"\n',
            "b.csv": lambda n: "date,text\n2024-02-16," + "," * n + "\n",
            "a.html": lambda n: page("", "<p>a &amp; &bogus; &#x41;<b>" * n),
            "b.html": lambda n: page("", "<" * n + P),
            "c.html": lambda n: page("", "<!--" * n + P),
            "d.html": lambda n: page("".join(f"<meta name=a{i} content=b>" for i in range(n))),
            "e.html": lambda n: page('<script type="application/ld+json">{"a":1}</script>' * n),
            "f.html": lambda n: page("", "<aside>We will open the port here today and tomorrow.</aside>" * n + P),
            "g.html": lambda n: page("", "".join(f"<div><p>Paragraph number {i} of a long page, in which nothing is said.</p></div>" for i in range(n))),
            "a.xml": lambda n: "<?xml version='1.0'?><rss><channel><item><description>" + "&lt;p&gt;&amp;amp;" * n + "</description></item></channel></rss>",
            "b.xml": lambda n: "<?xml version='1.0'?><rss><channel><item " + " ".join(f"a{i}='b'" for i in range(n)) + "><description>x</description></item></channel></rss>",
            "a.docx": lambda n: docx("<w:p><w:r><w:t>a</w:t></w:r><w:r><w:br/></w:r></w:p>" * n),
            "b.docx": lambda n: docx("<w:p><w:t>End of Document</w:t></w:p><w:p><w:t>Body</w:t></w:p><w:p><w:t>x</w:t></w:p>" * n),
            "a.json": lambda n: "[" + ",".join('{"uri":"u%d","pubStatus":"usable","body_text":"x %d"}' % (i, i) for i in range(n)) + "]",
            "b.json": lambda n: '{"uri":"u","pubStatus":"usable","bodies":[' + ",".join(['{"role":"x","value":"</"}'] * n) + "]}",
            "a.warc": lambda n: b"WARC/1.0\r\nContent-Length: 9\r\n\r\nWARC/1.0\n" * n,
            "b.warc": lambda n: b"WARC/1.0\r\nContent-Length: 60\r\n\r\n" * n,
            "c.warc": lambda n: b"WARC/1.0\r\n" + b"".join(b"a%d: b\r\n" % i for i in range(n)) + b"\r\n",
            "a.txt": lambda n: "\x93a\x94 " * n + "é",
            "b.txt": lambda n: "“a” ‘b’ «c» „d“ " * n,
            "c.txt": lambda n: "On March 3, 2024, last week, " * n,
            "d.txt": lambda n: "Ada Reed, Tom Hale, Vera Lind and " * n,
            "a.jsonl": lambda n: '{"text":"x"' + ',"a":"b"' * n + "}\n",
            "b.jsonl": lambda n: '{"quotes":[' + ",".join(['{"pre":"she","quote":"we go","post":"on"}'] * n) + "]}\n",
        }
        for name, make in cases.items():
            with self.subTest(name):
                per = len(make(1000)) / 1000
                small = int((200_000 if name.endswith(".txt") or name in ("f.html", "b.jsonl") else 400_000) / per)
                took = []
                for n in (small, 2 * small):
                    code, seconds, megabytes = self.run_on("extract", "--date", "2024-02-16", self.save(name, make(n)))
                    self.assertIn(code, (0, 1), self.errors[-300:])
                    took.append(seconds)
                print(f"{name}: {took[0]:.2f} s, twice as much {took[1]:.2f} s, {megabytes:.0f} MB")
                self.assertLess(took[1], 3 * took[0] + 0.5)
                self.assertLess(megabytes, 400)

    def test_tables(self):
        folder = os.path.join(self.folder, "tables")
        os.mkdir(folder)
        # Each set names the next sixty times: a million million words.
        sets = "name\tmembers\n" + "".join(f"@s{i}\t{'|'.join([f'@s{i + 1}'] * 60)}\n" for i in range(7)) + "@s7\tword\n"
        bombs = {
            "sets": {"sets.tsv": sets, "rules.tsv": RULES + "BOMB\tstable\tsay~ @s0\tcue\tSTATE\t\t\t\t\t\t\t\t\t\n"},
            "choices": {"rules.tsv": RULES + "BOMB\tstable\tsay~" + " {a|b|c|d e|}" * 40 + "\tcue\tSTATE\t\t\t\t\t\t\t\t\t\n"},
            "gaps": {"rules.tsv": RULES + "BOMB\tstable\tsay~" + " *12 a" * 200 + "\tcue\tSTATE\t\t\t\t\t\t\t\t\t\n"},
            "alias": {"issues.tsv": "id\tpole\talias\tpolarity\tkind\nX.y\tpole\t" + "a " * 100_000 + "\t+1\tagreement\n"},
            "aliases": {"actors.tsv": "name\taliases\trole\tcountry\tpronouns\nAda Reed\t" + "|".join(["Reed"] * 100_000) + "\t\t\t\n"},
        }
        for name, files in bombs.items():
            with self.subTest(name):
                for file, content in files.items():
                    self.save(os.path.join("tables", file), content)
                code, seconds, megabytes = self.run_on("lint", folder)
                print(f"{name}: {seconds:.1f} s, {megabytes:.0f} MB; {self.errors[:150]!r}")
                self.assertIn(code, (0, 1, 3), self.errors[-500:])
                if name == "sets":
                    self.assertIn("a set of more than 100000 words", self.errors)
                if not SANITIZED:
                    self.assertLess(seconds, 20)
                    self.assertLess(megabytes, 600)
                for file in os.listdir(folder):
                    os.remove(os.path.join(folder, file))


if __name__ == "__main__":
    unittest.main()
