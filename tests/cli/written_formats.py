"""The same articles in every format that onrecord reads, for tests: each writer gives the files to read. Not a test itself."""
import csv
import gzip
import html
import io
import json
import os
import re
import shutil
import subprocess
import tarfile
import zipfile
from email.utils import format_datetime
from datetime import datetime, timezone
from xml.sax.saxutils import escape


def plain(text):
    """Paragraphs of single blanks, as every format can carry them."""
    return "\n\n".join(" ".join(part.split()) for part in re.split(r"\n+", text) if part.strip())


def article(text, title, date, publisher, url):
    return {"text": plain(text), "title": " ".join(title.split()), "date": date, "publisher": publisher, "url": url}


def paragraphs(a):
    return a["text"].split("\n\n")


def save(folder, name, content):
    path = os.path.join(folder, name)
    with open(path, "wb") as file:
        file.write(content if isinstance(content, bytes) else content.encode())
    return path


def front_matter(a):
    return (f"---\ntitle: {a['title']}\npublisher: {a['publisher']}\npublished: {a['date']}\nurl: {a['url']}\n---\n"
            f"{a['text']}")


def text(articles, folder):
    os.makedirs(os.path.join(folder, "texts"), exist_ok=True)
    for i, a in enumerate(articles):
        save(folder, f"texts/{i:04}.txt", front_matter(a))
    return [os.path.join(folder, "texts")]


def jsonl(articles, folder):
    return [save(folder, "a.jsonl", "".join(json.dumps(a, ensure_ascii=False) + "\n" for a in articles))]


def linked_page(a):
    """A page whose article stands whole in its JSON-LD."""
    item = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": a["title"], "articleBody": a["text"],
            "datePublished": a["date"] + "T08:00:00Z", "url": a["url"], "publisher": {"@type": "Organization", "name": a["publisher"]}}
    data = json.dumps(item).replace("</", "<\\/")
    body = "".join(f"<p>{html.escape(p)}</p>" for p in paragraphs(a))
    return (f"<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>{html.escape(a['title'])} | {a['publisher']}</title>"
            f"<script type='application/ld+json'>{data}</script></head><body><nav><a href=/>Home</a></nav>"
            f"<article><h1>{html.escape(a['title'])}</h1>{body}</article></body></html>")


def page(articles, folder):
    os.makedirs(os.path.join(folder, "pages"), exist_ok=True)
    for i, a in enumerate(articles):
        save(folder, f"pages/{i:04}.html", linked_page(a))
    return [os.path.join(folder, "pages")]


def table(articles, folder):
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["Date", "Title", "Source", "URL", "Body"])
    for a in articles:
        writer.writerow([a["date"], a["title"], a["publisher"], a["url"], a["text"]])
    return [save(folder, "a.csv", "\ufeff" + out.getvalue())]


def word_file(lines):
    body = "".join(f'<w:p><w:r><w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>' for line in lines)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>')
        archive.writestr("word/document.xml", '<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w='
                         f'"http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>')
    return out.getvalue()


def nexis(articles, folder):
    """One Word file as Nexis Uni exports it. It names no addresses."""
    lines = []
    for a in articles:
        day = datetime.fromisoformat(a["date"])
        lines += [a["title"], a["publisher"], f"{day:%B} {day.day}, {day.year} {day:%A}", f"Copyright {day.year} All Rights Reserved",
                  f"Length: {len(a['text'].split())} words", "Body", *paragraphs(a), f"Load-Date: {day:%B} {day.day}, {day.year}", "End of Document"]
    return [save(folder, "a.docx", word_file(lines))]


def pdf_file(pages):
    """A PDF of pages, each a list of (left, top, size, line), in points; Helvetica with the characters of Windows-1252."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"]
    kids = []
    for lines in pages:
        drawn = ""
        for left, top, size, line in lines:
            escaped = re.sub(r"[\\()]", lambda mark: "\\" + mark[0], line.encode("cp1252").decode("latin-1"))
            drawn += f"BT /F1 {size} Tf {left} {top} Td ({escaped}) Tj ET\n"
        objects.append(f"<< /Length {len(drawn.encode('latin-1'))} >>\nstream\n{drawn}endstream")
        objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects)} 0 R /Resources << /Font << /F1 3 0 R >> >> >>")
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(kids)}] >>"
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    return out + f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n{table}trailer << /Size {len(places) + 1} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n".encode()


def set_lines(paragraphs, width, left, top, size=11):
    """Paragraphs as lines of at most `width` characters, with a blank line's room between them: [(left, top, size, line)], and where it ends."""
    lines = []
    for part in paragraphs:
        line = ""
        for word in part.split():
            if len(line) + len(word) >= width:
                lines.append((left, top, size, line.strip()))
                line, top = "", top - 1.2 * size
            line += word + " "
        lines.append((left, top, size, line.strip()))
        top -= 2.4 * size
    return lines, top


def ninjs(articles, folder):
    items = [{"uri": a["url"], "type": "text", "version": "1", "versionCreated": a["date"] + "T08:00:00Z", "pubStatus": "usable",
              "headlines": [{"role": "main", "value": a["title"]}], "infoSources": [{"name": a["publisher"]}],
              "bodies": [{"role": "main", "contentType": "text/plain", "value": a["text"]}]} for a in articles]
    return [save(folder, "ninjs.json", json.dumps(items, indent=1))]


def moment(a):
    return datetime.fromisoformat(a["date"]).replace(hour=8, tzinfo=timezone.utc)


def rss(articles, folder):
    items = ""
    for a in articles:
        body = "".join(f"<p>{html.escape(p)}</p>" for p in paragraphs(a))
        items += (f"<item><title>{escape(a['title'])}</title><link>{escape(a['url'])}</link><pubDate>{format_datetime(moment(a))}</pubDate>"
                  f"<source url='https://x.example/'>{escape(a['publisher'])}</source><description>A teaser.</description>"
                  f"<content:encoded>{escape(body)}</content:encoded></item>")
    return [save(folder, "rss.xml", '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content='
                 f'"http://purl.org/rss/1.0/modules/content/"><channel><title>All</title>{items}</channel></rss>')]


def atom(articles, folder):
    entries = ""
    for a in articles:
        body = "".join(f"<p>{html.escape(p)}</p>" for p in paragraphs(a))
        entries += (f"<entry><id>{escape(a['url'])}</id><title>{escape(a['title'])}</title><link href='{escape(a['url'])}'/>"
                    f"<updated>{moment(a).isoformat()}</updated><source><title>{escape(a['publisher'])}</title></source>"
                    f"<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>{body}</div></content></entry>")
    return [save(folder, "atom.xml", f"<feed xmlns='http://www.w3.org/2005/Atom'><title>All</title>{entries}</feed>")]


def warc_record(kind, block, **headers):
    lines = ["WARC/1.0", f"WARC-Type: {kind}", *(f"{key.replace('_', '-')}: {value}" for key, value in headers.items()),
             f"Content-Length: {len(block)}"]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"


def answer(a, chunked=False, packed=False, status="200 OK", kind="text/html; charset=utf-8"):
    body = linked_page(a).encode()
    head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n"
    if packed:
        body = gzip.compress(body)
        head += "Content-Encoding: gzip\r\n"
    if chunked:
        half = len(body) // 2
        body = b"%x\r\n%s\r\n%x\r\n%s\r\n0\r\n\r\n" % (half, body[:half], len(body) - half, body[half:])
        head += "Transfer-Encoding: chunked\r\n"
    return head.encode() + b"\r\n" + body


def response(a, **how):
    return warc_record("response", answer(a, **how), WARC_Target_URI=a["url"], WARC_Date=a["date"] + "T09:00:00Z",
                       Content_Type="application/http; msgtype=response")


def warc(articles, folder):
    """One gzip member a record; every second answer chunked, every third gzipped; with records that are no pages."""
    records = [warc_record("warcinfo", b"software: test\r\n")]
    for i, a in enumerate(articles):
        records.append(warc_record("request", b"GET / HTTP/1.1\r\n\r\n", WARC_Target_URI=a["url"]))
        records.append(response(a, chunked=i % 2 == 1, packed=i % 3 == 2))
    return [save(folder, "a.warc.gz", b"".join(map(gzip.compress, records)))]


def packed_tar(articles, folder, mode, name):
    path = os.path.join(folder, name)
    with tarfile.open(path, "w" + mode) as archive:
        for i, a in enumerate(articles):
            content = front_matter(a).encode()
            member = tarfile.TarInfo(f"texts/{i:04}.txt")
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return [path]


def tar_gz(articles, folder):
    return packed_tar(articles, folder, ":gz", "a.tar.gz")


def tar_xz(articles, folder):
    return packed_tar(articles, folder, ":xz", "a.tar.xz")


def tar_zst(articles, folder):
    path, = packed_tar(articles, folder, "", "a.tar")
    subprocess.run([shutil.which("zstd"), "-q", "-f", path], check=True)
    return [path + ".zst"]


def zipped(articles, folder):
    path = os.path.join(folder, "a.zip")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for i, a in enumerate(articles):
            archive.writestr(f"texts/{i:04}.txt", front_matter(a))
    return [path]


WRITERS = {"text": text, "jsonl": jsonl, "html": page, "csv": table, "docx": nexis, "ninjs": ninjs, "rss": rss, "atom": atom, "warc": warc,
           "tar.gz": tar_gz, "tar.xz": tar_xz, "zip": zipped}
if shutil.which("zstd"):
    WRITERS["tar.zst"] = tar_zst
